import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Text } from '../../domain/vocabulary/text.js';

type Instant = ColumnType<Date, Date, Date>;

/** A change that somebody has asked for; never rewritten. */
interface WaitingChangeTable {
  no: GeneratedAlways<number>;
  kind: string;
  clause: string;
  what: ColumnType<Text, string, string>;
  reason: string | null;
  about: Generated<string[]>;
  deciders: string[];
  content: unknown;
  asked_by: string;
  asked_at: Instant;
  expires_at: Instant;
}

/** How a change ended; without a row it waits, until it expires. */
interface WaitingChangeEndTable {
  change_no: number;
  outcome: string;
  ended_by: string;
  reason: string | null;
  at: Instant;
}

/** Who confirmed the set-up; one row, or none yet. */
interface SetupConfirmationTable {
  only_one: Generated<boolean>;
  confirmed_by: string;
  confirmed_at: Instant;
}

/** What waits for a second person, and from when on everything sensitive does. */
export interface SecondPersonTables {
  waiting_change: WaitingChangeTable;
  waiting_change_end: WaitingChangeEndTable;
  setup_confirmation: SetupConfirmationTable;
}

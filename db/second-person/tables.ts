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

/** An erasure that was carried out, by the owner. */
interface ErasureTable {
  change_no: number;
  person_id: string;
  kinds: string[];
  requested: boolean;
  asked_by: string;
  approved_by: string;
  carried_out_by: string;
  at: Instant;
  links: ColumnType<Readonly<Record<string, number>>, string, never>;
}

/** What waits for a second person, and from when on everything sensitive does. */
export interface SecondPersonTables {
  waiting_change: WaitingChangeTable;
  waiting_change_end: WaitingChangeEndTable;
  erasure: ErasureTable;
  setup_confirmation: SetupConfirmationTable;
}

import type { ColumnType, Generated } from 'kysely';

type Stamp = ColumnType<Date, Date | string | undefined, never>;
type Instant = ColumnType<Date, Date | string, never>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = ColumnType<unknown, string, string>;

/** Which cause had which turn of a workflow, and when (0030). */
export interface StepTurnTable {
  workflow_id: string;
  turn: number;
  causes: string[];
  at: Instant;
}

/** What a turn read from the records, so that its repetition reads the same. */
export interface StepReadingTable {
  workflow_id: string;
  turn: number;
  cause: string;
  no: number;
  name: string;
  answer: Json;
}

/** The journal of acts: written before they are delivered, and delivered until answered. */
export interface ActTable {
  id: string;
  workflow_id: string;
  task_ids: string[];
  what: 'claim' | 'release' | 'complete' | 'complete-many' | 'move' | 'talk';
  input: Json;
  actor_id: string;
  taken_at: Instant;
  deliver_at: Instant;
  deliveries: Generated<number>;
  answered_at: MaybeInstant;
  refusal: ColumnType<unknown, string | null | undefined, string | null>;
  /** Nobody else's act on its tasks is taken before it has its answer (0034). */
  alone: Generated<boolean>;
  /** Name of the key, and what it says of the whole act; null where nobody has signed it. */
  signed_with: string | null;
  signature: Uint8Array | null;
  /** In the course of which request it was taken. */
  request_id: string | null;
}

/** Cases that stand still, because the database will never take one of their steps; one row a workflow. */
export interface FrozenCaseTable {
  workflow_id: string;
  seq: number;
  causes: string[];
  code: string;
  detail: string;
  at: Stamp;
}

/** Differences between workflows and records that a reconciliation found. */
export interface DifferenceTable {
  workflow_id: string;
  what: string;
  detail: string;
  found_at: Instant;
}

/** What reached the engine past the service and was not acted on. */
export interface IntrusionTable {
  workflow_id: string;
  what: 'foreign' | 'not-signed';
  digest: Uint8Array;
  at: Instant;
}

/** Keys that this installation has used (0044). */
export interface SealKeyTable {
  id: string;
  use: 'seal' | 'sign';
  fingerprint: string;
  since: Instant;
  forgotten_at: MaybeInstant;
}

/** Whose turn is whose, and the journal (docs/decisions/0030). */
export interface TurnTables {
  step_turn: StepTurnTable;
  step_reading: StepReadingTable;
  act: ActTable;
  frozen_case: FrozenCaseTable;
  difference: DifferenceTable;
  intrusion: IntrusionTable;
  seal_key: SealKeyTable;
}

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** An instant that the database stamps unless told. */
type Stamp = ColumnType<Date, Date | string | undefined, never>;
type Instant = ColumnType<Date, Date | string, never>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = ColumnType<unknown, string, string>;
type JsonDefault = ColumnType<unknown, string | undefined, string>;

/** Every step that was written, by workflow and number, so that it is written once. */
export interface ProjectionTable {
  workflow_id: string;
  seq: number;
  causes: string[];
  digest: Buffer;
  result: Json;
  answers: ColumnType<unknown, string | null, never>;
  at: Stamp;
}

/** Cycles of §8; civil dates, and the policy and switches they took with them (I-73). */
export interface CycleTable {
  id: string;
  kind: Generated<'regular' | 'special'>;
  month: string;
  stage: string;
  launch_from: string;
  launch_by: string;
  launched_on: string | null;
  launched_by: string | null;
  late: Generated<boolean>;
  late_reason: string | null;
  closing_date: string | null;
  evaluated_at: MaybeInstant;
  closed_at: MaybeInstant;
  dropped_by: string | null;
  drop_reason: string | null;
  policy_version: string;
  choices: Json;
  calendar: ColumnType<unknown, string | null, never>;
  opened_by: string;
  version: Generated<number>;
  created_at: Stamp;
}

/** What a case of §8 has beside what every case has: its cycle, its steps and how the person stands in it. */
export interface CandidateTable {
  id: string;
  cycle_id: string;
  from_level: string | null;
  direct_steps: Generated<number>;
  panel_steps: Generated<number>;
  target_level: string | null;
  direct_level: string | null;
  route: string | null;
  special: Generated<boolean>;
  hold: Generated<boolean>;
  was_held: Generated<boolean>;
  acknowledge: Generated<boolean>;
  batch: number | null;
  session_id: string | null;
  missed_defenses: Generated<number>;
  panel_outcome: string | null;
  /** numeric: arrives as a string such as `79.99`. */
  panel_total: ColumnType<string | null, string | number | null, string | number | null>;
  final_level: string | null;
  snapshot_at: MaybeInstant;
}

/** A view: what a candidate keeps, with the head of his case. */
export interface PromotionCaseView extends Omit<CandidateTable, 'id'> {
  id: string;
  kind: string;
  person_id: string;
  position: string;
  stage: string;
  outcome: string;
  evaluation_no: number;
  round: number;
  effective_from: string | null;
  reason: string | null;
  released: boolean;
  policy_version: string;
  opened_at: Stamp;
  closed_at: MaybeInstant;
  version: number;
}

/** Frozen evaluations, numbered within their case; `facts_digest` tells whether facts have moved (I-15). */
export interface EvaluationTable {
  case_id: string;
  no: number;
  why: string;
  request: Json;
  answer: Json;
  policy_version: string;
  choices: Json;
  facts_digest: string;
  asked_by: string;
  at: Stamp;
}

/** Sessions of a panel (§8.3.4, §9.3.4); `pass_mark` is numeric and arrives as text. */
export interface DefenseSessionTable {
  id: string;
  group_id: string;
  stage: string;
  held_on: string;
  starts_at: string | null;
  room: string | null;
  chair_id: string;
  pass_mark: ColumnType<string, string | number, string | number>;
  deviations: JsonDefault;
  waived: JsonDefault;
  /** What the panel judges by (14.1), as it was when the session was called. */
  standards: ColumnType<unknown, string, never>;
  closed_at: MaybeInstant;
  version: Generated<number>;
  created_at: Stamp;
}

/** Who scores whom in a session, for which groups and in whose place. */
export interface DefenseScorerTable {
  session_id: string;
  case_id: string;
  scorer_id: string;
  groups: string[];
  substitute_for: string | null;
  reason: string | null;
  withdrawn: Generated<boolean>;
}

/** Score sheets of a session; once submitted they stay. */
export interface ScoreSheetTable {
  session_id: string;
  case_id: string;
  scorer_id: string;
  scores: Json;
  comment: string | null;
  submitted_at: Stamp;
}

/** Relatives whom somebody declared, so that they never decide about him. */
export interface DeclaredRelativeTable {
  person_id: string;
  relative_id: string;
  declared_by: string;
  declared_at: Stamp;
  withdrawn_by: string | null;
  withdrawn_at: MaybeInstant;
}

/** Decisions of all pipelines with § and reason; never changed. */
export interface DecisionTable {
  no: GeneratedAlways<number>;
  workflow_id: string;
  seq: number;
  case_id: string;
  cycle_id: string | null;
  clause: string;
  kind: string;
  outcome: string;
  reason: string | null;
  detail: JsonDefault;
  round: number;
  evaluation_no: number | null;
  policy_version: string;
  decided_by: string | null;
  deputy_id: string | null;
  at: Instant;
}

/** Issued papers with their frozen content and the SHA-256 of what was printed. */
export interface DocumentTable {
  id: string;
  number: string;
  kind: string;
  case_id: string;
  person_id: string;
  content: Json;
  html: string;
  sha256: string;
  edition: Generated<number>;
  for_everybody: Generated<boolean>;
  withdraws: string | null;
  issued_by: string | null;
  issued_at: Instant;
  code: Generated<string>;
}

/** A document as it was typeset: as issued, and with what the person answered. */
export interface PaperTable {
  document_id: string;
  stage: string;
  pdf: Buffer;
  sha256: string;
  bytes: number;
  coded: Generated<string[]>;
  at: Instant;
}

/** The last number of each series and year; numbers have no gaps. */
export interface DocumentNumberTable {
  series: string;
  year: number;
  last: number;
}

/** Whether a paper was signed or refused (I-41), and who recorded it. */
export interface DocumentSignatureTable {
  document_id: string;
  signature: string;
  recorded_by: string;
  reason: string | null;
  at: Instant;
}

/** The scan of a sheet that was signed by hand, with the digests of document and file. */
export interface DocumentScanTable {
  attachment_id: string;
  document_id: string;
  document_sha256: string;
  file_sha256: string;
  bound_by: string;
  at: Instant;
}

/** Everything that anybody did, in its order; the database lets nobody change it. */
export interface LedgerTable {
  id: GeneratedAlways<number>;
  at: Instant;
  actor: string;
  deputy: string | null;
  act: string;
  clause: string | null;
  cycle_id: string | null;
  vacancy_id: string | null;
  case_id: string | null;
  task_id: string | null;
  workflow_id: string;
  seq: number;
  before: ColumnType<unknown, string | null | undefined, never>;
  after: ColumnType<unknown, string | null | undefined, never>;
}

/** The tables of cases, decisions and papers. */
export interface CaseTables {
  projection: ProjectionTable;
  cycle: CycleTable;
  candidate: CandidateTable;
  promotion_case: PromotionCaseView;
  evaluation: EvaluationTable;
  /** What was asked for a step that is still to be written. */
  evaluation_draft: EvaluationTable;
  defense_session: DefenseSessionTable;
  defense_scorer: DefenseScorerTable;
  score_sheet: ScoreSheetTable;
  declared_relative: DeclaredRelativeTable;
  decision: DecisionTable;
  document: DocumentTable;
  paper: PaperTable;
  document_number: DocumentNumberTable;
  document_signature: DocumentSignatureTable;
  document_scan: DocumentScanTable;
  ledger: LedgerTable;
}

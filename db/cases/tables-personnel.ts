import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Stamp = ColumnType<Date, Date | string | undefined, never>;
type Instant = ColumnType<Date, Date | string, never>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = ColumnType<unknown, string, string>;
type JsonDefault = ColumnType<unknown, string | undefined, string>;

interface VacancyTable {
  id: string;
  post: string;
  department_id: string;
  team: string;
  reports_to: string;
  head_count: number;
  filled: Generated<number>;
  reason: string;
  stage: string;
  close_reason: string | null;
  policy_version: string;
  choices: Json;
  opened_by: string;
  opened_at: Stamp;
  closed_at: MaybeInstant;
  version: Generated<number>;
}

interface PersonnelCaseTable {
  id: string;
  kind: string;
  person_id: string;
  group_id: string | null;
  vacancy_id: string | null;
  about_id: string | null;
  post: string | null;
  stage: string;
  outcome: string | null;
  reason: string | null;
  round: Generated<number>;
  evaluation_no: Generated<number>;
  effective_from: string | null;
  detail: JsonDefault;
  released: Generated<boolean>;
  released_at: MaybeInstant;
  exclusive: string | null;
  policy_version: string;
  choices: Json;
  opened_by: string;
  opened_at: Stamp;
  closed_at: MaybeInstant;
  version: Generated<number>;
  carried_by: string | null;
}

interface TakenOverTable {
  case_id: string;
  kind: string;
  person_id: string;
  workflow_id: string;
  since: string;
  paper: string;
  entry: Json;
  findings: Json;
  from_post: string | null;
  from_level: string | null;
  entered_by: string;
  confirmed_by: string;
  change_no: number;
  at: Instant;
}

interface AssessmentSheetTable {
  case_id: string;
  round: number;
  form: string;
  rater_id: string;
  scores: Json;
  /** numeric: arrives as a string such as `79.9965`. */
  total: ColumnType<string, string | number, never>;
  comment: string | null;
  submitted_at: Instant;
}

interface ReservedNumberTable {
  act_id: string;
  number: string;
  at: Stamp;
}

interface MessageTable {
  id: GeneratedAlways<number>;
  person_id: string;
  workflow_id: string;
  seq: number;
  no: number;
  case_id: string | null;
  vacancy_id: string | null;
  document_id: string | null;
  clause: string;
  subject: Json;
  body: Json;
  /** Whom it names, by number. */
  named: ColumnType<unknown, string | undefined, string>;
  topic: Generated<string>;
  task_id: string | null;
  sent_at: Instant;
  read_at: MaybeInstant;
  /** Still to be said in the mail of the morning. */
  in_morning: Generated<boolean>;
}

interface SetbackEventTable {
  person_id: string;
  month: string;
  noted_at: Stamp;
  case_id: string | null;
  decision: 'start' | 'leave' | null;
  decided_by: string | null;
  decided_at: MaybeInstant;
  reason: string | null;
}

/** I-82: the C and D that start their case by themselves, or by HR's decision, and have none in the records yet. */
interface SetbackWaitingView {
  person_id: string;
  month: string;
  case_id: string | null;
  noted_at: Stamp;
  published_on: string;
}

/** I-82: the C and D from before the day, until HR has decided each. */
interface SetbackOlderView {
  person_id: string;
  month: string;
  rating: string;
  published_on: string;
}

/** I-82: the days that the HR manager has named; never changed, the last one holds. */
interface GoLiveTable {
  no: GeneratedAlways<number>;
  since: ColumnType<string, string, never>;
  reason: ColumnType<string, string, never>;
  set_by: ColumnType<string, string, never>;
  set_at: Instant;
}

/** Vacancies, cases of every kind, and what people are told. */
export interface PersonnelTables {
  taken_over: TakenOverTable;
  vacancy: VacancyTable;
  personnel_case: PersonnelCaseTable;
  assessment_sheet: AssessmentSheetTable;
  reserved_number: ReservedNumberTable;
  message: MessageTable;
  setback_event: SetbackEventTable;
  setback_waiting: SetbackWaitingView;
  setback_older: SetbackOlderView;
  go_live: GoLiveTable;
}

import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, never>;
type JsonDefault = ColumnType<unknown, string | undefined, string>;

interface TrialTable {
  case_id: string;
  workflow_id: string;
  person_id: string;
  post: string;
  reports_to: string;
  stage: string;
  start_on: string | null;
  months: number | null;
  extended_months: number | null;
  pauses: JsonDefault;
  last_day: string | null;
  review_on: string | null;
  alarm_on: string | null;
  provisional: Generated<boolean>;
  calendar_digest: string | null;
  team: Generated<string[]>;
  former_superiors: JsonDefault;
  superiors: string[] | null;
  department_heads: string[] | null;
  heads_left_out: JsonDefault;
  score: string | null;
  reason: string | null;
  opened_at: Instant;
  ended_on: string | null;
  version: Generated<number>;
}

interface ReviewTable {
  case_id: string;
  no: number;
  stage: string;
  seed: string;
  launched_on: string | null;
  due_on: string | null;
  roster: Generated<string[]>;
  left_out: JsonDefault;
  confirmed: Generated<boolean>;
  waived: JsonDefault;
  closed_on: string | null;
  outcome: string | null;
  score: string | null;
  groups: unknown;
}

interface ReviewRaterTable {
  case_id: string;
  no: number;
  person_id: string;
  review_group: string;
  place: number | null;
  replaces: string | null;
  withdrawn: Generated<boolean>;
  answered: Generated<boolean>;
}

interface ReviewAnswerTable {
  id: Generated<string>;
  case_id: string;
  no: number;
  review_group: string;
  scores: ColumnType<unknown, string, string>;
  total: string;
}

interface ReviewCommentTable {
  id: Generated<string>;
  case_id: string;
  no: number;
  review_group: string;
  comment: string;
}

/** Trial appointments and their reviews (9.5.5, 9.5.6). */
export interface TrialTables {
  trial: TrialTable;
  review: ReviewTable;
  review_rater: ReviewRaterTable;
  review_answer: ReviewAnswerTable;
  review_comment: ReviewCommentTable;
}

import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { ComplaintCause, ComplaintStatus } from '../../domain/people/complaint.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { LeaveKind } from '../../domain/people/leave.js';
import type { HistorySource } from '../../domain/people/people.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import type { Status } from '../../domain/vocabulary/status.js';

/** An instant that the database stamps. */
type Stamp = ColumnType<Date, string | undefined, string>;
/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** Departments and their heads. */
export interface DepartmentTable {
  id: Fixed<string>;
  name: string;
  head_id: string | null;
  created_at: Stamp;
}

/** Everybody who is or was here; civil dates in Asia/Shanghai. */
export interface PersonTable {
  id: Fixed<string>;
  name: string;
  department_id: string;
  superior_id: string | null;
  /** Since when; null: as long as the person has been here. */
  superior_since: ColumnType<string | null, string | undefined, string>;
  title: string | null;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  status: Status;
  hired_on: string;
  confirmed_on: string | null;
  left_on: string | null;
  version: ColumnType<number, never, never>;
  created_at: Stamp;
  updated_at: Stamp;
}

/** Leaves of several days; open where `to_on` is null (I-09). */
export interface LeaveRecordTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  kind: LeaveKind;
  from_on: string;
  to_on: string | null;
  withdrawn: Generated<boolean>;
  reason: string | null;
  recorded_by: string;
  recorded_at: Stamp;
}
/** What was not withdrawn. */
export type LeavePeriodView = Pick<LeaveRecordTable, 'id' | 'person_id' | 'kind' | 'from_on' | 'to_on'>;

/** What a leave was before each correction. */
export interface LeaveRevisionTable {
  id: GeneratedAlways<number>;
  leave_id: Fixed<number>;
  former: JSONColumnType<Record<string, unknown>, string, never>;
  reason: Fixed<string>;
  replaced_by: Fixed<string>;
  replaced_at: Stamp;
}

interface HistoryTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  effective_from: Fixed<string>;
  revision: Generated<number>;
  voided: Generated<boolean>;
  source: Fixed<HistorySource>;
  counts_from: Fixed<string>;
  case_id: Fixed<string | null>;
  reference: Fixed<string | null>;
  reason: Fixed<string | null>;
  recorded_by: Fixed<string>;
  recorded_at: Stamp;
}

/** Posts by the civil date from which they hold; a correction is a later row of the same date. */
export interface PositionHistoryTable extends HistoryTable {
  position: Fixed<Position>;
}

/** Levels by the civil date from which they hold; a correction is a later row of the same date. */
export interface LevelHistoryTable extends HistoryTable {
  level: Fixed<Level>;
  promoted_from: Fixed<Level | null>;
  corrects: Fixed<number | null>;
}

/** The views of the rows that count; `effective_until` is the day on which the next period begins. */
interface PeriodView {
  id: number;
  person_id: string;
  effective_from: string;
  counts_from: string;
  source: HistorySource;
  case_id: string | null;
  effective_until: string | null;
}

/** Posts as periods from day to day, corrections taken in. */
export interface PositionPeriodView extends PeriodView {
  position: Position;
}

/** Levels as periods from day to day, corrections taken in. */
export interface LevelPeriodView extends PeriodView {
  level: Level;
}

/** Promotions that stand, each with the level that it started from (I-65). */
export interface PromotionMadeView {
  id: number;
  person_id: string;
  promoted_from: Level | null;
  level: Level;
  effective_from: string;
  revision: number;
  case_id: string | null;
}

/** The rating of a person's month, as it stands (I-13). */
export interface RatingTable {
  person_id: Fixed<string>;
  month: Fixed<string>;
  rating: Rating;
  published_on: string;
  reason: string | null;
  recorded_by: string;
  recorded_at: Stamp;
}

/** What a rating was before each correction. */
export interface RatingRevisionTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  month: Fixed<string>;
  former_rating: Fixed<Rating>;
  former_published_on: Fixed<string>;
  former_recorded_by: Fixed<string>;
  former_recorded_at: ColumnType<Date, string, never>;
  reason: Fixed<string>;
  replaced_by: Fixed<string>;
  replaced_at: Stamp;
}

/** Complaints about people, as they stand (I-17). */
export interface ComplaintTable {
  id: Fixed<string>;
  person_id: string;
  incident_on: string;
  cause: ComplaintCause;
  status: ComplaintStatus;
  confirmed_on: string | null;
  description: string | null;
  reason: string | null;
  recorded_by: string;
  recorded_at: Stamp;
  department_by: string | null;
  department_on: string | null;
}

/** What a complaint was before each correction. */
export interface ComplaintRevisionTable {
  id: GeneratedAlways<number>;
  complaint_id: Fixed<string>;
  former: JSONColumnType<Record<string, unknown>, string, never>;
  reason: Fixed<string>;
  replaced_by: Fixed<string>;
  replaced_at: Stamp;
}

/** `monthly_amount` is CNY with two decimals, as text: a float would lose them. */
export interface PayTableTable {
  level: Fixed<Level>;
  effective_from: Fixed<string>;
  monthly_amount: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Stamp;
}

/** Changes of pay; amounts are numeric and arrive as text, CNY a month. */
export interface PayChangeTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  case_id: Fixed<string>;
  from_level: Fixed<Level | null>;
  to_level: Fixed<Level>;
  from_amount: Fixed<string | null>;
  to_amount: Fixed<string | null>;
  effective_from: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: Stamp;
}

/** Imports with what their dry run found. */
export interface ImportTable {
  id: Fixed<string>;
  kind: 'people' | 'ratings' | 'complaints' | 'leaves';
  filename: string;
  sha256: string;
  status: 'dry-run' | 'applied' | 'refused';
  digest: string | null;
  summary: JSONColumnType<Record<string, unknown>>;
  created_by: string;
  created_at: Stamp;
  applied_by: string | null;
  applied_at: ColumnType<Date | null, string | null, string | null>;
}

/** The lines of an import, with what each would replace. */
export interface ImportRowTable {
  import_id: Fixed<string>;
  line: Fixed<number>;
  key: string;
  value: JSONColumnType<Record<string, unknown>>;
  verdict: 'new' | 'changed' | 'unchanged' | 'refused';
  former: JSONColumnType<Record<string, unknown> | null>;
  problems: ColumnType<readonly unknown[], string | undefined, string>;
  waits: string | null;
}

/** By what people are found: name, pinyin, initials, number (docs/decisions/0054). */
export interface PersonKeyTable {
  person_id: string;
  key: string;
}

/** How a name is read, for the order of lists. */
export interface PersonReadingTable {
  person_id: string;
  reading: Generated<string>;
}

/** Whose keys are still to be written. */
export interface PersonUnkeyedTable {
  person_id: string;
}

/** The tables and views of 0001-people.sql. */
export interface PeopleTables {
  department: DepartmentTable;
  person: PersonTable;
  person_key: PersonKeyTable;
  person_reading: PersonReadingTable;
  person_unkeyed: PersonUnkeyedTable;
  leave_record: LeaveRecordTable;
  leave_period: LeavePeriodView;
  leave_revision: LeaveRevisionTable;
  position_history: PositionHistoryTable;
  level_history: LevelHistoryTable;
  position_period: PositionPeriodView;
  level_period: LevelPeriodView;
  promotion_made: PromotionMadeView;
  rating: RatingTable;
  rating_revision: RatingRevisionTable;
  complaint: ComplaintTable;
  complaint_revision: ComplaintRevisionTable;
  pay_table: PayTableTable;
  pay_change: PayChangeTable;
  import: ImportTable;
  import_row: ImportRowTable;
}

import type { ColumnType, GeneratedAlways } from 'kysely';

/** An instant that the database stamps. */
type Stamp = ColumnType<Date, undefined, never>;
/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** Changes of the register's switches, each from a civil date on; never changed themselves. */
export interface RegisterChoiceTable {
  no: GeneratedAlways<number>;
  entry: Fixed<string>;
  key: Fixed<string>;
  value: ColumnType<unknown, string, never>;
  effective_from: Fixed<string>;
  reason: Fixed<string>;
  needs_gm: Fixed<boolean>;
  proposed_by: Fixed<string>;
  proposed_at: Stamp;
}

/** What the general manager said to a change that needs his agreement (I-42). */
export interface RegisterChoiceDecisionTable {
  choice_no: Fixed<number>;
  decision: Fixed<'approved' | 'rejected'>;
  reason: Fixed<string | null>;
  decided_by: Fixed<string>;
  decided_at: Stamp;
}

/** The company's own wording of the standards (14.1), a version of the policy at a time; never changed. */
export interface StandardsImportTable {
  no: GeneratedAlways<number>;
  policy_version: Fixed<string>;
  wording: ColumnType<unknown, string, never>;
  filename: Fixed<string>;
  sha256: Fixed<string>;
  imported_by: Fixed<string>;
  imported_at: ColumnType<Date, Date, never>;
}

/** The next version of the policy as HR drafts it: one at a time. */
export interface PolicyDraftTable {
  one: ColumnType<boolean, undefined, never>;
  base: Fixed<string>;
  version: Fixed<string>;
  title: ColumnType<unknown, string, string>;
  changes: ColumnType<unknown, string, string>;
  revision: number;
  begun_by: Fixed<string>;
  begun_at: ColumnType<Date, Date, never>;
  saved_by: string;
  saved_at: Date;
}

/** Versions of the policy as they were released on the policy page; never changed. */
export interface PolicyReleaseTable {
  version: Fixed<string>;
  base: Fixed<string>;
  valid_from: Fixed<string>;
  document: Fixed<string>;
  sha256: Fixed<string>;
  reason: Fixed<string>;
  asked_by: Fixed<string>;
  approved_by: Fixed<string>;
  released_at: ColumnType<Date, Date, never>;
}

/** The tables of 0010-register-choices.sql, 0051-standards.sql and 0225-policy-versions.sql. */
export interface PolicyTables {
  policy_draft: PolicyDraftTable;
  policy_release: PolicyReleaseTable;
  standards_import: StandardsImportTable;
  register_choice: RegisterChoiceTable;
  register_choice_decision: RegisterChoiceDecisionTable;
}

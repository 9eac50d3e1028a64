import type { ColumnType, Generated } from 'kysely';

/** An instant that the database stamps unless told. */
type Stamp = ColumnType<Date, Date | string | undefined, never>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** The tasks of all pipelines: who may act until when, and what came of it. */
export interface TaskTable {
  id: string;
  workflow_id: string;
  cycle_id: string | null;
  vacancy_id: string | null;
  case_id: string | null;
  session_id: string | null;
  kind: string;
  clause: string;
  state: string;
  roles: Generated<string[]>;
  people: Generated<string[]>;
  excluded: Generated<string[]>;
  claimed_by: string | null;
  claimed_at: MaybeInstant;
  opened_at: Stamp;
  due_on: string | null;
  reminded_at: MaybeInstant;
  urged_at: MaybeInstant;
  escalated_at: MaybeInstant;
  closed_at: MaybeInstant;
  closed_by: string | null;
  closed_by_deputy: string | null;
  answer: ColumnType<unknown, string | null | undefined, string | null>;
  version: Generated<number>;
  superior_of: string | null;
  supervisor_of: string | null;
  proposer_for: string | null;
  managers_of: string | null;
  signs: string | null;
  sign_no: number | null;
  held_answer: ColumnType<unknown, string | null | undefined, string | null>;
  held_by: string | null;
  held_at: MaybeInstant;
  of_office: Generated<boolean>;
  /** Of the people, whoever got it from an office: his while he holds it (4.1). */
  by_office: Generated<string[]>;
}

/** On whose desks tasks lie; the database's triggers write it (docs/decisions/0054). */
export interface TaskDeskTable {
  task_id: string;
  desk: string;
  state: string;
  kind: string;
  due: string;
  closed_at: MaybeInstant;
  escalated: boolean;
}

/** What somebody has typed into a task's form and not handed in, sealed (docs/decisions/0054). */
export interface TaskDraftTable {
  task_id: string;
  person_id: string;
  content: string;
  version: Generated<number>;
  updated_at: Stamp;
}

/** The tables of tasks. */
export interface TaskTables {
  task: TaskTable;
  task_desk: TaskDeskTable;
  task_draft: TaskDraftTable;
}

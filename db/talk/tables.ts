import type { ColumnType, GeneratedAlways } from 'kysely';

type Instant = ColumnType<Date, Date, never>;

/** What whoever holds a task asks somebody about a case; never rewritten (docs/decisions/0056). */
interface TaskQuestionTable {
  no: GeneratedAlways<number>;
  task_id: string;
  /** Counts the questions of a task. */
  seq: number;
  case_id: string;
  asked_by: string;
  deputy_id: string | null;
  asked_of: string;
  question: string;
  at: Instant;
}

/** How a question ended: answered, or, without an answer, taken back. */
interface TaskAnswerTable {
  question_no: number;
  by: string;
  answer: string | null;
  at: Instant;
}

/** A copy or a comment as it was written; never rewritten. */
interface RemarkTable {
  no: GeneratedAlways<number>;
  case_id: string;
  task_id: string | null;
  kind: string;
  written_by: string;
  text: string | null;
  at: Instant;
}

/** The words that stand in the place of a remark's; null where it was removed. */
interface RemarkChangeTable {
  no: GeneratedAlways<number>;
  remark_no: number;
  text: string | null;
  at: Instant;
}

interface RemarkAddresseeTable {
  remark_no: number;
  person_id: string;
  at: Instant;
}

/** That somebody whom a remark is addressed to has read it. */
interface RemarkReadTable {
  remark_no: number;
  person_id: string;
  at: Instant;
}

/** What is said of tasks and cases. */
export interface TalkTables {
  task_question: TaskQuestionTable;
  task_answer: TaskAnswerTable;
  remark: RemarkTable;
  remark_change: RemarkChangeTable;
  remark_addressee: RemarkAddresseeTable;
  remark_read: RemarkReadTable;
}

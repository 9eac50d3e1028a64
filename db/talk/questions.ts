import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import type { Queryable } from '../database.js';

/** A question about a case, with how it ended. */
export interface QuestionView {
  readonly no: number;
  readonly taskId: string;
  /** Its number at its task, as the engine counts. */
  readonly seq: number;
  readonly caseId: string;
  readonly caseKind: CaseKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly deputy: string | null;
  readonly deputyName: string | null;
  readonly askedOf: string;
  readonly askedOfName: string;
  readonly question: string;
  readonly at: Date;
  /** `over`: its task was done or withdrawn before anybody answered; `left`: whoever was asked has (I-58). */
  readonly state: 'open' | 'answered' | 'taken-back' | 'left' | 'over';
  readonly answer: string | null;
  readonly endedAt: Date | null;
}

const columns = sql`q.no::int as no, q.task_id as "taskId", q.seq, q.case_id as "caseId", c.kind as "caseKind",
  c.person_id as "subjectId", s.name as "subjectName", q.asked_by as "askedBy", b.name as "askedByName",
  q.deputy_id as deputy, h.name as "deputyName", q.asked_of as "askedOf", o.name as "askedOfName", q.question, q.at,
  case when e.answer is not null then 'answered' when e.by = q.asked_of then 'left'
       when e.question_no is not null then 'taken-back'
       when t.state <> 'open' then 'over' else 'open' end as state,
  e.answer, e.at as "endedAt"
  from task_question q join task t on t.id = q.task_id join personnel_case c on c.id = q.case_id
  join person s on s.id = c.person_id join person b on b.id = q.asked_by join person o on o.id = q.asked_of
  left join person h on h.id = q.deputy_id left join task_answer e on e.question_no = q.no`;
const OPEN = sql`(e.question_no is null and t.state = 'open')`;

const read = async (db: Queryable, rest: RawBuilder<unknown>): Promise<readonly QuestionView[]> =>
  (await sql<QuestionView>`select ${columns} ${rest}`.execute(db)).rows;

/** What was asked about a task, in order. */
export const questionsOf = (db: Queryable, taskId: string): Promise<readonly QuestionView[]> =>
  read(db, sql`where q.task_id = ${taskId} order by q.seq`);

/** A question by its number; undefined where there is none. */
export const findQuestion = async (db: Queryable, no: number): Promise<QuestionView | undefined> =>
  (await read(db, sql`where q.no = ${no}`))[0];

/** What somebody was asked, the latest first, before one; open ones, or what is over. */
export const askedOf = (
  db: Queryable,
  personId: string,
  page: { readonly open: boolean; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly QuestionView[]> =>
  read(
    db,
    sql`where q.asked_of = ${personId} and ${OPEN} = ${page.open} and (${page.before ?? null}::bigint is null or q.no < ${page.before ?? null}::bigint)
      order by q.no desc limit ${page.limit}`,
  );

/** How many questions wait for somebody's answer, up to a number. */
export async function countAsked(db: Queryable, personId: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from task_question q join task t on t.id = q.task_id left join task_answer e on e.question_no = q.no
      where q.asked_of = ${personId} and ${OPEN} limit ${most}) one`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Writes a question as its step has it. */
export async function insertQuestion(
  trx: Queryable,
  { taskId, seq, caseId, actorId, deputyId, to, question }: Extract<TaskTouch, { what: 'asked' }>,
  at: Date,
): Promise<void> {
  await sql`insert into task_question (task_id, seq, case_id, asked_by, deputy_id, asked_of, question, at)
    values (${taskId}, ${seq}, ${caseId}, ${actorId}, ${deputyId ?? null}, ${to}, ${question}, ${at})`.execute(trx);
}

/** Writes how a question ended; gives it. */
export async function endQuestion(
  trx: Queryable,
  {
    taskId,
    seq,
    by,
    answer,
  }: { readonly taskId: string; readonly seq: number; readonly by: string; readonly answer: string | null },
  at: Date,
): Promise<QuestionView | undefined> {
  await sql`insert into task_answer (question_no, by, answer, at)
    select no, ${by}, ${answer}, ${at} from task_question where task_id = ${taskId} and seq = ${seq}`.execute(trx);
  return (await read(trx, sql`where q.task_id = ${taskId} and q.seq = ${seq}`))[0];
}

import { sql } from 'kysely';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { HandOnWhy } from '../../domain/step/tasks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { heldColumns, type HeldTask } from './holders.js';

const dayOf = (at: Date): string => todayIn('Asia/Shanghai', at.getTime());

/** A task to be opened: what for, and who may act. */
export interface NewTask {
  readonly id: string;
  readonly workflowId: string;
  readonly cycleId: string | null;
  readonly vacancyId: string | null;
  readonly caseId: string | null;
  readonly sessionId: string | null;
  readonly kind: string;
  readonly clause: string;
  readonly roles: readonly string[];
  readonly people: readonly string[];
  readonly excluded: readonly string[];
  readonly dueOn: string | null;
  /** An office has it: whoever is named acts while he holds it (4.1). */
  readonly ofOffice?: boolean;
  /** Whose superior or supervisor it is for, where it is for one. */
  readonly superiorOf?: string | null;
  readonly supervisorOf?: string | null;
  /** For whose grading it is, where it is for the proposer or the manager. */
  readonly proposerFor?: string | null;
  readonly managersOf?: string | null;
  /** Of a signature: which task it signs, as the n-th who was asked to. */
  readonly signs?: string | null;
  readonly signNo?: number | null;
}

/** Opens tasks; they are in the inbox when the transaction commits. Gives each with its holders, in their order. */
export async function openTasks(db: Queryable, tasks: readonly NewTask[], at: Date): Promise<readonly HeldTask[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<HeldTask>`
    with t as (insert into task (id, workflow_id, cycle_id, vacancy_id, case_id, session_id, kind, clause, state, roles, people, excluded,
                      due_on, of_office, superior_of, supervisor_of, proposer_for, managers_of, signs, sign_no, opened_at)
    select id, "workflowId", "cycleId", "vacancyId", "caseId", "sessionId", kind, clause, 'open', roles, people, excluded, "dueOn", coalesce("ofOffice", false), "superiorOf", "supervisorOf",
           "proposerFor", "managersOf", signs, "signNo", ${at}
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as given(id text, "workflowId" text, "cycleId" text,
      "vacancyId" text, "caseId" text, "sessionId" text, kind text, clause text, roles text[], people text[], excluded text[], "dueOn" date, "ofOffice" boolean,
      "superiorOf" text, "supervisorOf" text, "proposerFor" text, "managersOf" text, signs text, "signNo" int)
    returning *)
    select ${heldColumns(dayOf(at))} from t`.execute(db);
  return rows;
}

/** A task that is closed, by whom, or that stays open; with what somebody answered there, where one did. */
export interface SettledTask {
  readonly taskId: string;
  /** Completed by somebody, or withdrawn because the case moved on; null for one that takes several acts. */
  readonly how: 'completed' | 'withdrawn' | null;
  readonly by: string | null;
  /** Who completed it in his place. */
  readonly deputy: string | null;
  readonly answered: boolean;
  readonly answer: unknown;
}

/**
 * Takes tasks out of the inbox, and keeps with each the last that was answered there. Gives those that are withdrawn,
 * with who held them.
 */
export async function settleTasks(
  db: Queryable,
  tasks: readonly SettledTask[],
  at: Date,
): Promise<readonly HeldTask[]> {
  if (tasks.length === 0) return [];
  const settled = sql`update task set state = coalesce(given.how, task.state),
      closed_at = case when given.how is null then task.closed_at else ${at}::timestamptz end,
      closed_by = coalesce(given.by, task.closed_by), closed_by_deputy = given.deputy,
      answer = case when given.answered then given.answer else task.answer end,
      version = version + 1
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as given("taskId" text, how text, by text, deputy text,
      answered boolean, answer jsonb)
    where task.id = given."taskId" and task.state = 'open'`;
  await readByDoing(db, tasks, at);
  if (!tasks.some(({ how }) => how === 'withdrawn')) {
    await settled.execute(db);
    return [];
  }
  const { rows } = await sql<HeldTask>`with t as (${settled} returning task.*)
    select ${heldColumns(dayOf(at))} from t where t.state = 'withdrawn' order by t.id`.execute(db);
  return rows;
}

/** Whoever did a task has read what asked him for it. */
async function readByDoing(db: Queryable, tasks: readonly SettledTask[], at: Date): Promise<void> {
  const done = tasks.flatMap(({ how, by, taskId }) => (how === 'completed' && by !== null ? [{ taskId, by }] : []));
  if (done.length === 0) return;
  await sql`update message set read_at = greatest(${at}::timestamptz, sent_at)
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as given("taskId" text, by text)
    where message.person_id = given.by and message.task_id = given."taskId" and message.read_at is null
      and message.topic <> 'news'`.execute(db);
}

/** Gives an open task to one of its candidates, or back to all of them where `by` is null. */
export async function claimTask(db: Queryable, taskId: string, by: string | null, at: Date): Promise<void> {
  await sql`update task set claimed_by = ${by}, claimed_at = ${by === null ? null : at}, version = version + 1
    where id = ${taskId} and state = 'open'`.execute(db);
}

/** A task as it was before it was handed on. */
export interface HandedOn {
  readonly kind: TaskKind;
  readonly clause: string;
  readonly people: readonly string[];
  readonly caseId: string | null;
  /** Whom its case is about. */
  readonly aboutId: string | null;
  /** Whose supervisor it is for, where it is for one (I-70). */
  readonly supervisorOf: string | null;
}

/** I-58: addressed to others from now on; the claim of who has left ends. Gives what it was; undefined where it is closed. */
export async function handOnTask(
  db: Queryable,
  task: {
    readonly taskId: string;
    readonly from: string;
    readonly people: readonly string[];
    /** Of these, whoever got it from an office. */
    readonly byOffice?: readonly string[];
    readonly roles: readonly string[];
    /** Somebody decided by hand whose it is: no relation moves it any more. */
    readonly byHand: boolean;
    readonly why: HandOnWhy;
  },
): Promise<HandedOn | undefined> {
  const { rows } = await sql<HandedOn>`
    with former as (
      select t.id, t.kind, t.clause, t.people, t.case_id as "caseId", c.person_id as "aboutId",
             t.supervisor_of as "supervisorOf"
      from task t left join personnel_case c on c.id = t.case_id where t.id = ${task.taskId} and t.state = 'open')
    update task set people = ${[...task.people]}::text[], version = version + 1,
      roles = (select array(select distinct unnest(task.roles || ${[...task.roles]}::text[]))),
      claimed_by = case when claimed_by = ${task.from} then null else claimed_by end,
      claimed_at = case when claimed_by = ${task.from} then null else claimed_at end,
      of_office = case when ${task.byHand} then task.of_office else ${task.roles.length > 0} or (${task.why === 'left'} and task.of_office) end,
      by_office = ${[...(task.byOffice ?? [])]}::text[],
      superior_of = case when ${task.byHand} then null else task.superior_of end,
      supervisor_of = case when ${task.byHand} then null else task.supervisor_of end,
      proposer_for = case when ${task.byHand} then null else task.proposer_for end,
      managers_of = case when ${task.byHand} then null else task.managers_of end
    from former where task.id = former.id
    returning former.kind, former.clause, former.people, former."caseId", former."aboutId", former."supervisorOf"`.execute(
    db,
  );
  return rows[0];
}

/** Notes that the people of an open task were reminded. */
export async function markReminded(db: Queryable, taskId: string, at: Date): Promise<void> {
  await sql`update task set reminded_at = ${at}, version = version + 1 where id = ${taskId} and state = 'open'`.execute(
    db,
  );
}

/** A case has come back to an open task: whoever has it open reads it anew. */
export async function markReturned(db: Queryable, taskId: string): Promise<void> {
  await sql`update task set version = version + 1 where id = ${taskId} and state = 'open'`.execute(db);
}

/** Notes that somebody urged the holders of an open task. */
export async function markUrged(db: Queryable, taskId: string, at: Date): Promise<void> {
  await sql`update task set urged_at = ${at}, version = version + 1 where id = ${taskId} and state = 'open'`.execute(
    db,
  );
}

/** Overdue: who else may act now sees it in his inbox. */
export async function markEscalated(db: Queryable, taskId: string, roles: readonly string[], at: Date): Promise<void> {
  await sql`
    update task set escalated_at = ${at}, version = version + 1,
      roles = (select array(select distinct unnest(task.roles || ${[...roles]}::text[])))
    where id = ${taskId} and state = 'open'`.execute(db);
}

/** What was handed in for a task that others sign; null where it has gone back to whoever did. */
export async function holdAnswer(
  db: Queryable,
  taskId: string,
  held: { readonly answer: unknown; readonly by: string } | null,
  at: Date,
): Promise<void> {
  await sql`update task set held_answer = ${held === null ? null : JSON.stringify(held.answer)}::jsonb, held_by = ${held?.by ?? null},
      held_at = ${held === null ? null : at}, version = version + 1
    where id = ${taskId} and state = 'open'`.execute(db);
}

/** Who has done a task, with the hand by which he did. */
interface TaskEnd {
  readonly by: string;
  readonly name: string;
  readonly deputy: string | null;
  readonly deputyName: string | null;
}

/** Who has done a task; undefined where it is open, was withdrawn, or is none. */
export async function findEnd(db: Queryable, taskId: string): Promise<TaskEnd | undefined> {
  const { rows } = await sql<TaskEnd>`
    select t.closed_by as by, p.name, t.closed_by_deputy as deputy, d.name as "deputyName"
    from task t join person p on p.id = t.closed_by left join person d on d.id = t.closed_by_deputy
    where t.id = ${taskId} and t.state = 'completed'`.execute(db);
  return rows[0];
}

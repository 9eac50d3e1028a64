import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** A human task as the inbox shows it. */
export interface TaskView {
  readonly id: string;
  readonly workflowId: string;
  readonly kind: string;
  readonly clause: string;
  readonly state: 'open' | 'completed' | 'withdrawn';
  readonly cycleId: string | null;
  readonly cycleMonth: string | null;
  readonly vacancyId: string | null;
  readonly caseId: string | null;
  readonly caseKind: CaseKind | null;
  /** The case that its case is about: an appeal, a rebase. */
  readonly aboutId: string | null;
  readonly sessionId: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly remindedAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly answer: unknown;
  readonly version: number;
  /** When an act was taken that has no answer yet and keeps who asks from acting (docs/decisions/0030). */
  readonly takenAt: Date | null;
  /** Whether it is addressed to who asks, by role, relation or name, and he is not excluded. */
  readonly mine: boolean;
}

/**
 * 8.5.2, 8.5.6: a task for the department head is for the head of the people it is about, not for heads elsewhere. Where
 * HR's records name no head, it is for who has the role in that department; a cycle without anybody is for every head,
 * who can only close it. Read anew each time: heads change.
 */
const headsThem = ({ personId }: Actor): RawBuilder<unknown> => sql`
  (t.roles @> array['department-head'] and (exists (
    select from department d
    where (d.head_id = ${personId}
           or d.head_id is null and d.id = (select o.department_id from person o where o.id = ${personId}))
      and case
        when t.case_id is not null then exists (
          select from personnel_case k join person q on q.id = k.person_id
          where k.id = t.case_id and q.department_id = d.id)
        when t.vacancy_id is not null then exists (
          select from vacancy v where v.id = t.vacancy_id and v.department_id = d.id)
        else exists (
          select from promotion_case k join person q on q.id = k.person_id
          where k.cycle_id = t.cycle_id and k.from_level is not null and q.department_id = d.id) end)
    or t.case_id is null and t.vacancy_id is null and not exists (
      select from promotion_case k where k.cycle_id = t.cycle_id and k.from_level is not null)))`;

function mineOf(actor: Actor): RawBuilder<unknown> {
  const anywhere = actor.roles.filter((role) => role !== 'department-head');
  const byRelation = anywhere.length < actor.roles.length ? headsThem(actor) : sql`false`;
  return sql`((t.roles && ${anywhere}::text[] or t.people @> ${[actor.personId]}::text[] or ${byRelation})
    and not t.excluded @> ${[actor.personId]}::text[])`;
}

/** Who looks after what others have to do, or how they did it. */
const WATCHERS: readonly Role[] = ['hr', 'hr-manager', 'auditor'];

function seenBy(actor: Actor, state: TaskQuestion['state']): RawBuilder<unknown> {
  if (state === 'completed') return sql`t.closed_by = ${actor.personId}`;
  const watches = state === 'overdue' && actor.roles.some((role) => WATCHERS.includes(role));
  return watches ? sql`c.person_id is distinct from ${actor.personId}` : mineOf(actor);
}

const columns = (actor: Actor): RawBuilder<unknown> => sql`
  t.id, t.workflow_id as "workflowId", t.kind, t.clause, t.state, t.cycle_id as "cycleId", y.month as "cycleMonth",
  t.vacancy_id as "vacancyId", t.case_id as "caseId", c.kind as "caseKind", c.about_id as "aboutId", t.session_id as "sessionId", c.person_id as "subjectId", p.name as "subjectName",
  t.claimed_by as "claimedBy", k.name as "claimedByName", t.opened_at as "openedAt", t.due_on as "dueOn",
  t.reminded_at as "remindedAt", t.escalated_at as "escalatedAt", t.closed_at as "closedAt", t.closed_by as "closedBy",
  t.answer, t.version,
  (select min(w.taken_at) from act w where w.task_ids && array[t.id::text] and w.answered_at is null
     and w.taken_at < now() - interval '10 seconds') as "takenAt", ${mineOf(actor)} as mine
  from task t
  left join cycle y on y.id = t.cycle_id
  left join personnel_case c on c.id = t.case_id
  left join person p on p.id = c.person_id
  left join person k on k.id = t.claimed_by`;

/** Where a page ended: the due day of an open task, the instant of a closed one, and the task. */
export interface TaskCursor {
  readonly when: string;
  readonly id: string;
}

/** Whose tasks to list and which, a page at a time. */
export interface TaskQuestion {
  /** `overdue`: open and escalated (I-39); HR sees everybody's. */
  readonly state: 'open' | 'overdue' | 'completed' | 'withdrawn';
  readonly kind?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly vacancyId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly after?: TaskCursor | undefined;
  readonly limit: number;
}

/** A task of a list, with the place at which the list goes on behind it. */
export type ListedTask = TaskView & { readonly cursor: TaskCursor };

/**
 * One's own tasks: open ones that one may do, soonest due first; completed ones that one did oneself, and withdrawn
 * ones that were addressed to one, latest first. Overdue ones are shown to HR whoever has to do them, because nothing
 * is ever decided by silence (I-39); never those about HR's own case.
 */
export async function listTasks(db: Queryable, actor: Actor, question: TaskQuestion): Promise<readonly ListedTask[]> {
  const { state, after } = question;
  const open = state === 'open' || state === 'overdue';
  const where: RawBuilder<unknown>[] = [sql`t.state = ${open ? 'open' : state}`, seenBy(actor, state)];
  if (state === 'overdue') where.push(sql`t.escalated_at is not null`);
  if (question.kind !== undefined) where.push(sql`t.kind = ${question.kind}`);
  if (question.cycleId !== undefined) where.push(sql`t.cycle_id = ${question.cycleId}`);
  if (question.vacancyId !== undefined) where.push(sql`t.vacancy_id = ${question.vacancyId}`);
  if (question.caseId !== undefined) where.push(sql`t.case_id = ${question.caseId}`);
  if (after !== undefined) {
    where.push(
      open
        ? sql`(coalesce(t.due_on, 'infinity'), t.id) > (${after.when}::date, ${after.id})`
        : sql`(t.closed_at, t.id) < (${after.when}::timestamptz, ${after.id})`,
    );
  }
  const when = open ? sql`coalesce(t.due_on, 'infinity')` : sql`t.closed_at`;
  const order = open ? sql`${when}, t.id` : sql`${when} desc, t.id desc`;
  const { rows } = await sql<TaskView & { readonly when: string }>`
    select ${when}::text as when, ${columns(actor)}
    where ${sql.join(where, sql` and `)} order by ${order} limit ${question.limit}`.execute(db);
  return rows.map(({ when: key, ...task }) => ({ ...task, cursor: { when: key, id: task.id } }));
}

/** A task, whoever it is addressed to; `mine` tells whether to who asks. */
export async function findTask(db: Queryable, actor: Actor, taskId: string): Promise<TaskView | undefined> {
  const { rows } = await sql<TaskView>`select ${columns(actor)} where t.id = ${taskId}`.execute(db);
  return rows[0];
}

/** Whether somebody has an open task about this very case; tasks whose holder reads nothing of it (`but`) do not count. */
export async function hasTaskOn(db: Queryable, actor: Actor, caseId: string, but: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select ${columns(actor)} where t.case_id = ${caseId} and t.state = 'open' and t.kind <> all(${[...but]}::text[])
      and ${mineOf(actor)} limit 1`.execute(db);
  return rows.length > 0;
}

import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { ManagementPosition } from '../../domain/vocabulary/position.js';
import { OWN_HAND_KINDS } from '../../domain/standing-in/own-hand.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';
import { findKeyed, keyedLike } from '../people/keys.js';
import { standingOf, type Standing } from '../proxies/standing.js';
import { forWhom, fromDesks, mineBy, mineOf } from './desks.js';

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
  /** The post to be filled, of a task about a vacancy (9.1). */
  readonly vacancyPost: ManagementPosition | null;
  readonly vacancyTeam: string | null;
  readonly vacancyDepartment: string | null;
  readonly caseId: string | null;
  readonly caseKind: CaseKind | null;
  /** The case that its case is about: an appeal, a rebase. */
  readonly aboutId: string | null;
  readonly sessionId: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  /** Who had claimed it by an office that he holds no more (4.1). */
  readonly endedClaim: string | null;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly remindedAt: Date | null;
  /** When HR last urged whoever holds it. */
  readonly urgedAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly answer: unknown;
  readonly version: number;
  /** When an act was taken that has no answer yet and keeps who asks from acting (docs/decisions/0030). */
  readonly takenAt: Date | null;
  /** Who did it in the place of whoever it is closed by. */
  readonly closedByDeputy: string | null;
  readonly closedByDeputyName: string | null;
  /** Whether it is addressed to who asks, by role, relation or name, and he is not excluded; or to whom he stands in for. */
  readonly mine: boolean;
  /** In whose place he acts on it, where it is not his own (I-39). */
  readonly forId: string | null;
  readonly forName: string | null;
}

const WATCHERS: readonly Role[] = ['hr', 'hr-manager', 'auditor'];

/** Whether somebody looks after what others have to do, or how they did it: HR and the auditor. */
export const isWatcher = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some((role) => WATCHERS.includes(role));

// Joined are eight tables with the page at most: of more PostgreSQL does not look for the best order.
const columns = (actor: Actor, standing: readonly Standing[]): RawBuilder<unknown> => sql`
  t.id, t.workflow_id as "workflowId", t.kind, t.clause, t.state, t.cycle_id as "cycleId", y.month as "cycleMonth",
  t.vacancy_id as "vacancyId",
  (select v.post from vacancy v where v.id = t.vacancy_id) as "vacancyPost", (select v.team from vacancy v where v.id = t.vacancy_id) as "vacancyTeam",
  (select d.name from vacancy v join department d on d.id = v.department_id where v.id = t.vacancy_id) as "vacancyDepartment",
  t.case_id as "caseId", c.kind as "caseKind", c.about_id as "aboutId", t.session_id as "sessionId", c.person_id as "subjectId", p.name as "subjectName",
  k.id as "claimedBy", k.name as "claimedByName", case when k.id is null then t.claimed_by end as "endedClaim", t.opened_at as "openedAt", t.due_on as "dueOn",
  t.reminded_at as "remindedAt", t.urged_at as "urgedAt", t.escalated_at as "escalatedAt", t.closed_at as "closedAt", t.closed_by as "closedBy",
  t.closed_by_deputy as "closedByDeputy",
  (select n.name from person n where n.id = t.closed_by_deputy) as "closedByDeputyName",
  f.id as "forId", ${standing.length === 0 ? sql`null` : sql`(select n.name from person n where n.id = f.id)`} as "forName",
  t.answer, t.version,
  (select min(w.taken_at) from act w where w.task_ids && array[t.id::text] and w.answered_at is null
     and w.taken_at < now() - interval '10 seconds') as "takenAt", ${standing.length === 0 ? mineOf(actor, standing) : mineBy(actor, sql`f.id`)} as mine
  from task t
  left join cycle y on y.id = t.cycle_id
  left join personnel_case c on c.id = t.case_id
  left join person p on p.id = c.person_id
  left join person k on k.id = case when t.state = 'open' then claim_of(t) else t.claimed_by end
  cross join lateral (select ${forWhom(actor, standing)} as id offset 0) f`;

/** Where a page ended: the due day of an open task, the instant of a closed one, and the task. */
export interface TaskCursor {
  readonly when: string;
  readonly id: string;
}

/** Whose tasks to list and which, a page at a time. */
export interface TaskQuestion {
  /** `due`: open, and their day has come; `overdue`: open and escalated (I-39); `all`: everybody's open ones, for HR alone. */
  readonly state: 'open' | 'due' | 'overdue' | 'completed' | 'withdrawn' | 'all';
  /** Civil date in Shanghai. */
  readonly today: string;
  readonly kind?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly vacancyId?: string | undefined;
  readonly caseId?: string | undefined;
  /** How a name, its pinyin or initials, or a number begins. */
  readonly search?: string | undefined;
  readonly dueBy?: string | undefined;
  /** By due day, or of closed ones by when they were closed; otherwise open ones soonest first, closed ones latest. */
  readonly sort?: 'soonest' | 'latest' | undefined;
  readonly after?: TaskCursor | undefined;
  readonly limit: number;
}

/** A task of a list, with the place at which the list goes on behind it. */
export type ListedTask = TaskView & { readonly cursor: TaskCursor };

/** People who are looked for one by one; where more are called so, the list is read in its order until a page is full. */
const FEW = 500;

/** A question with the cases that its search is about, where they are few. */
type WithCases<Q> = Q & { readonly cases?: readonly string[] };
type Searched = WithCases<TaskQuestion>;

async function searched<Q extends Pick<TaskQuestion, 'search'>>(db: Queryable, question: Q): Promise<WithCases<Q>> {
  if (question.search === undefined) return question;
  const found = await findKeyed(db, question.search, FEW + 1);
  if (found.length > FEW) return question;
  const { rows } = await sql<{ id: string }>`select id from personnel_case
    where person_id = any(${[...found]}::text[]) or id = ${question.search.trim()}`.execute(db);
  return { ...question, cases: rows.map(({ id }) => id) };
}

/** What narrows a list, whoever's it is: `t` is the task, of the case `c`. */
function narrowing(question: Searched): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (question.kind !== undefined) where.push(sql`t.kind = ${question.kind}`);
  if (question.cycleId !== undefined) where.push(sql`t.cycle_id = ${question.cycleId}`);
  if (question.vacancyId !== undefined) where.push(sql`t.vacancy_id = ${question.vacancyId}`);
  if (question.caseId !== undefined) where.push(sql`t.case_id = ${question.caseId}`);
  if (question.cases !== undefined) where.push(sql`t.case_id = any(${[...question.cases]}::text[])`);
  else if (question.search !== undefined) where.push(keyedLike(question.search, sql`c.person_id`));
  if (question.state === 'overdue') where.push(sql`t.escalated_at is not null`);
  return sql.join(where, sql` and `);
}

/** The last due day of a list: 'infinity' is none. */
function lastDue({ state, today, dueBy }: TaskQuestion): string {
  const days = [state === 'due' ? today : undefined, dueBy].filter((day) => day !== undefined);
  return days.sort()[0] ?? 'infinity';
}

/** Whether a list is read from its end. */
const isBackwards = ({ state, sort }: Pick<TaskQuestion, 'state' | 'sort'>): boolean =>
  sort === undefined ? CLOSED.has(state) : sort === 'latest';

const CLOSED: ReadonlySet<TaskQuestion['state']> = new Set(['completed', 'withdrawn']);
const DUE = sql`coalesce(t.due_on, 'infinity'::date)`;

/** Whether tasks of a kind, or of any where none is asked for, may be done in somebody's place by a proxy. */
const offers =
  (kind: string | undefined) =>
  ({ kinds }: Standing): boolean =>
    kind === undefined || ((kinds?.includes(kind) ?? true) && !OWN_HAND_KINDS.some((own) => own === kind));

/** Which tasks are on the page, as `id` and `at`; no more than the page is read of any index. */
function pageOfTasks(actor: Actor, standing: readonly Standing[], question: Searched): RawBuilder<unknown> {
  const { state, after, limit, cases, kind } = question;
  const closed = CLOSED.has(state);
  const backwards = isBackwards(question);
  const order = backwards ? sql`desc` : sql`asc`;
  /** Behind the page before, of what is due in time. */
  const rest = (when: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> => {
    const due = closed ? sql`true` : sql`${when} <= ${lastDue(question)}::date`;
    if (after === undefined) return due;
    const place = closed ? sql`${after.when}::timestamptz` : sql`${after.when}::date`;
    return sql`${due} and (${when}, ${id}) ${backwards ? sql`<` : sql`>`} (${place}, ${after.id})`;
  };
  const tasks = (whose: RawBuilder<unknown>): RawBuilder<unknown> => {
    const when = closed ? sql`t.closed_at` : DUE;
    return sql`select t.id, ${when} as at from task t left join personnel_case c on c.id = t.case_id
      where t.state = ${sql.lit(closed ? state : 'open')} and ${whose} and ${rest(when, sql`t.id`)} and ${narrowing(question)}
      order by ${when} ${order}, t.id ${order} limit ${limit}`;
  };
  if (state === 'completed') {
    const { personId } = actor;
    return sql`select one.id, one.at from ((${tasks(sql`t.closed_by = ${personId}`)}) union
      (${tasks(sql`t.closed_by_deputy = ${personId}`)})) as one order by one.at ${order}, one.id ${order} limit ${limit}`;
  }
  if (state === 'all' || (state === 'overdue' && isWatcher(actor))) {
    return tasks(sql`c.person_id is distinct from ${actor.personId}`);
  }
  // The few tasks of few cases are sooner found than one's own that are about them.
  if (cases !== undefined) return tasks(mineOf(actor, standing));
  const when = closed ? sql`k.closed_at` : sql`k.due`;
  const ofKind = kind === undefined ? sql`true` : sql`k.kind = ${kind}`;
  const urgent = state === 'overdue' ? sql`k.escalated` : sql`true`;
  return fromDesks(actor, closed ? [] : standing.filter(offers(kind)), {
    of: sql`k.state = ${sql.lit(closed ? state : 'open')} and ${ofKind} and ${urgent} and ${rest(when, sql`k.task_id`)} and ${narrowing(question)}`,
    when,
    order,
    limit,
  });
}

/**
 * One's own tasks: open ones that one may do, soonest due first; completed ones that one did oneself, and withdrawn
 * ones that were addressed to one, latest first; or the other way round (`sort`). Overdue ones are shown to HR whoever has to do them, because nothing
 * is ever decided by silence (I-39), and so is every open one where HR follows up; never those about HR's own case.
 */
export async function listTasks(db: Queryable, actor: Actor, question: TaskQuestion): Promise<readonly ListedTask[]> {
  const direction = isBackwards(question) ? sql`desc` : sql`asc`;
  const place = CLOSED.has(question.state) ? sql`t.closed_at` : DUE;
  // What is closed is nobody's to do in another's place.
  const standing = CLOSED.has(question.state) ? [] : await standingOf(db, actor.personId);
  const { rows } = await sql<TaskView & { readonly when: string }>`
    with page as materialized (${pageOfTasks(actor, standing, await searched(db, question))})
    select page.at::text as "when", ${columns(actor, standing)} join page on page.id = t.id
    order by ${place} ${direction}, t.id ${direction}`.execute(db);
  return rows.map(({ when, ...task }) => ({ ...task, cursor: { when, id: task.id } }));
}

/** The most that is counted: more is told as so many and more. */
export const MOST_COUNTED = 1_000;

/** How many there are in each of some lists that one question narrows, up to {@link MOST_COUNTED}. */
export async function countTasks(
  db: Queryable,
  actor: Actor,
  states: readonly TaskQuestion['state'][],
  question: Omit<TaskQuestion, 'limit' | 'state'>,
): Promise<readonly number[]> {
  const standing = await standingOf(db, actor.personId);
  const found = await searched(db, { ...question, limit: MOST_COUNTED });
  return Promise.all(
    states.map(async (state) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from (${pageOfTasks(actor, standing, { ...found, state })}) as found`.execute(db);
      return rows[0]?.n ?? 0;
    }),
  );
}

/** A task, whoever it is addressed to; `mine` tells whether to who asks. */
export async function findTask(db: Queryable, actor: Actor, taskId: string): Promise<TaskView | undefined> {
  const standing = await standingOf(db, actor.personId);
  const { rows } = await sql<TaskView>`select ${columns(actor, standing)} where t.id = ${taskId}`.execute(db);
  return rows[0];
}

/** The open tasks about this very case that somebody may do, by number; not those of some kinds (`but`). */
export async function tasksOn(
  db: Queryable,
  actor: Actor,
  caseId: string,
  but: readonly string[],
): Promise<readonly string[]> {
  const standing = await standingOf(db, actor.personId);
  const { rows } = await sql<{ id: string }>`
    select t.id from task t join personnel_case c on c.id = t.case_id where t.case_id = ${caseId} and t.state = 'open' and t.kind <> all(${[...but]}::text[])
      and ${mineOf(actor, standing)} order by t.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether somebody has an open task about this very case; tasks whose holder reads nothing of it (`but`) do not count. */
export const hasTaskOn = async (...asked: Parameters<typeof tasksOn>): Promise<boolean> =>
  (await tasksOn(...asked)).length > 0;

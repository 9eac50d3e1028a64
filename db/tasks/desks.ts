import { sql, type RawBuilder } from 'kysely';
import { OWN_HAND_KINDS } from '../../domain/standing-in/own-hand.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';
import type { Standing } from '../proxies/standing.js';
import { withoutInterest } from './interest.js';

/**
 * The desks of somebody, as a list: his roles, himself, and the departments that he heads. 8.5.2, 8.5.6: a task for the
 * department head is for the head of the people it is about; where HR's records name no head, it is for who has the role
 * in that department; a cycle without anybody is for every head, who can only close it. Read anew each time: heads change.
 */
function desksOf({ personId, roles }: Actor): RawBuilder<readonly string[]> {
  const named = roles.map((role) => (role === 'department-head' ? 'heads' : `role:${role}`));
  const headed = roles.includes('department-head')
    ? sql`array(select 'department:' || d.id from department d where d.head_id = ${personId}
        union select 'department:' || d.id from person o join department d on d.id = o.department_id
        where o.id = ${personId} and d.head_id is null)`
    : undefined;
  // Desk by desk, not as one value: PostgreSQL counts them in a plan for all values, too, and keeps it.
  const own = sql`array[${sql.join([...named, `person:${personId}`])}]::text[]`;
  return headed === undefined ? sql`(${own} collate "C")` : sql`((${own} || ${headed}) collate "C")`;
}

/** The desks of somebody by name, as they are now. */
export async function listDesks(db: Queryable, actor: Actor): Promise<readonly string[]> {
  const { rows } = await sql<{ desk: string }>`select unnest(${desksOf(actor)}) as desk`.execute(db);
  return rows.map(({ desk }) => desk);
}

/**
 * 4.1: what an office has and was passed on by name is on his own desk `k` while he holds that office; a head's in a
 * department that it is about (`heads_at`).
 */
function byOffice({ personId, roles }: Actor): RawBuilder<unknown> {
  const others = roles.filter((role) => role !== 'department-head');
  const heads =
    roles.length === others.length
      ? sql``
      : sql`
    or t.roles @> '{department-head}'::text[] and heads_at(${personId}, row(t.*)::task)`;
  return sql`(not (t.of_office or t.by_office @> ${[personId]}::text[]) or t.state <> 'open' or k.desk <> ${`person:${personId}`} or t.roles && ${others}::text[]${heads})`;
}

/** Whether the task `t` is addressed to somebody, and he is not excluded. It is asked task by task, never of all at once. */
const ownOf = (actor: Actor): RawBuilder<unknown> => sql`(not t.excluded @> ${[actor.personId]}::text[] and coalesce(
  (select true from task_desk k where k.task_id = t.id and k.desk = any(${desksOf(actor)}) and ${byOffice(actor)} limit 1), false))`;

/** In whose place an open task may be done that is not one's own: the first of them, or null (docs/decisions/0053). */
export function forWhom(actor: Actor, standing: readonly Standing[]): RawBuilder<unknown> {
  if (standing.length === 0) return sql`null::text`;
  const cases = standing.map(
    ({ principal, kinds }) => sql`when ${kinds === null ? sql`true` : sql`t.kind = any(${[...kinds]}::text[])`}
      and ${ownOf(principal)} then ${principal.personId}::text`,
  );
  return sql`(case when t.state <> 'open' or t.kind = any(${[...OWN_HAND_KINDS]}::text[]) or ${ownOf(actor)} then null
    ${sql.join(cases, sql` `)} end)`;
}

/** What is one's own, and what one may do in another's place; `c` is the case of the task `t`. */
export function mineOf(actor: Actor, standing: readonly Standing[]): RawBuilder<unknown> {
  if (standing.length === 0) return ownOf(actor);
  return mineBy(actor, sql`${forWhom(actor, standing)}`);
}

/** The same, where in whose place it may be done (`forId`, of `forWhom`) is known already. */
export const mineBy = (actor: Actor, forId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${ownOf(actor)}
  or ${forId} is not null and ${withoutInterest(actor.personId)})`;

/** Which tasks of his desks `k` (tasks `t` of cases `c`) somebody is shown, and in which order. */
interface FromDesks {
  readonly of: RawBuilder<unknown>;
  readonly when: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly limit: number;
}

/** A page from the desks of one person. */
const pageOf = (actor: Actor, { of, when, order, limit }: FromDesks): RawBuilder<unknown> => sql`
  select k.id, k.at from unnest(${desksOf(actor)}) as mine (desk)
  cross join lateral (
    select k.task_id as id, ${when} as at from task_desk k
    join task t on t.id = k.task_id left join personnel_case c on c.id = t.case_id
    where k.desk = mine.desk and not t.excluded @> ${[actor.personId]}::text[] and ${byOffice(actor)} and ${of}
    order by ${when} ${order}, k.task_id ${order} limit ${limit}) k`;

/**
 * A page from somebody's desks, and of open tasks from those of whom he stands in for, as `id` and `at`: from each desk at
 * most a page, in the order of its index, merged.
 */
export function fromDesks(actor: Actor, standing: readonly Standing[], page: FromDesks): RawBuilder<unknown> {
  const inPlace = standing.map(({ principal, kinds }) =>
    pageOf(principal, {
      ...page,
      of: sql`${page.of} and t.kind <> all(${[...OWN_HAND_KINDS]}::text[])
        and ${kinds === null ? sql`true` : sql`t.kind = any(${[...kinds]}::text[])`}
        and ${withoutInterest(actor.personId)}`,
    }),
  );
  const { order, limit } = page;
  return sql`select one.id, one.at from (${sql.join([pageOf(actor, page), ...inPlace], sql` union `)}) as one
    group by one.id, one.at order by one.at ${order}, one.id ${order} limit ${limit}`;
}

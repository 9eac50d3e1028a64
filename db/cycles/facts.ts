import { sql } from 'kysely';
import type { CycleFacts } from '../../domain/people/people.js';
import type { Queryable } from '../database.js';
import { demotionPending } from '../people/demotion-pending.js';

/** Whose facts are read for a cycle, as of which day and over which months. */
export interface CycleFactsQuestion {
  /** The fifth workday of the cycle month (I-20); posts, levels and status are those of this day. */
  readonly referenceDay: string;
  /** First and last month, 'YYYY-MM', of the widest window asked for (I-12). */
  readonly windowFrom: string;
  readonly windowTo: string;
  /** Only these people; absent: everybody on the ladder. */
  readonly personIds?: readonly string[];
  /** I-82: without who has left by this day, or by the reference day where that is later. */
  readonly presentOn?: string;
  /** The cycle, 'YYYY-MM', as whose reference day has passed long since: levels are those that it found. */
  readonly pastCycle?: string;
}

/** The level decided last, whenever it takes effect. */
const decidedLevels = sql`level_on('infinity')`;

/**
 * The level that a past cycle found: in effect on its reference day, or of an earlier cycle that was approved late
 * (I-19); what the cycle itself has decided, here or before the records were brought here, is left out.
 */
const levelsFoundBy = (cycle: string, referenceDay: string) => sql`(
  select distinct on (person_id) person_id, level, counts_from from level_period
  where (effective_from <= ${referenceDay} or (source = 'level-promotion' and counts_from < first_day(${cycle})))
    and not (source in ('level-promotion', 'import') and counts_from between first_day(${cycle}) and ${referenceDay}
             and effective_from >= first_day(${cycle}))
  order by person_id, effective_from desc)`;

/**
 * The facts of everybody who holds a post of the ladder on the reference day, by employee number, in one query.
 * Who had left before the window began is not listed; who left later is, with status `left` (8.2.1), unless only those
 * still there are asked for (I-82).
 * The level is the one decided last, whenever it takes effect, with the day from which it counts: a decision of the
 * cycle before that came late is what this cycle builds on (I-19), and a later decision is one that 8.2.2 finds too
 * recent. Ratings and complaints are those recorded now: a snapshot is frozen by the case, not here (I-15).
 */
export async function readCycleFacts(db: Queryable, question: CycleFactsQuestion): Promise<readonly CycleFacts[]> {
  const { referenceDay, windowFrom, windowTo, personIds, presentOn, pastCycle } = question;
  const levels = pastCycle === undefined ? decidedLevels : levelsFoundBy(pastCycle, referenceDay);
  const chosen = (column: string) =>
    personIds === undefined ? sql`true` : sql`${sql.ref(column)} = any(${[...personIds]}::text[])`;
  const query = sql<CycleFacts>`
    with span as (
      select first_day(${windowFrom}) as first, (first_day(${windowTo}) + interval '1 month - 1 day')::date as last
    ), ratings as (
      select person_id, json_agg(json_build_object('month', month, 'rating', rating) order by month) as list
      from rating
      where month between ${windowFrom} and ${windowTo} and ${chosen('person_id')}
      group by person_id
    ), complaints as (
      select person_id,
             json_agg(json_build_object('date', incident_on, 'status', status, 'cause', cause) order by incident_on, id) as list
      from complaint, span
      where incident_on between span.first and span.last and ${chosen('person_id')}
      group by person_id
    ), leaves as (
      select person_id, json_agg(json_build_object('kind', kind, 'from', from_on, 'to', to_on) order by from_on) as list
      from leave_period, span
      where from_on <= span.last and coalesce(to_on, 'infinity') >= span.first and ${chosen('person_id')}
      group by person_id
    )
    select p.id as "personId", p.name, p.department_id as "departmentId", d.head_id as "departmentHeadId",
           p.superior_id as "superiorId", post.position, post.counts_from as "positionSince",
           l.level,
           status_on(p.status, p.confirmed_on, p.left_on, ${referenceDay}) as status,
           coalesce(l.counts_from, p.hired_on) as "levelSince",
           coalesce(ratings.list, '[]') as ratings,
           coalesce(complaints.list, '[]') as complaints,
           coalesce(leaves.list, '[]') as leaves,
           ${demotionPending(sql`p.id`)} as "demotionPending"
    from person p
    cross join span
    join department d on d.id = p.department_id
    join (select * from position_on(${referenceDay}) o where ${chosen('o.person_id')}) post on post.person_id = p.id
    left join (select * from ${levels} o where ${chosen('o.person_id')}) l on l.person_id = p.id
    left join ratings on ratings.person_id = p.id
    left join complaints on complaints.person_id = p.id
    left join leaves on leaves.person_id = p.id
    where (p.left_on is null or p.left_on >= span.first) and ${chosen('p.id')}
      and (${presentOn ?? null}::date is null or p.left_on is null
           or p.left_on > greatest(${presentOn ?? null}::date, ${referenceDay}::date))
    order by p.id`;
  return (await query.execute(db)).rows;
}

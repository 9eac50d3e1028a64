import { sql } from 'kysely';
import type { CycleFacts } from '../../domain/people/people.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { Queryable } from '../database.js';

/** Somebody with months that have no rating, and what decides whether he is asked for them. */
export interface Unrated extends Pick<CycleFacts, 'personId' | 'name' | 'position' | 'positionSince' | 'leaves'> {
  /** Of those asked about, earliest first; never none. */
  readonly months: readonly Month[];
}

/** Which months are asked about. */
export interface UnratedQuestion {
  /** Civil date: posts and status are those of this day (I-20). */
  readonly referenceDay: string;
  readonly months: readonly Month[];
}

/**
 * I-09, I-12: who has no rating of some of these months, by employee number: of everybody with a post of the ladder on the reference
 * day and a level, who has not left by then. Each month is compared as a whole, and only whoever lacks one is looked up.
 */
export async function readUnrated(
  db: Queryable,
  { referenceDay, months }: UnratedQuestion,
): Promise<readonly Unrated[]> {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const ofMonth = (month: Month) => sql`
    select p.id, ${month}::text as month from person p
    where (p.left_on is null or p.left_on >= first_day(${first}))
      and not exists (select from rating r where r.month = ${month} and r.person_id = p.id)`;
  const { rows: lacking } = await sql<{ id: string; months: readonly Month[] }>`
    select id, array_agg(month order by month) as months from (${sql.join(months.map(ofMonth), sql` union all `)}) u
    group by id order by id`.execute(db);
  if (lacking.length === 0) return [];
  const { rows } = await sql<Omit<Unrated, 'months'>>`
    select p.id as "personId", p.name, post.position, post.counts_from as "positionSince",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'from', e.from_on, 'to', e.to_on) order by e.from_on)
        from leave_period e where e.person_id = p.id and coalesce(e.to_on, 'infinity') >= first_day(${first})
          and e.from_on < first_day(${last}) + interval '1 month'), '[]') as leaves
    from person p join position_on(${referenceDay}) post on post.person_id = p.id
    where p.id = any(${lacking.map(({ id }) => id)}::text[])
      and status_on(p.status, p.confirmed_on, p.left_on, ${referenceDay}) <> 'left'
      and exists (select from level_on('infinity') l where l.person_id = p.id)
    order by p.id`.execute(db);
  const of = new Map(lacking.map(({ id, months: without }) => [id, without]));
  return rows.map((one) => ({ ...one, months: of.get(one.personId) ?? [] }));
}

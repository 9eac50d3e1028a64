import { sql } from 'kysely';
import type { Leaver } from '../../domain/pipelines/level-promotion/activities.js';
import type { Queryable } from '../database.js';

/** The people of these cases who are gone on a civil date, by case number. */
export async function leaversAmong(db: Queryable, caseIds: readonly string[], on: string): Promise<readonly Leaver[]> {
  const { rows } = await sql<Leaver>`
    select c.id as "caseId", c.person_id as "personId", p.left_on as "on"
    from personnel_case c join person p on p.id = c.person_id
    where c.id = any(${[...caseIds]}::text[]) and p.left_on <= ${on}::date order by c.id`.execute(db);
  return rows;
}

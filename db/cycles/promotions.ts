import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** The workflows in which somebody's promotion to another post is open: the case's own, and the vacancy's (§9). */
export async function findPromotionWorkflows(db: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from personnel_case k
    where k.person_id = ${personId} and k.kind = 'position-promotion' and k.closed_at is null
    union select k.vacancy_id from personnel_case k
    where k.person_id = ${personId} and k.kind = 'position-promotion' and k.closed_at is null and k.vacancy_id is not null
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

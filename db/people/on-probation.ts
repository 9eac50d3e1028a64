import { sql } from 'kysely';
import type { OnProbation } from '../../domain/vocabulary/alarm.js';
import type { Queryable } from '../database.js';

/** 3.3: who is on probation on a civil date, with the day of confirmation that is entered; not whose confirmation is under way. */
export async function listOnProbation(db: Queryable, today: string): Promise<readonly OnProbation[]> {
  const { rows } = await sql<OnProbation>`
    select p.id as "personId", p.name, p.hired_on as "hiredOn", coalesce(p.confirmed_on, plan.planned_on) as "confirmOn"
    from person p
    left join lateral (
      select planned_on from confirmation_date f where f.person_id = p.id order by f.id desc limit 1) plan on true
    where status_on(p.status, p.confirmed_on, p.left_on, ${today}) = 'probation'
      and not exists (select from personnel_case c
                      where c.person_id = p.id and c.kind = 'confirmation' and c.closed_at is null)
    order by p.id`.execute(db);
  return rows;
}

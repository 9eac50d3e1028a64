import { sql } from 'kysely';
import type { Entanglements } from '../../domain/cases/entanglements.js';
import type { Queryable } from '../database.js';
import { listUnheldRoles } from '../tasks/unheld.js';

/**
 * What is open about a person, with the workflows that have to hear of it: the case's own, the cycle's or vacancy's that
 * it still lies with, and its defense session; and the workflows where tasks wait for him by name or by his claim.
 */
export async function entanglementsOf(db: Queryable, personId: string, except: string): Promise<Entanglements> {
  const cases = await sql<Entanglements['cases'][number]>`
    select c.id as "caseId", c.kind,
           array_remove(array[c.id::text, c.carried_by::text, c.group_id::text, c.vacancy_id::text,
             (select max(s.session_id::text) from defense_scorer s join defense_session d on d.id = s.session_id
              where s.case_id = c.id and not s.withdrawn and d.stage <> 'closed')], null) as "workflowIds"
    from personnel_case c where c.person_id = ${personId} and c.closed_at is null and c.id <> ${except} order by c.id`.execute(
    db,
  );
  const tasks = await sql<{ id: string }>`
    select distinct workflow_id as id from task
    where state = 'open' and (people @> ${[personId]}::text[] or claimed_by = ${personId}) and workflow_id <> ${except}
    order by id`.execute(db);
  const unheld = await listUnheldRoles(db);
  return { cases: cases.rows, workflowIds: tasks.rows.map(({ id }) => id), unheld };
}

/** Departments by number: their heads; undefined for one that does not exist. */
export async function departmentHead(
  db: Queryable,
  departmentId: string,
): Promise<{ readonly headId: string | null } | undefined> {
  const { rows } = await sql<{ headId: string | null }>`
    select head_id as "headId" from department where id = ${departmentId}`.execute(db);
  return rows[0];
}

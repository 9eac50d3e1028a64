import { sql } from 'kysely';
import type { Entanglements } from '../../domain/cases/entanglements.js';
import type { Queryable } from '../database.js';
import { TODAY } from '../proxies/standing.js';
import { listUnheldRoles } from '../tasks/unheld.js';

/**
 * What is open about a person, with the workflows that have to hear of it: the case's own, the cycle's or vacancy's that
 * it still lies with, and its defense session; and the workflows where tasks wait for him: by name, by his
 * claim, for signers of what he has handed in, or for his answer; and who stands in for him, or he for whom.
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
    select workflow_id as id from task
    where state = 'open' and (people @> ${[personId]}::text[] or claimed_by = ${personId} or held_by = ${personId})
      and workflow_id <> ${except}
    union
    select t.workflow_id from task_question q join task t on t.id = q.task_id and t.state = 'open'
    where q.asked_of = ${personId} and t.workflow_id <> ${except}
      and not exists (select from task_answer e where e.question_no = q.no)
    order by id`.execute(db);
  const proxies = await sql<{ principalId: string; deputyId: string }>`
    select distinct x.principal_id as "principalId", x.deputy_id as "deputyId" from proxy x
    where ${personId} in (x.principal_id, x.deputy_id) and x.until_on >= ${TODAY}
      and not exists (select from proxy_end e where e.proxy_no = x.no)
    order by 1, 2`.execute(db);
  const unheld = await listUnheldRoles(db);
  return { cases: cases.rows, workflowIds: tasks.rows.map(({ id }) => id), proxies: proxies.rows, unheld };
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

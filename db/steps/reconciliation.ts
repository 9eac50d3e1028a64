import { sql } from 'kysely';
import type { Difference, OpenCase, RecordedWorkflow } from '../../domain/step/reconciliation.js';
import type { Queryable } from '../database.js';

/** What the records say of these workflows, or of all that have an open task. */
export async function readRecorded(
  db: Queryable,
  workflowIds: readonly string[],
): Promise<readonly RecordedWorkflow[]> {
  const { rows } = await sql<RecordedWorkflow>`
    select w.id as "workflowId",
      coalesce((select max(p.seq) from projection p where p.workflow_id = w.id), 0) as seq,
      coalesce((select array_agg(t.id order by t.id) from task t where t.workflow_id = w.id and t.state = 'open'), '{}') as "openTasks"
    from (select unnest(${[...workflowIds]}::text[]) as id
          union select distinct workflow_id from task where state = 'open') as w
    order by 1`.execute(db);
  return rows;
}

/**
 * Every open case, vacancy and cycle with the workflows that may carry it: a released result (8.5.6) and a candidate on
 * trial (9.5.5) are carried by the person's own workflow, the first unless it was released a moment ago; before that the
 * cycle or the vacancy may do it.
 */
export async function readOpenCases(db: Queryable): Promise<readonly OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select c.id as "caseId", array_remove(array[c.id::text, c.carried_by::text,
      case when not (c.kind = 'level-promotion' and c.released
                     and not exists (select from ledger l where l.case_id = c.id and l.at > now() - interval '10 minutes'))
           then c.group_id::text end,
      case when not exists (select from trial t where t.case_id = c.id) then c.vacancy_id::text end], null) as carriers
    from personnel_case c where c.closed_at is null
    union all
    select id, array[id::text] from vacancy where stage <> 'closed'
    union all
    select id, array[id::text] from cycle where stage not in ('closed', 'dismissed')
    order by 1`.execute(db);
  return rows;
}

/** Keeps what the last look has found, in place of what an earlier one did. */
export async function keepDifferences(trx: Queryable, differences: readonly Difference[], at: Date): Promise<void> {
  await sql`delete from difference`.execute(trx);
  if (differences.length === 0) return;
  await sql`
    insert into difference (workflow_id, what, detail, found_at)
    select "workflowId", what, left(detail, 500), ${at} from jsonb_to_recordset(${JSON.stringify(differences)}::jsonb)
      as given("workflowId" text, what text, detail text)
    on conflict do nothing`.execute(trx);
}

/** What the last look has found. */
export async function listDifferences(db: Queryable): Promise<readonly Difference[]> {
  const { rows } = await sql<Difference>`
    select workflow_id as "workflowId", what, detail from difference order by 1, 2`.execute(db);
  return rows;
}

/** Withdraws a task that nobody waits for, with its line in the ledger; false when it is not open. */
export async function withdrawTask(trx: Queryable, taskId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with gone as (
      update task set state = 'withdrawn', closed_at = ${at}, version = version + 1
      where id = ${taskId} and state = 'open' returning id, workflow_id, cycle_id, vacancy_id, case_id)
    insert into ledger (at, actor, act, clause, cycle_id, vacancy_id, case_id, task_id, workflow_id, seq)
    select ${at}, 'system:reconcile', 'task.withdrawn', null, cycle_id, vacancy_id, case_id, id, workflow_id,
      coalesce((select max(seq) from projection p where p.workflow_id = gone.workflow_id), 1) from gone`.execute(trx);
  return numAffectedRows === 1n;
}

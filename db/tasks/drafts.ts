import { sql, type Kysely } from 'kysely';
import type { Database, Queryable } from '../database.js';
import type { TaskView } from './inbox.js';

/** Whose draft of which task. */
export interface DraftOf {
  readonly taskId: string;
  readonly personId: string;
}

/** What is kept of somebody's draft, as it was sealed; undefined for none. */
export async function findDraft(db: Queryable, { taskId, personId }: DraftOf): Promise<string | undefined> {
  const { rows } = await sql<{ content: string }>`
    select content from task_draft where task_id = ${taskId} and person_id = ${personId}`.execute(db);
  return rows[0]?.content;
}

const lockDraft = (trx: Queryable, { taskId, personId }: DraftOf): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${personId} ${taskId}`}, 0))`.execute(trx);

/**
 * Changes somebody's draft by what is kept of it, one device after the other. A task that is closed takes none: the
 * database refuses it, whenever that came.
 * @returns whether it was kept.
 */
export const changeDraft = (
  db: Kysely<Database>,
  { taskId, personId }: DraftOf,
  at: Date,
  change: (kept: string | undefined) => string,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    await lockDraft(trx, { taskId, personId });
    const content = change(await findDraft(trx, { taskId, personId }));
    const { rows } = await sql`
      insert into task_draft (task_id, person_id, content, updated_at) values (${taskId}, ${personId}, ${content}, ${at})
      on conflict (task_id, person_id) do update
        set content = excluded.content, updated_at = excluded.updated_at, version = task_draft.version + 1
      returning 1 as kept`.execute(trx);
    return rows.length === 1;
  });

/** Forgets somebody's draft. */
export async function dropDraft(db: Queryable, { taskId, personId }: DraftOf): Promise<void> {
  await sql`delete from task_draft where task_id = ${taskId} and person_id = ${personId}`.execute(db);
}

/** Leaves of somebody's draft what `rest` says, as it is sealed; undefined for nothing. */
export const cutDraft = (
  db: Kysely<Database>,
  { taskId, personId }: DraftOf,
  at: Date,
  rest: (kept: string) => string | undefined,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await lockDraft(trx, { taskId, personId });
    const kept = await findDraft(trx, { taskId, personId });
    if (kept === undefined) return;
    const content = rest(kept);
    if (content === undefined) await dropDraft(trx, { taskId, personId });
    else
      await sql`update task_draft set content = ${content}, updated_at = ${at}, version = version + 1
        where task_id = ${taskId} and person_id = ${personId}`.execute(trx);
  });

/** Whether somebody has begun to fill in what the act on this task led to: tasks of its workflow, opened with it or since. */
export async function isBegun(
  db: Queryable,
  { workflowId, caseId, closedAt }: Pick<TaskView, 'workflowId' | 'caseId' | 'closedAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from task t join task_draft f on f.task_id = t.id
    where t.workflow_id = ${workflowId} and t.state = 'open' and t.opened_at >= ${closedAt}
      and (${caseId}::text is null or t.case_id is null or t.case_id = ${caseId}) limit 1`.execute(db);
  return rows.length > 0;
}

/** What has become of the case since an act: who claims what it led to, and whether anything was done after it. */
export async function sinceAct(
  db: Queryable,
  { workflowId, caseId, closedAt }: Pick<TaskView, 'workflowId' | 'caseId' | 'closedAt'>,
): Promise<{ readonly claimedBy: string | null; readonly movedOn: boolean }> {
  const { rows } = await sql<{ claimedBy: string | null; movedOn: boolean }>`
    select
      (select min(claim_of(t)) from task t where t.workflow_id = ${workflowId} and t.state = 'open'
         and (${caseId}::text is null or t.case_id is null or t.case_id = ${caseId})) as "claimedBy",
      exists (select from task t where t.workflow_id = ${workflowId} and t.state = 'completed'
        and t.kind <> 'task.signing' and t.closed_at > ${closedAt})
      or exists (select from personnel_case c where c.id = ${caseId} and c.closed_at is not null) as "movedOn"`.execute(
    db,
  );
  return rows[0] ?? { claimedBy: null, movedOn: false };
}

import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { giveUpWaiting } from '../outbox/outbox.js';

/** A workflow of the sample's past; what still runs says what the engine is to start in its place. */
export interface PastWorkflow {
  readonly workflowId: string;
  readonly goesOn?: PastStart;
}

/** Under which name, and with what input, a workflow goes on in the engine. */
export interface PastStart {
  readonly type: string;
  readonly input: object;
}

/** Whether this database has the sample's past already. */
export async function hasPast(db: Queryable): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from sample_past) as there`.execute(db);
  return rows[0]?.there === true;
}

/** Marks workflows as those of the sample's past. */
export async function keepPast(db: Queryable, workflows: readonly PastWorkflow[], at: Date): Promise<void> {
  const rows = workflows.map(({ workflowId, goesOn }) => ({
    workflow_id: workflowId,
    goes_on: goesOn === undefined ? null : JSON.stringify(goesOn),
    made_at: at,
  }));
  await db.insertInto('sample_past').values(rows).execute();
}

/** Which of these cases are of the sample's past: they were carried by one of its workflows, or belong to one. */
export async function samplesOf(db: Queryable, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select k.id from personnel_case k
    where k.id = any(${[...caseIds]}::text[]) and exists (
      select from sample_past s where s.workflow_id in (k.id, k.group_id))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What of the past the engine has not been started with yet. */
export async function pastToStart(db: Queryable): Promise<readonly (PastStart & { readonly workflowId: string })[]> {
  const { rows } = await sql<{ workflowId: string; goesOn: PastStart }>`
    select workflow_id as "workflowId", goes_on as "goesOn" from sample_past
    where goes_on is not null order by workflow_id`.execute(db);
  return rows.map(({ workflowId, goesOn }) => ({ ...goesOn, workflowId }));
}

/** The engine goes on with it: nothing more is kept of it here. */
export async function pastStarted(db: Queryable, workflowId: string): Promise<void> {
  await sql`update sample_past set goes_on = null where workflow_id = ${workflowId}`.execute(db);
}

/** Nobody is to be mailed what is years old, or asked to read it again: all before that moment is read, nothing waits. */
export async function settlePast(db: Queryable, before: Date, at: Date): Promise<void> {
  await sql`update message set read_at = sent_at + interval '6 hours' where read_at is null and sent_at < ${before}`.execute(
    db,
  );
  await giveUpWaiting(db, at, 'SAMPLE_PAST');
}

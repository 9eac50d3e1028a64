import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Intrusion } from '../../domain/step/journal.js';
import type { Queryable } from '../database.js';

/** For so long an alarm tells of it after the last. */
const DAYS_TOLD = 7;
/** Of one workflow and kind no more in that time than this is kept: who floods it fills no table. */
const MOST = 20;

/** Notes what reached a workflow past the service; false where it has been noted: a replay reads the same thing again. */
export async function noteIntrusion(
  db: Queryable,
  { workflowId, what }: Intrusion,
  came: Uint8Array | string,
  at: Date,
): Promise<boolean> {
  const digest = createHash('sha256').update(came).digest();
  const { numAffectedRows } = await sql`
    insert into intrusion (workflow_id, what, digest, at)
    select ${workflowId}, ${what}, ${digest}, ${at}
    where (select count(*) from intrusion where workflow_id = ${workflowId} and what = ${what}
        and at > ${at}::timestamptz - make_interval(days => ${DAYS_TOLD})) < ${MOST}
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n) > 0;
}

/** What came of late, a workflow and kind once. */
export async function listIntrusions(db: Queryable, at: Date): Promise<readonly Intrusion[]> {
  const { rows } = await sql<Intrusion>`
    select distinct workflow_id as "workflowId", what from intrusion
    where at > ${at}::timestamptz - make_interval(days => ${DAYS_TOLD}) order by 1, 2 limit 200`.execute(db);
  return rows;
}

/** Deletes what nobody is told of any more. */
export async function forgetIntrusions(db: Queryable, before: Date): Promise<void> {
  await sql`delete from intrusion where at < ${before}`.execute(db);
}

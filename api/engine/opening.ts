import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { whenOpened } from '../../workflows/messages/cases.js';
import type { Engine } from './engine.js';
import { engineTimeout } from '../http/refusals.js';
import type { Call } from '../http/route.js';

export interface OpeningDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly now: () => Date;
}

/** What starts a pipeline by hand. */
export interface OpeningOrder {
  /** Of its numbers: `CF` gives `CF-2026-00001`. */
  readonly series: string;
  /** The workflow's type. */
  readonly type: string;
  readonly input: (id: string) => unknown;
}

/**
 * Opens a case (or a vacancy) under a number of its own and waits until it stands in the records. A repeated call
 * finds what the first one began.
 * @throws RefusalError when the facts are against it; ApiRefusal `SERVICE.ENGINE_*`.
 */
export async function openByWorkflow(
  { db, engine, now }: OpeningDeps,
  { actId }: Pick<Call, 'actId'>,
  { series, type, input }: OpeningOrder,
): Promise<string> {
  const year = Number(todayIn('Asia/Shanghai', now().getTime()).slice(0, 4));
  const workflowId = await reserveNumber(db, actId, series, year);
  await engine.start({ workflowId, type, input: input(workflowId) });
  const asked = { workflowId, update: whenOpened, updateId: `open-${actId}`, input: { id: workflowId } };
  const opened = await engine.update(asked);
  if (opened !== undefined) return opened.id;
  // A case that was decided at once may have ended before it was asked.
  if ((await readHeads(db, [workflowId])).length === 0) throw engineTimeout();
  return workflowId;
}

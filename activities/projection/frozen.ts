import type { Kysely } from 'kysely';
import { raiseCause } from '../../db/messages/raise-causes.js';
import type { Database } from '../../db/database.js';
import { keepFrozen } from '../../db/steps/frozen.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Step, StepResult } from '../../domain/step/step.js';
import { alarmOf, diverged, notTaken } from '../../domain/step/frozen.js';

/** The records hold another step under this number: the case stands still until it is repaired. */
export async function freezeDiverged(db: Kysely<Database>, step: Step, detail: string): Promise<StepResult> {
  const refusal = diverged(step.workflowId);
  await report(db, step, refusal, detail, true);
  return { opened: [], frozen: refusal };
}

/**
 * What the database will never take, or our own code could not write: refused to who acted where the pipeline can go
 * on without; otherwise the case stands still.
 */
export async function refuseUnfit(
  db: Kysely<Database>,
  step: Step,
  detail: string,
  refusal: Refusal = notTaken(step.workflowId, step.acts[0]?.clause),
): Promise<StepResult> {
  const freezes = step.refusable !== true;
  await report(db, step, refusal, detail, freezes);
  return { opened: [], ...(freezes ? { frozen: refusal } : { refused: refusal }) };
}

/** In a transaction of its own: the step's has been rolled back. */
async function report(
  db: Kysely<Database>,
  step: Step,
  { code }: Refusal,
  detail: string,
  freezes: boolean,
): Promise<void> {
  const { workflowId, seq, causes } = step;
  await db.transaction().execute(async (trx) => {
    if (freezes) await keepFrozen(trx, { workflowId, seq, causes, code, detail });
    await raiseCause(trx, alarmOf(workflowId, code, detail), new Date());
  });
}

import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import type { Engine } from './engine.js';

export interface SetbackStart {
  readonly engine: Engine;
  readonly log: Logger;
}

/**
 * §11: has the cases of newly recorded C and D started at once. Nobody waits for it: the rating stands whatever comes
 * of this, and the schedule starts what was missed a few minutes later.
 */
export function startSetbacks(start: SetbackStart): void {
  startAtOnce(start, 'setback-starter', WORKFLOWS.setbackStarter);
}

/** Has open tasks follow who reports to whom by now; where that fails, the schedule does it a few minutes later. */
export function followRelations(start: SetbackStart): void {
  startAtOnce(start, 'relation-keeper', WORKFLOWS.relationKeeper);
}

/** Has what a second person has approved to be taken over start at once; where that fails, the schedule does it (0085). */
export function startTakenOver(start: SetbackStart): void {
  startAtOnce(start, 'departure-opener', WORKFLOWS.departureOpener);
}

function startAtOnce({ engine, log }: SetbackStart, name: string, type: string): void {
  engine.start({ workflowId: `${name}-${randomUUID()}`, type, input: null }).catch((error: unknown) => {
    log.warn({ err: error, workflow: type }, 'it could not be started at once; the schedule does it within minutes');
  });
}

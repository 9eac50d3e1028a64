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
export function startSetbacks({ engine, log }: SetbackStart): void {
  const order = { workflowId: `setback-starter-${randomUUID()}`, type: WORKFLOWS.setbackStarter, input: null };
  engine.start(order).catch((error: unknown) => {
    log.warn({ err: error }, 'setbacks could not be started at once; the schedule does it within minutes');
  });
}

import type { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { PipelineActivities } from '../domain/pipelines/activities.js';
import { SEAL } from '../domain/refusals/seal.js';
import { isForeign } from '../domain/step/letter.js';

/** Those that workflows schedule through the engine; all others run beside the workflow, in its own worker. */
const SCHEDULED: ReadonlySet<string> = new Set<keyof PipelineActivities>([
  'admitNomination',
  'evaluateCycle',
  'listCandidates',
  'startClosings',
]);

/**
 * Runs only what one of our workflows asks for: a stranger who takes work from the queue could have the engine schedule
 * anything, with whatever he likes (docs/decisions/0044).
 */
export const ownActivities = ({ info }: Context): ActivityInterceptors => ({
  inbound: {
    execute: (input, next) => {
      const isOwn = (info.isLocal || SCHEDULED.has(info.activityType)) && !input.args.some(isForeign);
      if (!isOwn) throw ApplicationFailure.nonRetryable(SEAL.FOREIGN.code, SEAL.FOREIGN.code);
      return next(input);
    },
  },
});

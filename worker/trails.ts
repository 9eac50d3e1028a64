import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { PipelineActivities } from '../domain/pipelines/activities.js';
import { along } from '../domain/trail/current.js';
import { TRAIL_HEADER, trailsIn } from '../domain/trail/trail.js';

/** What writes a step is told of where somebody's request is behind it; what only asks or waits is for whoever looks closer. */
const WRITES: keyof PipelineActivities = 'projectStep';

/**
 * Carries an activity out in the course of the requests that its workflow names (docs/decisions/0087), so that whatever it
 * logs names them, and says in the worker's log that it was done.
 */
export const trailing =
  (log: Pick<Logger, 'debug' | 'info' | 'warn'> | undefined): ActivityInterceptorsFactory =>
  ({ info: { activityType: activity, workflowExecution } }) => ({
    inbound: {
      execute: (input, next) => {
        const said = input.headers[TRAIL_HEADER];
        const trails = said === undefined ? {} : trailsIn(defaultPayloadConverter.fromPayload(said));
        if (Object.keys(trails).length === 0) return next(input);
        const about = { activity, workflow: workflowExecution?.workflowId };
        const begun = Date.now();
        return along(trails, async () => {
          try {
            const answer: unknown = await next(input);
            const level = activity === WRITES ? 'info' : 'debug';
            log?.[level]({ ...about, ms: Date.now() - begun }, 'carried out');
            return answer;
          } catch (error) {
            log?.warn({ ...about, err: error }, 'not carried out');
            throw error;
          }
        });
      },
    },
  });

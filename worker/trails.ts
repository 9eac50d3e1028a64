import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { PipelineActivities } from '../domain/pipelines/activities.js';
import { along, inSpan } from '../domain/trail/current.js';
import { beginSpan, type OpenSpan } from '../domain/trail/tracing.js';
import { TRAIL_HEADER, trailsIn } from '../domain/trail/trail.js';
import type { TrailSinks } from '../workflows/trails.js';

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
            const answer: unknown = await inSpan({ name: `activity ${activity}`, kind: 'internal' }, () => next(input));
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

/** So many parts stand open; of what was put out of memory meanwhile nobody says that it ended. */
const MOST_OPEN = 1_000;

/** Hears which updates workflows handle, as parts of the traces of their requests. */
export function trailSinks(): InjectedSinks<TrailSinks> {
  const open = new Map<string, OpenSpan>();
  return {
    trails: {
      began: {
        fn: ({ workflowType }, { name, spanId, within }) => {
          const span = beginSpan({ name: `workflow ${workflowType} ${name}`, kind: 'internal', spanId }, within);
          if (span !== undefined) open.set(spanId, span);
          const [oldest] = open.keys();
          if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
        },
      },
      ended: {
        fn: (_, spanId) => {
          open.get(spanId)?.end();
          open.delete(spanId);
        },
      },
    },
  };
}

import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { raiseCauses } from '../db/messages/raise-causes.js';
import type { Database } from '../db/database.js';
import { MANY_ATTEMPTS, repeatedActivity } from '../policy/service-health.js';

/**
 * Tells HR and IT of an activity that is tried for the sixth time, local ones included, which the engine itself does not
 * show; says that it has gone when one of its name succeeds. What other workers raised ends when this one starts.
 */
export function repeatedActivities(
  db: Kysely<Database>,
  log: Pick<Logger, 'warn'>,
  now: () => Date = () => new Date(),
): { readonly interceptor: (context: Context) => ActivityInterceptors; readonly begin: () => Promise<void> } {
  const standing = new Set<string>();
  const bring = async (under: string): Promise<void> => {
    const causes = [...standing].filter((name) => name === under).map(repeatedActivity);
    await raiseCauses(db, { codes: ['ACTIVITY.REPEATED'], under }, causes, now());
  };
  const tell = (name: string): void => {
    bring(name).catch((error: unknown) => {
      log.warn({ err: error }, 'the alarm of an activity that is tried again could not be written');
    });
  };
  const tried = ({ activityType, attempt }: Context['info']): void => {
    if (attempt <= MANY_ATTEMPTS || standing.has(activityType)) return;
    standing.add(activityType);
    log.warn({ activity: activityType, attempt }, 'an activity is tried again and again');
    tell(activityType);
  };
  return {
    begin: () => bring(''),
    interceptor: ({ info }) => ({
      inbound: {
        execute: async (input, next) => {
          tried(info);
          const answer = await next(input);
          if (standing.delete(info.activityType)) tell(info.activityType);
          return answer;
        },
      },
    }),
  };
}

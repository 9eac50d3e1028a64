import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { listReleases } from '../db/policy/releases.js';
import type { LiveLibrary } from '../policy/data/live-library.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Milliseconds between two looks: a version holds from the day after its release at the earliest. */
const PAUSE_MS = 15_000;

/** What following works with. */
export interface FollowingPolicy {
  readonly db: Kysely<Database>;
  readonly library: LiveLibrary;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
}

/** Takes in what was released on the policy page (13.1). Throws PolicyDataError where it is not what its folder says. */
export async function takeReleases({ db, library, log }: Omit<FollowingPolicy, 'signal'>): Promise<void> {
  for (const error of library.renew(await listReleases(db))) {
    log.warn({ err: error }, 'a released version could not be written beside the others; it holds all the same');
  }
}

/** Goes on doing so while the worker runs, so that a new version takes no restart. */
export const startFollowingPolicy = ({ signal, ...following }: FollowingPolicy): RunningRounds =>
  makeRounds({
    round: async () => {
      await takeReleases(following);
      return PAUSE_MS;
    },
    failed: 'released versions of the policy could not be taken in; trying again',
    againMs: PAUSE_MS,
    log: following.log,
    signal,
  });

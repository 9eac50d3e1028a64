import { AsyncLocalStorage } from 'node:async_hooks';
import { requestIdsIn, WHOLE, type Trail, type Trails } from './trail.js';

const current = new AsyncLocalStorage<Trails>();

/** Whose requests are being carried out where this is asked; none outside of any. */
export const trailsNow = (): Trails => current.getStore() ?? {};

/** The one request that is being carried out, where it is one. */
export const trailNow = (): Trail | undefined => {
  const trails = Object.values(trailsNow());
  return trails.length === 1 ? trails[0] : undefined;
};

/** Carries something out in the course of these requests. */
export const along = <T>(trails: Trails, work: () => T): T => current.run(trails, work);

/** The same in the course of one. */
export const alongOne = <T>(trail: Trail, work: () => T): T => along({ [WHOLE]: trail }, work);

/** What every line of a log says of the requests that are being carried out. */
export function trailOfLine(): object {
  const requestId = requestIdsIn(trailsNow());
  return requestId === undefined ? {} : { requestId };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { beginSpan, type SpanAbout } from './tracing.js';
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

/** Carries something out as a part of the traces of the requests behind it, where they are traced; else it is just carried out. */
export async function inSpan<T>(about: SpanAbout, work: () => Promise<T>): Promise<T> {
  const within = trailsNow();
  const parts = Object.entries(within).map(([key, trail]) => {
    const span = trail.traceparent === undefined ? undefined : beginSpan(about, trail.traceparent);
    return { key, span, trail: span === undefined ? trail : { ...trail, traceparent: span.traceparent } };
  });
  if (parts.every(({ span }) => span === undefined)) return work();
  let failed = true;
  try {
    const answer = await along(Object.fromEntries(parts.map(({ key, trail }) => [key, trail])), work);
    failed = false;
    return answer;
  } finally {
    for (const { span } of parts) span?.end({ failed });
  }
}

import type { RequestHandler } from 'express';
import { PAUSE_LOOK_MS } from '../../../db/service/pause.js';
import { paused } from '../refusals.js';

/** Whether a back-up keeps acts waiting, as an API process knows it. */
export interface Pause {
  isOn(): boolean;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOGS_IN = /^\/(sessions|oidc)(\/|$)/;

/**
 * Refuses whatever would write while a back-up is taken (docs/decisions/0069); who logs in or out may, and everybody
 * may read.
 * @throws ApiRefusal SERVICE.PAUSED, 503 with Retry-After.
 */
export function holdWhilePaused(pause: Pause): RequestHandler {
  return (req, _res, next) => {
    if (pause.isOn() && !READS.has(req.method) && !LOGS_IN.test(req.path)) throw paused();
    next();
  };
}

/**
 * Looks each second whether acts pause. Where the database does not answer, acts find that out by themselves.
 * @param look asks the database.
 */
export function watchPause(look: () => Promise<boolean>, stopped: AbortSignal): Pause {
  let isOn = false;
  const timer = setInterval(() => {
    look().then(
      (paused) => {
        isOn = paused;
      },
      () => {
        isOn = false;
      },
    );
  }, PAUSE_LOOK_MS);
  timer.unref();
  stopped.addEventListener('abort', () => {
    clearInterval(timer);
  });
  return { isOn: () => isOn };
}

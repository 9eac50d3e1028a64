import { AsyncResource } from 'node:async_hooks';
import type { NextFunction, Request } from 'express';
import { isProbe } from './probes.js';

/** So many calls begin before the process looks at anything else; a turn of them takes a few milliseconds. */
const A_TURN = 16;

/**
 * Calls that come at once begin in turns, in their order, so that whoever sends thousands of them keeps the process from
 * nothing else; whether the service lives is answered at once. Nothing is held while a call is under way: a slow one
 * keeps nobody waiting.
 */
export function inTurns(): (req: Pick<Request, 'path'>, res: unknown, next: NextFunction) => void {
  let waiting: (() => void)[] = [];
  const begin = (): void => {
    const now = waiting.slice(0, A_TURN);
    waiting = waiting.slice(A_TURN);
    if (waiting.length > 0) setImmediate(begin);
    for (const next of now) next();
  };
  return (req, _, next) => {
    if (isProbe(req)) {
      next();
      return;
    }
    // Each goes on in the context that it came in.
    waiting.push(
      AsyncResource.bind(() => {
        next();
      }),
    );
    if (waiting.length === 1) setImmediate(begin);
  };
}

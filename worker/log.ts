import { DefaultLogger, type Logger as EngineLogger } from '@temporalio/worker';
import { pino, type DestinationStream, type Logger } from 'pino';
import { loggedError } from '../domain/vocabulary/logged-error.js';

/** The worker's log: JSON lines; of what failed never anybody's words. The engine's library puts its errors under `error`. */
export const createWorkerLog = (level: string, destination?: DestinationStream): Logger => {
  const options = { name: 'worker', level, serializers: { err: loggedError, error: loggedError } };
  return destination ? pino(options, destination) : pino(options);
};

/** Where the engine's client library tells what failed: the same log, from warnings on. */
export const engineLog = (log: Logger): EngineLogger =>
  new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message);
  });

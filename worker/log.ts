import { DefaultLogger, type Logger as EngineLogger, type TelemetryOptions } from '@temporalio/worker';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { MetricsSettings } from '../domain/settings/metrics-settings.js';
import { trailOfLine } from '../domain/trail/current.js';
import { loggedError } from '../domain/vocabulary/logged-error.js';

/** The worker's log: JSON lines, each with the request that it is about; of what failed never anybody's words. The engine's library puts its errors under `error`. */
export const createWorkerLog = (level: string, destination?: DestinationStream): Logger => {
  const options = {
    name: 'worker',
    level,
    mixin: trailOfLine,
    serializers: { err: loggedError, error: loggedError },
  };
  return destination ? pino(options, destination) : pino(options);
};

/** Where the engine's client library tells what failed: the same log, from warnings on. */
export const engineLog = (log: Logger): EngineLogger =>
  new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message);
  });

/** The engine's core tells its warnings by the same log, and its figures at an address of its own where one is set. */
export const telemetryOf = ({ workerAddress }: MetricsSettings): TelemetryOptions => ({
  logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
  ...(workerAddress === undefined ? {} : { metrics: { prometheus: { bindAddress: workerAddress } } }),
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expectThisVersion } from '../db/migrate.js';
import { watchVersion } from '../db/service/watch-version.js';
import { tellDueErasures } from '../db/privacy/due.js';
import { retentionNow } from '../policy/data/library.js';
import { startBeating } from '../db/service/heartbeat.js';
import { startTraces, type Traces } from '../db/service/traces.js';
import { forgetExpired } from '../db/service/housekeeping.js';
import { untilKnown } from '../db/service/installation.js';
import { isPaused } from '../db/service/pause.js';
import { EX_CONFIG, readConfiguration, type Configuration } from '../domain/settings/configuration.js';
import { admitKeys } from '../db/steps/seal-keys.js';
import { knownKeys } from '../seal/key-ring.js';
import { startAdvice } from '../policy/start-advice.js';
import { createApp } from './app.js';
import { takeReleases } from './changes/policy-version.js';
import { compose } from './compose.js';
import type { RefusalError } from '../domain/vocabulary/refusal.js';
import { watchPause } from './http/gate/pause.js';
import { createLogger } from './http/logging.js';
import { createMetrics } from './metrics/metrics.js';
import { createRoutes } from './routes.js';

/** How long requests under way may take to finish after a signal; an act waits at most ten seconds for its workflow. */
const GRACE_MS = 12_000;
/** Connections that may wait to be taken; with fewer a burst of them keeps even a probe out for seconds. */
const WAITING = 4_096;
const HOUSEKEEPING_MS = 3_600_000;
/** A version holds from the day after its release at the earliest. */
const RELEASES_MS = 15_000;

/** What somebody has to correct first is said plainly, in both languages, without a stack trace. */
function refuseToStart(error: unknown): never {
  const plain = startAdvice(error);
  if (plain === undefined) throw error;
  process.stderr.write(plain);
  process.exit(EX_CONFIG);
}

/** Puts the API together and listens. Database and engine may be away: `/readyz` says so until they are back. */
function serve(configuration: Configuration, traces: Traces): void {
  const log = createLogger(configuration.logLevel);
  const { database, engine, deps } = compose(configuration, log);
  const pagesFolder = fileURLToPath(new URL('../web/', import.meta.url));
  startBeating(configuration.dataFolder, 'api');
  const stopped = new AbortController();
  const pause = watchPause(() => isPaused(deps.callers), stopped.signal);
  const { token } = configuration.metrics;
  const metrics = token === undefined ? undefined : createMetrics({ ...deps, pool: database.pool, token });
  const app = createApp({
    ...deps,
    routes: createRoutes(deps),
    pagesFolder,
    pause,
    ...(metrics === undefined ? {} : { metrics }),
  });
  const server = createServer(app.express);
  // Longer than any answer takes, shorter than a caller who sends a byte a minute.
  server.requestTimeout = 300_000;
  server.headersTimeout = 15_000;

  untilKnown(deps.db, stopped.signal, (reason) => {
    log.warn({ reason }, 'the database does not answer yet');
  })
    .then(async () => {
      if (stopped.signal.aborted) return;
      await expectThisVersion(deps.db);
      await takeReleases(deps);
      await admitKeys(deps.db, knownKeys(deps.keys), new Date());
    })
    .catch((error: unknown) => {
      if (startAdvice(error) !== undefined) refuseToStart(error);
      // The database went away again: what the worker finds when it starts counts as well.
      log.warn({ err: error }, 'tables and keys could not be compared with what this version has');
    });
  const tidy = setInterval(() => {
    const [at, retention] = [new Date(), retentionNow(deps.library)];
    const { unboundFileDays, importLineDays } = deps.settings;
    const forgotten = forgetExpired(deps.db, at, { retention, unboundFileDays, importLineDays });
    const told = deps.db.transaction().execute((trx) => tellDueErasures(trx, retention, at));
    Promise.all([forgotten, told]).catch((error: unknown) => {
      log.warn({ err: error }, 'housekeeping failed; it is tried again in an hour');
    });
  }, HOUSEKEEPING_MS);
  tidy.unref();

  // What was released by another process (13.1); the one that releases a version goes by it at once.
  const following = setInterval(() => {
    takeReleases(deps).catch((error: unknown) => {
      log.warn({ err: error }, 'released versions of the policy could not be taken in; trying again');
    });
  }, RELEASES_MS);
  following.unref();

  let looking: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    await deps.looks.look().catch((error: unknown) => {
      log.warn({ err: error }, 'what the API sees of the service could not be written down; it looks again');
    });
    if (!stopped.signal.aborted) looking = setTimeout(() => void look(), deps.looks.pauseMs()).unref();
  };
  void look();

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'finishing what is under way');
    clearInterval(tidy);
    clearInterval(following);
    clearTimeout(looking);
    stopped.abort();
    // Open pages wait for nothing that would be finished.
    void deps.live.close();
    setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS).unref();
    server.close(() => {
      const left = deps.looks.leave().catch(() => undefined);
      void Promise.allSettled([traces.stop(), engine.close(), left.then(() => database.close())]).then(() => {
        log.info('stopped');
        process.exitCode ??= 0;
      });
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const changed = (refusal: RefusalError): void => {
    process.stderr.write(startAdvice(refusal) ?? '');
    process.exitCode = EX_CONFIG;
    stop('tables of another version');
  };
  void watchVersion(deps.db, { signal: stopped.signal, changed });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE'
        ? `port ${configuration.api.port} is in use; set JINJI_PORT to another one (端口被占用)`
        : error.message;
    log.fatal({ code: error.code }, why);
    process.exit(1);
  });
  server.listen(configuration.api.port, configuration.api.host, WAITING, () => {
    log.info({ address: server.address() }, 'listening');
  });
}

try {
  const configuration = readConfiguration(process.env, (path) => readFileSync(path, 'utf8'));
  serve(configuration, await startTraces(configuration.metrics.traces, 'jinji-api'));
} catch (error) {
  refuseToStart(error);
}

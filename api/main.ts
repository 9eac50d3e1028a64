import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createDatabase } from '../db/database.js';
import { forgetExpired } from '../db/housekeeping.js';
import { ConfigurationError, readConfiguration, type Configuration } from '../domain/configuration.js';
import { todayIn } from '../domain/civil-date.js';
import { createImporter } from '../imports/importer.js';
import { createEngine as createPolicyEngine } from '../policy/engine.js';
import { loadInstalledCalendar } from '../policy/installed-calendar.js';
import { loadInstalledLibrary } from '../policy/installed-library.js';
import { REFUSED } from '../workflows/messages.js';
import { createApp } from './app.js';
import { createEngine } from './engine.js';
import { createLogger } from './logging.js';
import { createRoutes } from './routes.js';
import { createWebSessions } from './web-session.js';

/** How long requests under way may take to finish after a signal; an act waits at most ten seconds for its workflow. */
const GRACE_MS = 12_000;
const HOUSEKEEPING_MS = 3_600_000;

function configure(): Configuration {
  try {
    return readConfiguration(process.env, (path) => readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78); // EX_CONFIG
  }
}

/** Puts the API together and listens. Database and engine may be away: `/readyz` says so until they are back. */
function serve(configuration: Configuration): void {
  const log = createLogger(configuration.logLevel);
  const database = createDatabase({
    connectionString: configuration.database.url,
    max: configuration.database.poolSize,
    applicationName: 'jinji-api',
    onConnectionLost: (error) => {
      log.warn({ reason: error.message }, 'a database connection was lost');
    },
  });
  const engine = createEngine(configuration.temporal, REFUSED);
  const sessions = createWebSessions(database.pool, configuration.api);
  const library = loadInstalledLibrary(configuration.dataFolder);
  const calendar = loadInstalledCalendar(configuration.dataFolder);
  const deps = {
    db: database.db,
    sessions,
    engine,
    importer: createImporter({
      db: database.db,
      today: () => todayIn('Asia/Shanghai', new Date().getTime()),
    }),
    library,
    calendar,
    policy: createPolicyEngine({ library, calendar }),
    settings: configuration.api,
    log,
    now: () => new Date(),
  };
  const app = createApp({ ...deps, routes: createRoutes(deps) });
  const server = createServer(app.express);
  // Longer than any answer takes, shorter than a caller who sends a byte a minute.
  server.requestTimeout = 300_000;
  server.headersTimeout = 15_000;

  const tidy = setInterval(() => {
    forgetExpired(database.db, new Date()).catch((error: unknown) => {
      log.warn({ err: error }, 'housekeeping failed; it is tried again in an hour');
    });
  }, HOUSEKEEPING_MS);
  tidy.unref();

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'finishing what is under way');
    clearInterval(tidy);
    setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS).unref();
    server.close(() => {
      void Promise.allSettled([engine.close(), database.close()]).then(() => {
        log.info('stopped');
        process.exitCode = 0;
      });
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE'
        ? `port ${configuration.api.port} is in use; set JINJI_PORT to another one (端口被占用)`
        : error.message;
    log.fatal({ code: error.code }, why);
    process.exit(1);
  });
  server.listen(configuration.api.port, configuration.api.host, () => {
    log.info({ address: server.address() }, 'listening');
  });
}

serve(configure());

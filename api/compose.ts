import type { Logger } from 'pino';
import { createDatabase, type DatabaseHandle } from '../db/database.js';
import { createLiveFeed } from '../db/live/feed.js';
import { inspectInstallation } from '../db/service/installation.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import type { Configuration } from '../domain/settings/configuration.js';
import { createImporter } from '../imports/importer.js';
import { createEngine as createPolicyEngine } from '../policy/engine.js';
import { loadInstalledCalendar, loadInstalledHolidayNames } from '../policy/data/installed-calendar.js';
import { createLiveLibrary } from '../policy/data/live-library.js';
import { createEngine, type Engine } from './engine/engine.js';
import type { RouteDeps } from './routes.js';
import { createSampleLogIns } from './views/people/sample-log-ins.js';
import { signingWith } from '../seal/act-signature.js';
import { readKeys } from '../seal/key-ring.js';
import { createLooks } from './looks/looks.js';
import { createScanner } from './scanner/scanner.js';
import { createWebSessions } from './http/gate/web-session.js';
import { createLiveStreams } from './live/streams.js';

export interface Composed {
  readonly database: DatabaseHandle;
  readonly engine: Engine;
  readonly deps: RouteDeps;
}

/** Longer than any question of the pages takes on ten years of a large department; in milliseconds. */
const STATEMENT_MS = 60_000;
/** Connections for asking who calls, and whether the service stands: nobody else's question keeps them. */
const FOR_CALLERS = 4;
/** Longer than acts wait for each other; in milliseconds. Who asks for a locked table is told to come again, and lets go. */
const LOCK_MS = 5_000;

/** Puts together what the routes need. Nothing is connected yet: database and engine may be away. */
export function compose(configuration: Configuration, log: Logger): Composed {
  const common = {
    connectionString: configuration.database.url,
    statementMs: STATEMENT_MS,
    lockMs: LOCK_MS,
    traced: configuration.metrics.traces !== undefined,
    inspect: inspectInstallation(configuration.dataFolder),
    onConnectionLost: (error: Error) => {
      log.warn({ reason: error.message }, 'a database connection was lost');
    },
  };
  const database = createDatabase({
    max: configuration.database.poolSize,
    min: 1,
    applicationName: 'jinji-api',
    ...common,
  });
  const callers = createDatabase({ ...common, max: FOR_CALLERS, applicationName: 'jinji-api-callers' });
  const keys = readKeys(configuration.keys);
  const engine = createEngine(configuration.temporal, keys);
  const library = createLiveLibrary(configuration.dataFolder);
  const calendar = loadInstalledCalendar(configuration.dataFolder);
  const sessions = createWebSessions(callers.pool, configuration.api);
  const now = (): Date => new Date();
  const feed = createLiveFeed({
    connectionString: configuration.database.url,
    onLost: (error) => {
      log.warn({ reason: error.message }, 'the database is not heard; open pages ask by themselves meanwhile');
    },
  });
  const { db } = database;
  const scanner = createScanner({ db, settings: configuration.api.scanner, log, now });
  const folders = configuration.dataFolder === undefined ? [] : [configuration.dataFolder];
  const deps: RouteDeps = {
    db,
    callers: callers.db,
    sessions,
    live: createLiveStreams({ db, feed, sessions, settings: configuration.api, log, now }),
    engine,
    importer: createImporter({
      db,
      today: () => todayIn('Asia/Shanghai', new Date().getTime()),
      now,
    }),
    library,
    calendar,
    holidayNames: loadInstalledHolidayNames(configuration.dataFolder),
    policy: createPolicyEngine({ library, calendar }),
    settings: configuration.api,
    scanner,
    looks: createLooks({ db, engine, scanner, folders, now }),
    sampleLogIns: createSampleLogIns(db, configuration.dataFolder),
    log,
    now,
    sign: signingWith(keys),
    keys,
  };
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), callers.close()]);
  };
  return { database: { ...database, close }, engine, deps };
}

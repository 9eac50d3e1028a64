import { sql } from 'kysely';
import request from 'supertest';
import { createApp, type App } from '../../api/app.js';
import type { Engine } from '../../api/engine/engine.js';
import { createLogger } from '../../api/http/logging.js';
import { createLiveStreams } from '../../api/live/streams.js';
import type { Route } from '../../api/http/route.js';
import { createLooks } from '../../api/looks/looks.js';
import { createMetrics } from '../../api/metrics/metrics.js';
import { createScanner } from '../../api/scanner/scanner.js';
import { createRoutes } from '../../api/routes.js';
import { createSampleLogIns } from '../../api/views/people/sample-log-ins.js';
import { createWebSessions } from '../../api/http/gate/web-session.js';
import { createAccount } from '../../db/accounts/accounts.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { createLiveFeed } from '../../db/live/feed.js';
import { readConfiguration } from '../../domain/settings/configuration.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { createImporter } from '../../imports/importer.js';
import { loadCalendar, loadHolidayNames } from '../../policy/data/calendar.js';
import { createEngine as createPolicyEngine } from '../../policy/engine.js';
import { createLiveLibrary } from '../../policy/data/live-library.js';
import { signingWith } from '../../seal/act-signature.js';
import { KEYS, KEYS_TEXT } from '../support/keys.js';
import { NO_PASSWORD } from '../support/department.js';
import { scratchDatabase } from '../support/services.js';

/** What the application signs with. */
export const SESSION_SECRET = 'a secret of the tests, thirty-two characters';
export const PASSWORD = 'correct horse battery';

export interface Harness extends App {
  readonly database: DatabaseHandle;
  readonly routes: readonly Route[];
  /** What the log said, a JSON object a line. */
  readonly logged: string[];
  /** Of these what the service met and has no words for. */
  faults(): readonly string[];
  /** The clock that the application reads; tests move it. */
  readonly clock: { now: Date };
  /** A bearer token of a sample account. */
  tokenOf(login: string): Promise<string>;
  agent(): ReturnType<typeof request.agent>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly engine?: Engine;
  readonly environment?: Readonly<Record<string, string>>;
  /** The first instant of a clock that stands still, or a clock that goes. */
  readonly now?: Date | (() => Date);
  /** A database that somebody else keeps, with people in it; accounts are made for these numbers. */
  /** Built pages to serve. */
  readonly pagesFolder?: string;
  readonly existing?: { readonly url: string; readonly accounts: Readonly<Record<string, readonly Role[]>> };
  /** Whether answers are held against their schemas, which takes time of its own; yes unless told otherwise. */
  readonly checkAnswers?: boolean;
}

/** An engine that is there and knows nothing; cases about acts bring their own. */
export const idleEngine: Engine = {
  look: () => Promise.resolve(),
  pollers: () => Promise.resolve([{ identity: '7@here', seenAt: new Date('2026-11-23T01:59:30Z') }]),
  update: () => Promise.resolve(undefined),
  query: () => Promise.resolve(undefined),
  start: () => Promise.resolve(true),
  close: () => Promise.resolve(),
};

/** The people of the tests: number, name, department, superior, roles. */
const PEOPLE: readonly (readonly [string, string, string, string | null, readonly Role[]])[] = [
  ['g1', '高总', 'board', null, ['gm', 'employee']],
  ['h1', '何人事', 'hr', 'g1', ['hr', 'employee']],
  ['h2', '韩经理', 'hr', 'g1', ['hr', 'hr-manager', 'employee']],
  ['d1', '董主任', 'care', 'g1', ['department-head', 'employee']],
  ['s1', '孙主管', 'care', 'd1', ['supervisor', 'panel', 'employee']],
  ['s2', '沈主管', 'care', 'd1', ['supervisor', 'panel', 'employee']],
  ['e1', '艾客服', 'care', 's1', ['employee']],
  ['e2', '安客服', 'care', 's2', ['employee']],
  ['i1', '易网管', 'board', 'g1', ['it-admin', 'employee']],
];

/** The real application on a database of its own; nothing mocked but what `options` says. */
export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const { existing } = options;
  const scratch = existing ? { url: existing.url, drop: () => Promise.resolve() } : await scratchDatabase();
  const configuration = readConfiguration(
    {
      DATABASE_URL: scratch.url,
      JINJI_SESSION_SECRET: SESSION_SECRET,
      JINJI_KEYS: KEYS_TEXT,
      JINJI_SIGN_IN_ATTEMPTS: '1000',
      JINJI_ACCOUNT_CALLS: '1000000',
      JINJI_ANONYMOUS_CALLS: '1000000',
      // A stream has no end that a test would wait for; those about streams switch it on, and so do pages.
      JINJI_LIVE_STREAMS: options.pagesFolder === undefined ? '0' : '8',
      ...options.environment,
    },
    () => '',
  );
  const database = createDatabase({ connectionString: scratch.url, max: 5, traced: true });
  if (existing) {
    for (const [personId, roles] of Object.entries(existing.accounts)) {
      await sql`delete from account where person_id = ${personId} and password_hash = ${NO_PASSWORD}`.execute(
        database.db,
      );
      await createAccount(database.db, { login: personId, password: PASSWORD, personId, roles });
    }
  } else {
    await seed(database);
  }
  const logged: string[] = [];
  const log = createLogger('info', { write: (line: string) => void logged.push(line) });
  const { now: given = new Date('2026-11-23T02:00:00Z') } = options;
  const clock = { now: typeof given === 'function' ? given() : given };
  const now = typeof given === 'function' ? given : () => clock.now;
  const callers = createDatabase({ connectionString: scratch.url, max: 2 });
  const sessions = createWebSessions(callers.pool, configuration.api);
  const library = createLiveLibrary(undefined);
  const calendar = loadCalendar();
  const feed = createLiveFeed({ connectionString: scratch.url });
  const live = createLiveStreams({ db: database.db, feed, sessions, settings: configuration.api, log, now });
  const scanner = createScanner({ db: database.db, settings: configuration.api.scanner, log, now });
  const engine = options.engine ?? idleEngine;
  const deps = {
    live,
    importer: createImporter({
      db: database.db,
      today: () => todayIn('Asia/Shanghai', now().getTime()),
      now,
    }),
    library,
    calendar,
    holidayNames: loadHolidayNames(),
    policy: createPolicyEngine({ library, calendar }),
    db: database.db,
    callers: callers.db,
    sessions,
    engine,
    settings: configuration.api,
    scanner,
    looks: createLooks({ db: database.db, engine, scanner, folders: [], now }),
    sampleLogIns: createSampleLogIns(database.db, configuration.dataFolder),
    log,
    now,
    sign: signingWith(KEYS),
    keys: KEYS,
  };
  const routes = createRoutes(deps);
  const { pagesFolder } = options;
  const { token } = configuration.metrics;
  const metrics = token === undefined ? undefined : createMetrics({ ...deps, pool: database.pool, token });
  const app = createApp({
    ...deps,
    routes,
    checkAnswers: options.checkAnswers ?? true,
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
    ...(metrics === undefined ? {} : { metrics }),
  });
  return {
    ...app,
    database,
    routes,
    logged,
    faults: () => logged.filter((line) => line.includes('"msg":"unexpected"')),
    clock,
    agent: () => request.agent(app.express),
    tokenOf: async (login) => {
      const answer = await request(app.express).post('/v1/sessions').send({ login, password: PASSWORD, token: true });
      if (answer.status !== 201) throw new Error(answer.text);
      const { token } = answer.body as { token: string };
      return token;
    },
    close: async () => {
      await live.close();
      await Promise.all([database.close(), callers.close()]);
      await scratch.drop();
    },
  };
}

/** An auditor beside the people of the harness: u1. */
export async function addAuditor({ database: { db } }: Harness): Promise<void> {
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    values ('u1', '于审计', 'board', 'g1', 'confirmed', '2024-01-02', '2024-04-02')`.execute(db);
  await createAccount(db, { login: 'u1', password: PASSWORD, personId: 'u1', roles: ['auditor'] });
}

async function seed(database: DatabaseHandle): Promise<void> {
  const { db } = database;
  await db.transaction().execute(async (transaction) => {
    for (const id of ['board', 'hr', 'care']) {
      await sql`insert into department (id, name) values (${id}, ${id})`.execute(transaction);
    }
    for (const [id, name, department, superior] of PEOPLE) {
      await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
        values (${id}, ${name}, ${department}, ${superior}, 'confirmed', '2024-01-02', '2024-04-02')`.execute(
        transaction,
      );
    }
    await sql`update department set head_id = 'd1' where id = 'care'`.execute(transaction);
  });
  for (const [id, , , , roles] of PEOPLE) {
    await createAccount(db, { login: id, password: PASSWORD, personId: id, roles });
  }
}

import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { createPrepares } from './prepared.js';
import { traceStatement } from './service/traces.js';
import { poolOfMoments } from './snapshot.js';
import type { AnnouncementTables } from './announcements/tables.js';
import type { AttachmentTables } from './attachments/tables.js';
import type { AlarmTables } from './messages/tables-alarms.js';
import type { CalendarFeedTables } from './calendar-feeds/tables.js';
import type { CaseTables } from './cases/tables.js';
import type { DocumentTables } from './documents/tables.js';
import type { IdentityTables } from './accounts/tables.js';
import type { InstallationTables } from './service/tables-installation.js';
import type { MailTables } from './messages/tables-mail.js';
import type { OutboxTables } from './outbox/tables.js';
import type { OwnWordsTables } from './own-words/tables.js';
import type { PanelTables } from './defense/tables.js';
import type { PeopleTables } from './people/tables.js';
import type { PersonnelTables } from './cases/tables-personnel.js';
import type { ProxyTables } from './proxies/tables.js';
import type { PolicyTables } from './policy/tables.js';
import type { SecondPersonTables } from './second-person/tables.js';
import type { SealTables } from './seals/tables.js';
import type { SuccessionTables } from './vacancies/tables.js';
import type { TalkTables } from './talk/tables.js';
import type { TaskTables } from './tasks/tables.js';
import type { TrialTables } from './trials/tables.js';
import type { TurnTables } from './steps/tables.js';

/** Every table of the house; each migration has its part in a file of its own. */
export type Database = PeopleTables &
  IdentityTables &
  CaseTables &
  DocumentTables &
  PersonnelTables &
  PanelTables &
  PolicyTables &
  ProxyTables &
  TrialTables &
  AttachmentTables &
  AnnouncementTables &
  AlarmTables &
  CalendarFeedTables &
  MailTables &
  OutboxTables &
  OwnWordsTables &
  InstallationTables &
  SecondPersonTables &
  SealTables &
  SuccessionTables &
  TalkTables &
  TaskTables &
  TurnTables;

/** What repositories take: the pool, or the transaction that the caller has open. */
export type Queryable = Kysely<Database> | Transaction<Database>;

/** How the connections to PostgreSQL are made. */
export interface DatabaseOptions {
  readonly connectionString: string;
  /** Most connections at a time; pg's own default is 10. */
  readonly max?: number;
  /** Connections that stay open once they were made, however idle: by one a service is seen to use the database. */
  readonly min?: number;
  readonly applicationName?: string;
  /** How long one statement may take, in milliseconds; the server stops it then. Without it, as long as it takes. */
  readonly statementMs?: number;
  /** How long a statement may wait for what somebody else has locked, in milliseconds. Without it, as long as it takes. */
  readonly lockMs?: number;
  /** Looks at every new connection before it is used; whoever asked for one gets the error that this throws. */
  readonly inspect?: (connection: pg.ClientBase) => Promise<void>;
  /** Told of every idle connection that breaks (a restart of the database); the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
  /** Whether statements are told to whoever traces requests. */
  readonly traced?: boolean;
}

/** The database with what closes it. */
export interface DatabaseHandle {
  readonly db: Kysely<Database>;
  /** For libraries that speak pg themselves, such as the session store. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

const text = (value: string): string => value;

/** int8 (ids, counts) as a number; refuses silently wrong figures beyond 2^53. */
function parseInt8(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} does not fit a number`);
  return number;
}

type Parser = (value: string) => unknown;
// The registry of pg, asked by number: its enumeration leaves the array types out.
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser;

const parsers: Readonly<Record<number, Parser>> = {
  20: parseInt8,
  1082: text, // date: a civil date, never a Date at somebody's midnight
  1114: text,
  1182: parserOf(1009), // dates in an array, as an array of text
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    (format === 'binary' ? undefined : parsers[oid]) ?? parserOf(oid, format),
};

const inspecting =
  (inspect: (connection: pg.ClientBase) => Promise<void>): NonNullable<pg.PoolConfig['verify']> =>
  (client, done) => {
    inspect(client).then(() => {
      done();
    }, done);
  };

/**
 * A pool and a Kysely on it: dates (1082) come as 'YYYY-MM-DD', instants as Date (repositories hand them on as
 * ISO 8601), int8 as numbers, numeric as text. Connects lazily; throws pg's errors at the first query. Close it once.
 */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    types,
    application_name: options.applicationName ?? 'jinji',
    options: '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...(options.statementMs === undefined ? {} : { statement_timeout: options.statementMs }),
    ...(options.lockMs === undefined ? {} : { lock_timeout: options.lockMs }),
    ...(options.max === undefined ? {} : { max: options.max }),
    ...(options.min === undefined ? {} : { min: options.min }),
    ...(options.inspect === undefined ? {} : { verify: inspecting(options.inspect) }),
  });
  // Without listeners a restart of the database would end the process. The pool hears of idle connections only; each
  // connection tells its own listener, also inside a transaction, after its query has failed: told there, it is told once.
  const lost = options.onConnectionLost ?? (() => undefined);
  pool.on('error', () => undefined);
  const prepare = createPrepares();
  pool.on('connect', (client) => {
    client.on('error', lost);
    prepare(client);
  });
  const log = options.traced === true ? { log: traceStatement } : {};
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: poolOfMoments(pool) }), ...log });
  return { db, pool, close: () => db.destroy() };
}

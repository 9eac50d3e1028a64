import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { createProgress } from '../../cli/launch/progress.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { supervise, type Supervised } from '../../cli/launch/supervisor.js';
import { openTemporal, type TemporalServer } from '../../cli/launch/temporal/temporal.js';
import { createDatabase, type Database } from '../../db/database.js';
import { DATABASE_ROLES } from '../../db/rights/roles.js';
import { startService, type Service } from '../../test/e2e/service.js';
import { memoryFolder } from '../../test/support/memory.js';
import { createClock, type Clock } from './clock.js';
import { createDisk, type Disk } from './disk.js';
import { createProxy, type Proxy } from './proxy.js';

/** How a service is set up: as `npm start` brings everything, or on servers of its own behind lines that can be cut. */
export type Setting = 'npm start' | 'own servers';

/** A whole service of the suite's own, with what can be done to it. */
export interface House {
  readonly setting: Setting;
  readonly service: Service;
  /** Where its people call it. */
  readonly url: string;
  /** Its records, asked past every line. */
  readonly db: Kysely<Database>;
  readonly lines: { readonly api: Proxy; readonly database?: Proxy; readonly engine?: Proxy };
  readonly disk?: Disk;
  readonly clock?: Clock;
  /** A connection of its own to the records, with every right. */
  readonly holder: () => Promise<pg.Client>;
  /** Where its back-up is put. */
  readonly backup: string;
  /** Called when one is about to be taken. */
  beforeBackup: () => void;
  /** Lets go of its records, so that their database can be stopped. */
  readonly disconnect: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a machine cannot do, so that it is left out, with the reason. */
export type Lacking = Partial<Record<'disk' | 'clock', string>>;

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no');

/** Everything from one place, on a disk of its own where the machine lets it. */
async function fromOnePlace(folder: string, lacking: Lacking): Promise<House> {
  let disk: Disk | undefined;
  try {
    disk = createDisk(folder);
  } catch (error) {
    lacking.disk = reasonOf(error);
  }
  // Within the disk: its own place goes when it is taken down.
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o711 });
  const service = await startService(data);
  const api = await createProxy(() => portOf(service.url));
  return {
    setting: 'npm start',
    lines: { api },
    ...(disk === undefined ? {} : { disk }),
    ...(await common(service, api, data)),
    close: async () => {
      await api.close();
      await service.close();
      disk?.close();
      await removeDataFolder(folder);
    },
  };
}

/** Servers that somebody else keeps, as IT would: those, too, are started again when they die. */
async function onServers(folder: string, lacking: Lacking): Promise<House> {
  const place = await makeDataFolder('jinji-servers-', undefined, memoryFolder());
  const env = { ...process.env, DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const kept = { onDeath: () => undefined, onFinal: () => undefined, maxBackoffMs: 1_000 };
  const postgres: Supervised<PostgresServer> = await supervise({
    ...kept,
    start: () => openPostgres({ dataFolder: place, env }),
  });
  const temporal: Supervised<TemporalServer> = await supervise({
    ...kept,
    start: () => openTemporal({ dataFolder: place, env, progress: createProgress(() => undefined) }),
  });
  const database = await createProxy(() => portOf(postgres.current().url));
  const engine = await createProxy(() => portOf(`http://${temporal.current().address}`));
  const clock = await createClock(place).catch((error: unknown) => {
    lacking.clock = reasonOf(error);
    return undefined;
  });
  const { url, ownerUrl } = postgres.current();
  const told = {
    ...clock?.env,
    DATABASE_URL: through(url, database),
    DATABASE_OWNER_URL: through(ownerUrl, database),
    TEMPORAL_ADDRESS: `127.0.0.1:${engine.port}`,
  };
  const service = await startService(folder, told, place);
  const api = await createProxy(() => portOf(service.url));
  return {
    setting: 'own servers',
    lines: { api, database, engine },
    ...(clock === undefined ? {} : { clock }),
    ...(await common(service, api, place)),
    close: async () => {
      for (const line of [api, database, engine]) await line.close();
      for (const one of [temporal, postgres]) await one.stop();
      await service.close();
      await removeDataFolder(place);
      await removeDataFolder(folder);
    },
  };
}

const portOf = (url: string): number => Number(new URL(url).port);

function through(url: string, { port }: Proxy): string {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}

async function common(
  service: Service,
  { port }: Proxy,
  servers: string,
): Promise<Pick<House, 'service' | 'url' | 'db' | 'disconnect' | 'holder' | 'backup' | 'beforeBackup'>> {
  const { db, close } = createDatabase({
    connectionString: await asService(service, servers),
    max: 3,
    applicationName: 'chaos',
    statementMs: 60_000,
  });
  return {
    service,
    url: `http://127.0.0.1:${port}`,
    db,
    holder: async () => {
      const client = new pg.Client({ connectionString: await service.databaseUrl() });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    backup: `${service.dataFolder}-backup`,
    beforeBackup: () => undefined,
    disconnect: close,
  };
}

/** As the service itself: rows that anybody else has written are foreign to whoever verifies them. */
export async function asService(service: Pick<Service, 'databaseUrl'>, servers: string): Promise<string> {
  const url = new URL(await service.databaseUrl());
  url.username = DATABASE_ROLES.writer;
  url.password = encodeURIComponent(await readFile(join(servers, 'secrets', 'postgres-writer-password'), 'utf8'));
  return url.href;
}

/** Starts a service in a folder that is the suite's own; what the machine cannot do is written into `lacking`. */
export const openHouse = (setting: Setting, folder: string, lacking: Lacking): Promise<House> =>
  setting === 'npm start' ? fromOnePlace(folder, lacking) : onServers(folder, lacking);

/** What PostgreSQL does not understand it will not understand later either. */
const isOurFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('42');

/** Asks the records until they answer: after a fault they may be on their way up. */
export async function asked<T>(ask: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isOurFault(error) || performance.now() > until) throw error;
      await sleep(100);
    }
  }
}

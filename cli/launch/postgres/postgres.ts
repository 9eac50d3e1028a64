import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Text } from '../../../domain/vocabulary/text.js';
import { asAccount, serverAccount, type Account } from './account.js';
import { databaseUrlFromEnvironment } from './database-url.js';
import { rememberCluster } from './cluster-place.js';
import { rolesOfCluster, rolesOfServer } from './cluster-roles.js';
import { launcherLock } from '../data-folder.js';
import { lockHolder, withLock } from '../lock.js';
import { findBinaries } from './postgres-binaries.js';
import { openCluster, type Cluster } from './postgres-cluster.js';
import { livingPostmaster, ping, type Postmaster } from './postmaster.js';
import { freePort } from '../machine/ports.js';
import { isAlive, readLivePidFile, stopProcess, writePidFile } from '../machine/processes.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** A PostgreSQL server ready for connections. */
export interface PostgresServer {
  /** Connection string of the service's role, with password: never log it. */
  readonly url: string;
  /** Of the role that owns the tables: for migrations alone. */
  readonly ownerUrl: string;
  /** Of whoever made the embedded cluster; undefined for a server given by DATABASE_URL. */
  readonly administratorUrl?: string | undefined;
  /** The postmaster's pid; undefined for a server given by DATABASE_URL. */
  readonly pid?: number | undefined;
  /** True when it ran already: a server of one's own, or a postmaster that outlived its launcher. */
  readonly attached: boolean;
  readonly notes: readonly Text[];
  /**
   * Stops the server (fast shutdown, connections are cut) unless a living process other than this one started it, or runs
   * the service on this folder; does nothing for a server given by DATABASE_URL.
   */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** A port to use; else the one of last time when free, else a free one. */
  readonly port?: number;
  /** Further settings, `name=value`. */
  readonly settings?: readonly string[];
}

/**
 * Opens PostgreSQL: the server of `DATABASE_URL` (or `DATABASE_URL_FILE`) when given, else the embedded one with its
 * cluster in the data folder, attaching to a postmaster that still lives there, on this very cluster and no other.
 * @throws RefusalError LAUNCH.DATABASE_UNREACHABLE, LAUNCH.POSTGRES_FAILED and those of binaries and cluster.
 */
export async function openPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const given = await databaseUrlFromEnvironment(options.env);
  if (given !== undefined) return external(given, options.env);
  // Two commands at once on one data folder: the second attaches to what the first makes.
  return withLock(join(options.dataFolder, 'run', 'postgres.lock'), () => embedded(options));
}

async function embedded(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const binaries = await findBinaries(account, options.env);
  const cluster = await openCluster(options.dataFolder, binaries.folder, account);
  const notes = [...binaries.notes, ...cluster.notes];
  const living = await livingPostmaster(cluster.folder, (port) => urlOf(cluster, port, 'postgres'));
  if (living !== undefined) return server(options.dataFolder, cluster, living, true, notes);
  const port = await freePort(options.port ?? cluster.port);
  await rememberCluster(options.dataFolder, cluster.folder, port);
  const pid = await startPostmaster(options, binaries.folder, cluster, port, account);
  await writePidFile(ownerFile(options.dataFolder), process.pid);
  return server(options.dataFolder, cluster, { pid, port }, false, notes);
}

/** Names the process that started the server. */
const ownerFile = (dataFolder: string): string => join(dataFolder, 'run', 'postgres.owner');

/** Whether the server is another living process's to stop: that of a command at work, or the service's. */
async function othersNeedIt(dataFolder: string): Promise<boolean> {
  const owner = (await readLivePidFile(ownerFile(dataFolder)))?.pid;
  const launcher = await lockHolder(launcherLock(dataFolder));
  return [owner, launcher].some((pid) => pid !== undefined && pid !== process.pid);
}

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgresql://jinji:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;

async function server(
  dataFolder: string,
  cluster: Cluster,
  { pid, port }: Postmaster,
  attached: boolean,
  notes: readonly Text[],
): Promise<PostgresServer> {
  await ensureDatabase(urlOf(cluster, port, 'postgres'));
  const administratorUrl = urlOf(cluster, port, 'jinji');
  const roles = await rolesOfCluster(dataFolder, administratorUrl);
  const stop = async (): Promise<void> => {
    if (await othersNeedIt(dataFolder)) return;
    await stopProcess(pid, [
      ['SIGINT', 15_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 2_000],
    ]);
  };
  return { ...roles, administratorUrl, pid, attached, notes, stop };
}

async function startPostmaster(
  options: PostgresOptions,
  binaries: string,
  cluster: Cluster,
  port: number,
  account: Account | undefined,
): Promise<number> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'];
  const args = ['-D', cluster.folder, '-p', String(port)];
  for (const setting of [...settings, ...(options.settings ?? [])]) args.push('-c', setting);
  const logs = join(options.dataFolder, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  let problem = '';
  // Right after a kill -9 the old server's children may hold its shared memory for a moment: try for ten seconds.
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const pid = await spawnPostmaster(join(binaries, 'bin', 'postgres'), args, join(logs, 'postgres.log'), account);
    while (isAlive(pid)) {
      const answer = await ping(urlOf(cluster, port, 'postgres'), cluster.folder);
      if (answer === undefined) return pid;
      problem = answer;
      await sleep(25);
    }
    await sleep(200);
  }
  throw new RefusalError(refuse(LAUNCH.POSTGRES_FAILED, { problem, logs }));
}

/** Starts the server in a session of its own, so that a Ctrl-C meant for the launcher does not reach it. */
function spawnPostmaster(command: string, args: string[], log: string, account: Account | undefined): Promise<number> {
  const output = openSync(log, 'a', 0o600);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...asAccount(account),
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve(child.pid ?? 0);
    });
  });
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'jinji'`);
    if (found.rowCount === 0) await client.query('create database jinji');
  } finally {
    await client.end();
  }
}

/** DATABASE_OWNER_URL migrates; without it, as on a server with one role for everything, the service's own does. */
async function external(url: string, env: NodeJS.ProcessEnv): Promise<PostgresServer> {
  const owner = await databaseUrlFromEnvironment(env, 'DATABASE_OWNER_URL');
  const administrator = await databaseUrlFromEnvironment(env, 'DATABASE_ADMIN_URL');
  const problem = await ping(administrator ?? url);
  if (problem !== undefined) throw new RefusalError(refuse(LAUNCH.DATABASE_UNREACHABLE, { problem }));
  if (administrator !== undefined) {
    const reader = await databaseUrlFromEnvironment(env, 'DATABASE_READER_URL');
    await rolesOfServer(administrator, { writer: url, owner, reader });
  }
  return { url, ownerUrl: owner ?? url, attached: true, notes: [], stop: () => Promise.resolve() };
}

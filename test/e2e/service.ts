import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { freePort } from '../../cli/launch/machine/ports.js';
import { isAlive, readLivePidFile, waitForExit } from '../../cli/launch/machine/processes.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { memoryFolder } from '../support/memory.js';
import { until } from '../../cli/play/until.js';

/** What runs after `npm start`, each a process of its own. */
export type Part = 'worker' | 'api' | 'temporal' | 'postgres' | 'launcher';
export const PARTS: readonly Part[] = ['launcher', 'api', 'worker', 'temporal', 'postgres'];

/** The whole service as `npm start` runs it, on a data folder of its own, with parts that can be killed. */
export interface Service {
  readonly url: string;
  readonly dataFolder: string;
  /** The environment of a command that is to find this service. */
  readonly env: NodeJS.ProcessEnv;
  /** How often each part was killed. */
  readonly killed: Readonly<Record<Part, number>>;
  /** All that the launchers have said. */
  said(): string;
  databaseUrl(): Promise<string>;
  /** The pid of each part that lives. */
  pids(): Promise<Readonly<Partial<Record<Part, number>>>>;
  /** Temporal's `host:port`. */
  temporalAddress(): Promise<string>;
  /** `kill -9` of all of them in one moment, each once it lives; a killed launcher is followed by another. */
  kill(parts: readonly Part[]): Promise<void>;
  /** SIGTERM, as by Ctrl-C. Answers the exit code and the parts that still live. */
  stop(): Promise<{ readonly code: number | null; readonly left: readonly Part[] }>;
  /** Ends what is left and removes the data folder. */
  close(): Promise<void>;
}

/** The last thing that a launcher says when all of it runs. */
const READY = 'Ctrl-C stops';

/**
 * Starts it, on a fresh data folder unless one is given, and waits until it is ready.
 * @param serversIn the data folder of its PostgreSQL and Temporal, where they are not its own
 * @param checkout whose version it is, where it is not this one's
 */
export async function startService(
  folder?: string,
  further: NodeJS.ProcessEnv = {},
  serversIn?: string,
  checkout: string = checkoutRoot(),
): Promise<Service> {
  const dataFolder = folder ?? (await makeDataFolder('jinji-e2e-', undefined, memoryFolder()));
  const servers = serversIn ?? dataFolder;
  const port = await freePort();
  const given: NodeJS.ProcessEnv = { ...process.env, JINJI_DATA: dataFolder, JINJI_PORT: String(port) };
  // The tour of a whole department signs in within a minute, over again where a part is away.
  const env = {
    ...given,
    JINJI_SIGN_IN_ATTEMPTS: '1000',
    // The stories that are played here begin with nothing behind them.
    JINJI_SAMPLE: 'bare',
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
    JINJI_WORKER_METRICS: `127.0.0.1:${await freePort()}`,
    NODE_OPTIONS: '',
    ...further,
  };
  const killed: Record<Part, number> = { launcher: 0, api: 0, worker: 0, temporal: 0, postgres: 0 };
  let said = '';
  let launcher = await launch();

  async function launch(): Promise<ChildProcess> {
    const script = join(checkout, 'scripts', 'start.mjs');
    const child = spawn(process.execPath, [script], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let mine = '';
    const hear = (chunk: Buffer): void => {
      mine += chunk.toString();
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const ended = (): boolean => child.exitCode !== null;
    await until('the service is ready or has ended', () => mine.includes(READY) || ended()).catch(() => undefined);
    if (!mine.includes(READY)) {
      child.kill('SIGKILL');
      throw new Error(`the service did not start:\n${mine}`);
    }
    return child;
  }

  const cluster = async (): Promise<{ readonly cluster: string; readonly port: number }> =>
    JSON.parse(await readFile(join(servers, 'postgres.json'), 'utf8')) as { cluster: string; port: number };

  /** The process that plays the part now; undefined while there is none. */
  async function pidOf(part: Part): Promise<number | undefined> {
    if (part === 'launcher')
      return launcher.exitCode === null && launcher.signalCode === null ? launcher.pid : undefined;
    const where = part === 'temporal' ? servers : dataFolder;
    if (part !== 'postgres') return (await readLivePidFile(join(where, 'run', `${part}.pid`)))?.pid;
    const file = await readFile(resolve(servers, (await cluster()).cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number(file.split('\n')[0]);
    return pid > 0 && isAlive(pid) ? pid : undefined;
  }

  async function living(part: Part): Promise<number> {
    return until(`${part} is back`, () => pidOf(part)).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${said}`, { cause: error });
    });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    env,
    killed,
    said: () => said,
    databaseUrl: async () => {
      const password = await readFile(join(servers, 'secrets', 'postgres-password'), 'utf8');
      return `postgresql://jinji:${encodeURIComponent(password)}@127.0.0.1:${(await cluster()).port}/jinji`;
    },
    temporalAddress: async () => {
      const ports = JSON.parse(await readFile(join(servers, 'temporal.json'), 'utf8')) as { frontend: number };
      return `127.0.0.1:${ports.frontend}`;
    },
    pids: async () => {
      const found = await Promise.all(PARTS.map(async (part) => [part, await pidOf(part)] as const));
      return Object.fromEntries(found.filter(([, pid]) => pid !== undefined));
    },
    kill: async (parts) => {
      const pids = await Promise.all(parts.map(living));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      for (const part of parts) killed[part] += 1;
      for (const pid of pids) await waitForExit(pid, 10_000);
      if (parts.includes('launcher')) launcher = await launch();
    },
    stop: async () => {
      launcher.kill('SIGTERM');
      await until('the launcher ends', () => launcher.exitCode !== null).catch(() => undefined);
      const left = await Promise.all(PARTS.map(async (part) => ((await pidOf(part)) === undefined ? [] : [part])));
      return { code: launcher.exitCode, left: left.flat() };
    },
    close: async () => {
      // The launcher first, so that it brings nothing back.
      for (const part of PARTS) {
        const pid = await pidOf(part).catch(() => undefined);
        if (pid === undefined) continue;
        process.kill(pid, 'SIGKILL');
        await waitForExit(pid, 10_000);
      }
      await removeDataFolder(dataFolder);
    },
  };
}

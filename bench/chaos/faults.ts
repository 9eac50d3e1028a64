import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { waitForExit } from '../../cli/launch/machine/processes.js';
import { until } from '../../cli/play/until.js';
import { command } from '../../test/e2e/command.js';
import { PARTS, type Part } from '../../test/e2e/service.js';
import type { House, Setting } from './house.js';
import type { Line } from './proxy.js';
import type { Random } from './random.js';

/** Something that happens to a service. */
export interface Fault {
  /** In the table of figures. */
  readonly group: string;
  readonly name: string;
  readonly settings: readonly Setting[];
  /** For so long, in milliseconds; without it it is over as soon as it has happened. */
  readonly holdMs?: number;
  /** Once in a round at most. */
  readonly once?: true;
  /** Whether the house can have it done to it. */
  readonly fits?: (house: House) => boolean;
  /**
   * Makes it happen, and gives what ends it. @throws Error where the service does otherwise than it should.
   */
  readonly begin: (house: House) => Promise<() => Promise<unknown>>;
}

/** The processes of a service; the launcher is none of its four. */
export const FOUR: readonly Part[] = ['api', 'worker', 'temporal', 'postgres'];
const BOTH: readonly Setting[] = ['npm start', 'own servers'];
const HOUR = 3_600;
/** Of the database's log: more than it keeps ready. */
const SEGMENTS = 12;
const over = (): Promise<void> => Promise.resolve();

/** `kill -9` of these in one moment; whoever keeps them starts them again. */
export const killed = (parts: readonly Part[], name: string = parts.join(', ')): Fault => ({
  group: 'killed',
  name: `kill -9 ${name}`,
  settings: BOTH,
  begin: async ({ service }) => {
    await service.kill(parts);
    return over;
  },
});

/** A process with those that it has started, each before its own. */
function family(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.map(Number)];
}

const frozen = (part: Part, holdMs: number): Fault => ({
  group: 'frozen',
  name: `${part} stopped for ${seconds(holdMs)}`,
  settings: BOTH,
  holdMs,
  begin: async ({ service }) => {
    const pid = await until(`${part} lives`, async () => (await service.pids())[part]);
    const pids = part === 'postgres' ? family(pid) : [pid];
    const tell = (signal: NodeJS.Signals): void => {
      for (const one of pids) {
        try {
          process.kill(one, signal);
        } catch {
          // A connection of the database has ended meanwhile.
        }
      }
    };
    tell('SIGSTOP');
    return () => {
      tell('SIGCONT');
      return over();
    };
  },
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

type Between = 'api' | 'database' | 'engine';
const BETWEEN: Readonly<Record<Between, string>> = {
  api: 'people and API',
  database: 'the database and all',
  engine: 'the engine and all',
};

function line(between: Between, now: Line, holdMs: number, whose?: string): Fault {
  const words = typeof now === 'object' ? `is slower by ${Math.round(now.delayMs)} ms` : now;
  const who = whose === undefined ? BETWEEN[between] : `the ${between} and ${whose}`;
  return {
    group: typeof now === 'object' ? 'slow' : 'cut off',
    name: `the line of ${who} ${words} for ${seconds(holdMs)}`,
    settings: ['own servers'],
    holdMs,
    begin: async ({ lines }) => {
      await lines[between]?.set(now, whose);
      return async () => lines[between]?.set('open');
    },
  };
}

/** A shutdown that cuts every connection (`fast`), or leaves all to the next start (`immediate`). */
const restarted = (signal: 'SIGINT' | 'SIGQUIT'): Fault => ({
  group: 'database restarted',
  name: `the database is restarted under load (${signal === 'SIGINT' ? 'fast' : 'immediate'})`,
  settings: BOTH,
  begin: async ({ service }) => {
    const pid = await until('the database lives', async () => (await service.pids()).postgres);
    process.kill(pid, signal);
    await waitForExit(pid, 30_000);
    return over;
  },
});

const locked = (table: string, holdMs: number): Fault => ({
  group: 'table locked',
  name: `the table ${table} is locked for ${seconds(holdMs)}`,
  settings: BOTH,
  holdMs,
  begin: async ({ holder }) => {
    const client = await holder();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return () => client.end();
  },
});

const stepped = (by: number, holdMs: number): Fault => ({
  group: 'clock stepped',
  name: `the clock of API and worker is an hour ${by > 0 ? 'ahead' : 'behind'} for ${seconds(holdMs)}`,
  settings: ['own servers'],
  holdMs,
  // Around midnight an hour is another day, on which other things are due.
  fits: ({ clock }) => clock !== undefined && ![23, 0].includes((new Date().getUTCHours() + 8) % 24),
  begin: async ({ clock, service }) => {
    const reads = (wanted: number) =>
      until('the API reads that clock', async () => {
        const answer = await fetch(`${service.url}/livez`).catch(() => undefined);
        const at = Date.parse(answer?.headers.get('date') ?? '');
        return Math.abs(at - Date.now() - wanted * 1000) < 30_000;
      });
    await clock?.set(by);
    await reads(by);
    return async () => {
      await clock?.set(0);
      await reads(0);
    };
  },
});

const diskFull = (holdMs: number): Fault => ({
  group: 'disk full',
  name: `the disk of the data folder is full for ${seconds(holdMs)}`,
  settings: ['npm start'],
  holdMs,
  fits: ({ disk }) => disk !== undefined,
  begin: async ({ disk, holder }) => {
    const client = await holder();
    disk?.fill();
    // What lies ready to be written over would keep the database going for a while.
    for (let segment = 0; segment < SEGMENTS; segment += 1) {
      await client.query('select pg_switch_wal()').catch(() => undefined);
      await client.query('select txid_current()').catch(() => undefined);
    }
    await client.end().catch(() => undefined);
    return () => {
      disk?.empty();
      return over();
    };
  },
});

const secondLauncher: Fault = {
  group: 'two launchers',
  name: 'a second launcher on the same data folder',
  settings: BOTH,
  begin: async ({ service }) => {
    const script = join(checkoutRoot(), 'scripts', 'start.mjs');
    const child = spawn(process.execPath, [script], { env: service.env, stdio: 'ignore' });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 1) throw new Error(`a second launcher ended with ${String(code)} instead of being refused`);
    return over;
  },
};

const secondWorker = (holdMs: number): Fault => ({
  group: 'duplicate workers',
  name: `a second worker for ${seconds(holdMs)}, then kill -9 of it`,
  settings: BOTH,
  holdMs,
  begin: async ({ service }) => {
    const pid = await until('the worker lives', async () => (await service.pids()).worker);
    const told = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    const pairs = told.map((one): readonly [string, string] => {
      const at = one.indexOf('=');
      return [one.slice(0, at), one.slice(at + 1)];
    });
    const env: NodeJS.ProcessEnv = Object.fromEntries(pairs);
    const entry = join(checkoutRoot(), 'dist', 'worker', 'main.js');
    const child = spawn(process.execPath, [entry], {
      env: { ...env, JINJI_WORKER_METRICS: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('the second worker takes tasks', () => said.includes('takes tasks') || child.exitCode !== null);
    return () => {
      child.kill('SIGKILL');
      return waitForExit(child.pid ?? 0, 10_000);
    };
  },
});

const backedUp: Fault = {
  group: 'back-up under load',
  name: 'a back-up is taken while everybody acts',
  settings: ['npm start'],
  once: true,
  begin: async (house) => {
    house.beforeBackup();
    const { code, said } = await command(house.service.env, 'jinji', 'backup', house.backup, '--with-keys');
    if (code !== 0) throw new Error(`the back-up failed: ${said.trim()}`);
    return over;
  },
};

/** Every fault that may fall upon a setting, with lengths and delays of the run's own. */
export function faultsOf(setting: Setting, random: Random): readonly Fault[] {
  const ms = (least: number, most: number): number => Math.round(random.between(least, most));
  const cuts = (['refuses', 'hangs', 'resets'] as const).flatMap((how) => [
    line('api', how, ms(1_000, 4_000)),
    line('engine', how, ms(1_000, 5_000)),
    line('database', how, ms(1_000, 5_000)),
    line('database', how, ms(1_000, 5_000), 'jinji-worker'),
    line('database', how, ms(1_000, 5_000), 'jinji-api'),
  ]);
  const all: readonly Fault[] = [
    ...FOUR.map((part) => killed([part])),
    killed(['launcher']),
    killed(PARTS, 'everything in one moment'),
    ...FOUR.map((part) => frozen(part, ms(1_000, 5_000))),
    ...cuts,
    line('api', { delayMs: ms(50, 300) }, ms(2_000, 5_000)),
    line('engine', { delayMs: ms(20, 150) }, ms(2_000, 5_000)),
    line('database', { delayMs: ms(5, 50) }, ms(2_000, 5_000)),
    restarted('SIGINT'),
    restarted('SIGQUIT'),
    locked('decision', ms(2_000, 6_000)),
    locked('act', ms(2_000, 6_000)),
    stepped(HOUR, ms(1_000, 4_000)),
    stepped(-HOUR, ms(1_000, 4_000)),
    diskFull(ms(1_000, 4_000)),
    diskFull(ms(4_000, 8_000)),
    secondLauncher,
    secondWorker(ms(2_000, 5_000)),
    backedUp,
  ];
  return all.filter(({ settings }) => settings.includes(setting));
}

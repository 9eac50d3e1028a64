import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { freePort } from '../../cli/launch/machine/ports.js';
import { isAlive, waitForExit } from '../../cli/launch/machine/processes.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { program } from '../support/program.js';
import { devServerAddress } from '../support/services.js';
import { until } from '../../cli/play/until.js';

const API = `require('node:http').createServer((q, a) => a.end(process.env.DATABASE_URL)).listen(process.env.JINJI_PORT, '127.0.0.1');`;
let folder: string;
let port: number;
let launchers: ChildProcess[];

beforeEach(async () => {
  folder = await makeDataFolder('jinji-launcher-');
  port = await freePort();
  launchers = [];
  await writeFile(join(folder, 'api.cjs'), API);
  await writeFile(join(folder, 'worker.cjs'), 'setInterval(() => {}, 1000);');
});
afterEach(async () => {
  for (const launcher of launchers) launcher.kill('SIGTERM');
  for (const launcher of launchers) await waitForExit(launcher.pid ?? 0, 20_000);
  await removeDataFolder(folder);
});

/** Starts a launcher and waits until its stack is ready; answers what it said. */
async function launch(): Promise<{ launcher: ChildProcess; said: string }> {
  const entries = [join(folder, 'worker.cjs'), join(folder, 'api.cjs')];
  const args = [await program('test/support/launcher.ts'), folder, ...entries];
  const launcher = spawn(process.execPath, args, {
    cwd: checkoutRoot(),
    env: { ...process.env, DATABASE_URL: '', TEMPORAL_ADDRESS: devServerAddress(), JINJI_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(launcher);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('READY')) resolve();
    };
    launcher.stdout.on('data', hear);
    launcher.stderr.on('data', hear);
    launcher.once('exit', () => {
      reject(new Error(said));
    });
  });
  return { launcher, said };
}

async function pids(): Promise<Record<'postgres' | 'api' | 'worker', number>> {
  const own = async (name: string): Promise<number> =>
    (JSON.parse(await readFile(join(folder, 'run', `${name}.pid`), 'utf8')) as { pid: number }).pid;
  const { cluster } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8')) as { cluster: string };
  const postgres = Number((await readFile(resolve(folder, cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return { postgres, api: await own('api'), worker: await own('worker') };
}

describe('a launcher killed with -9', () => {
  it('is followed by one that attaches to the database and replaces the services, on the same addresses', async () => {
    const first = await launch();
    const before = await pids();
    first.launcher.kill('SIGKILL');
    await waitForExit(first.launcher.pid ?? 0, 5_000);
    expect(Object.values(before).every(isAlive)).toBe(true);

    const second = await launch();
    const after = await pids();
    expect(after.postgres).toBe(before.postgres);
    expect(second.said).toMatch(/attached to the PostgreSQL/);
    expect(second.said.split('READY')[1]).toBe(first.said.split('READY')[1]);
    expect(isAlive(before.api) || isAlive(before.worker)).toBe(false);

    second.launcher.kill('SIGTERM');
    await waitForExit(second.launcher.pid ?? 0, 20_000);
    for (const pid of Object.values(after)) await waitForExit(pid, 10_000);
    expect(Object.values(after).filter(isAlive)).toEqual([]);
  });

  it('leaves a database that is started again when it was killed as well', async () => {
    const { launcher } = await launch();
    const before = await pids();
    launcher.kill('SIGKILL');
    process.kill(before.postgres, 'SIGKILL');
    process.kill(before.api, 'SIGKILL');
    await launch();
    const after = await pids();
    expect(after.postgres).not.toBe(before.postgres);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).ok).toBe(true);
  });
});

describe('a launcher that nobody reads any more', () => {
  it('goes on, and stops everything when it is told to', async () => {
    const { launcher } = await launch();
    launcher.stdout?.destroy();
    launcher.stderr?.destroy();
    const before = await pids();
    process.kill(before.api, 'SIGKILL'); // it says that the API has died, and that it is there again
    const after = await until('the API is there again', async () => {
      const { api } = await pids().catch(() => before);
      return api !== before.api && isAlive(api) ? await pids() : undefined;
    });
    launcher.kill('SIGTERM');
    await waitForExit(launcher.pid ?? 0, 20_000);
    expect(Object.values(after).filter(isAlive)).toEqual([]);
  });
});

describe('a database whose port is taken while it is away', () => {
  it('comes back on another, and worker and API are started again to learn it', async () => {
    await launch();
    const told = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}`)).text();
    const before = await told();
    const worker = (await pids()).worker;
    const squatter = await takePort(Number(new URL(before).port));
    try {
      const after = await until('another address of the database', async () => {
        const now = await told().catch(() => before);
        return now !== before && now;
      });
      expect(new URL(after).port).not.toBe(new URL(before).port);
      expect(await waitForExit(worker, 20_000)).toBe(true);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  });
});

/** Kills the database and listens on its port before it is back; where the launcher was faster, again. */
async function takePort(wanted: number): Promise<Server> {
  for (;;) {
    const { postgres } = await pids();
    process.kill(postgres, 'SIGKILL');
    await waitForExit(postgres, 5_000);
    const server = createServer();
    const mine = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(wanted, '127.0.0.1', () => {
        resolve(true);
      });
    });
    if (mine) return server;
    await until('the database is back', async () => isAlive((await pids()).postgres));
  }
}

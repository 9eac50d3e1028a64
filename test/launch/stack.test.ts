import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createKeeper, type Keeper } from '../../cli/launch/keeper.js';
import { freePort } from '../../cli/launch/machine/ports.js';
import { findProcess, isAlive, stopProcess } from '../../cli/launch/machine/processes.js';
import { createProgress } from '../../cli/launch/progress.js';
import { startService } from '../../cli/launch/service.js';
import { startStack, type StackOptions } from '../../cli/launch/stack.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { devServerAddress, scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { until } from '../../cli/play/until.js';

const API = `require('node:http').createServer((q, a) => a.end(process.env.JINJI_SESSION_SECRET_FILE + process.pid))
  .listen(process.env.JINJI_PORT, process.env.JINJI_HOST);`;
const WORKER = `setInterval(() => {}, 1000);`;

let folder: string;
let database: ScratchDatabase;
let said: string[];
let keeper: Keeper;
let options: StackOptions;

beforeEach(async () => {
  folder = await makeDataFolder('jinji-stack-');
  database = await scratchDatabase();
  said = [];
  const progress = createProgress((line) => said.push(line));
  keeper = createKeeper(folder, progress);
  const entries = { worker: join(folder, 'worker.cjs'), api: join(folder, 'api.cjs') };
  await writeFile(entries.worker, WORKER);
  await writeFile(entries.api, API);
  const env = { ...process.env, DATABASE_URL: database.url, TEMPORAL_ADDRESS: devServerAddress() };
  options = {
    dataFolder: folder,
    env: { ...env, JINJI_PORT: String(await freePort()) },
    entries,
    progress,
    keeper,
    signal: new AbortController().signal,
    prepareDatabase: () => Promise.resolve(),
    isWorking: () => Promise.resolve(true),
  };
});
afterEach(async () => {
  await keeper.stop();
  await database.drop();
  await removeDataFolder(folder);
});

const pidOf = async (name: string): Promise<number> =>
  (JSON.parse(await readFile(join(folder, 'run', `${name}.pid`), 'utf8')) as { pid: number }).pid;

describe('the stack', () => {
  it('serves, brings back what is killed with -9, and stops everything', async () => {
    const stack = await startStack(options);
    expect((await fetch(`${stack.address}/readyz`)).ok).toBe(true);
    for (const name of ['api', 'worker']) {
      const before = await pidOf(name);
      process.kill(before, 'SIGKILL');
      await until(`${name} is back`, async () => (await pidOf(name)) !== before && isAlive(await pidOf(name)));
    }
    await until('the API answers', () =>
      fetch(stack.address).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    expect(said.filter((line) => line.includes('stopped unexpectedly'))).toHaveLength(2);
    const pids = [await pidOf('api'), await pidOf('worker')];
    await keeper.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('keeps the key of the sessions in a private file over restarts', async () => {
    const stack = await startStack(options);
    const file = (await (await fetch(stack.address)).text()).replace(/\d+$/, '');
    expect(await readFile(file, 'utf8')).toMatch(/^[\w-]{43}$/);
  });

  it('stops what an earlier launcher left behind, and nothing that only has its number', async () => {
    const env = { ...options.env };
    const left = await startService({ name: 'worker', entry: options.entries.worker, dataFolder: folder, env });
    await writeFile(join(folder, 'run', 'api.pid'), JSON.stringify({ pid: process.pid, started: 'another boot' }));
    await startStack(options);
    expect(isAlive(left.pid ?? 0)).toBe(false);
    expect(said.some((line) => line.includes('left over'))).toBe(true);
    expect(findProcess(process.pid)).toBeDefined();
  });

  it('says who holds the port and which other to take', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(Number(options.env.JINJI_PORT), '127.0.0.1', resolve));
    const starting = startStack(options);
    await expect(starting).rejects.toMatchObject({ refusal: { code: 'LAUNCH.PORT_IN_USE' } });
    await expect(starting).rejects.toThrow(new RegExp(`JINJI_PORT=${Number(options.env.JINJI_PORT) + 1} npm start`));
    await new Promise((resolve) => server.close(resolve));
  });

  it('shows the end of the log when a service keeps dying', async () => {
    await writeFile(options.entries.api, `console.error('no such table: people'); process.exit(3);`);
    const starting = startStack(options);
    await expect(starting).rejects.toMatchObject({ refusal: { code: 'LAUNCH.KEEPS_DYING' } });
    const log = { zh: expect.stringContaining('no such table: people') as unknown };
    await expect(starting).rejects.toMatchObject({ refusal: { message: log } });
  });

  it('does not start a service again that has to be corrected first, and says what it said', async () => {
    await writeFile(options.entries.api, `console.error('2027.json: is not JSON'); process.exit(78);`);
    const starting = startStack(options);
    await expect(starting).rejects.toMatchObject({
      refusal: { code: 'LAUNCH.REFUSES_TO_START', message: { zh: expect.stringContaining('2027.json') as unknown } },
    });
    expect(said.filter((line) => line.includes('starting it again'))).toEqual([]);
  });

  it('once up, tells of a service that keeps dying and goes on trying', async () => {
    const { address } = await startStack(options);
    await writeFile(options.entries.api, `console.error('disk full'); process.exit(3);`);
    process.kill(await pidOf('api'), 'SIGKILL');
    await until('the failure is told', () =>
      said.some((line) => line.includes('disk full') && line.includes('keeps stopping')),
    );
    await writeFile(options.entries.api, API);
    await until('the API answers', () =>
      fetch(address).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  });

  it('stops a process that does not listen to SIGTERM', async () => {
    const stubborn = join(folder, 'stubborn.cjs');
    await writeFile(stubborn, `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`);
    const running = await startService({ name: 'stubborn', entry: stubborn, dataFolder: folder, env: {} });
    await until('it is up', async () => (await readFile(join(folder, 'logs', 'stubborn.log'), 'utf8')).includes('up'));
    await stopProcess(running.pid ?? 0, [
      ['SIGTERM', 200],
      ['SIGKILL', 2_000],
    ]);
    expect(isAlive(running.pid ?? 0)).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { asAccount, serverAccount } from '../../cli/launch/postgres/account.js';
import { lockDataFolder } from '../../cli/launch/data-folder.js';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { isAlive, writePidFile } from '../../cli/launch/machine/processes.js';
import { createProgress } from '../../cli/launch/progress.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { startService, stopOrphan } from '../../cli/launch/service.js';
import { openTemporal, type TemporalServer } from '../../cli/launch/temporal/temporal.js';

const progress = createProgress(() => undefined);
let original: string;
let copy: string;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  stops = [];
  original = await makeDataFolder('jinji-copied-');
  copy = `${original}-copy`;
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  for (const folder of [original, copy, `${original}-moved`]) await removeDataFolder(folder);
});

/** As `cp -a` does it: owners, modes and links stay. What goes away meanwhile, while servers run, is told and left out. */
const copyFolder = (from = original, to = copy): void => {
  const { stderr } = spawnSync('cp', ['-a', from, to], { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  expect(stderr.replace(/^.*(No such file or directory|as we copied it)$\n/gm, '')).toBe('');
};

async function openDatabase(dataFolder: string): Promise<PostgresServer> {
  const server = await openPostgres({ dataFolder, env: {}, settings: ['fsync=off'] });
  stops.push(() => server.stop());
  return server;
}

async function openEngine(dataFolder: string): Promise<TemporalServer> {
  const server = await openTemporal({ dataFolder, env: process.env, progress, onlyIfThere: true });
  stops.push(() => server.stop());
  return server;
}

async function ask(url: string | undefined, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('the database of a folder that was copied while it was stopped', () => {
  it('is its own, on a port of its own, while the original runs; each keeps its data', async () => {
    const before = await openDatabase(original);
    await ask(before.ownerUrl, `create table kept as select 'both' as answer`);
    await before.stop();
    copyFolder();
    const first = await openDatabase(original);
    const second = await openDatabase(copy);
    expect(second.attached).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(second.url).not.toBe(first.url);
    await ask(second.ownerUrl, `update kept set answer = 'the copy'`);
    expect(await ask(second.administratorUrl, `select current_setting('data_directory') as answer`)).toBe(
      join(copy, 'postgres'),
    );
    await second.stop();
    expect(isAlive(first.pid ?? 0)).toBe(true);
    expect(await ask(first.ownerUrl, 'select answer from kept')).toBe('both');
  });

  it('is its own after a move, and in a folder that says nothing of where it was', async () => {
    const before = await openDatabase(original);
    await ask(before.ownerUrl, `create table kept as select 'moved' as answer`);
    await before.stop();
    const moved = `${original}-moved`;
    await rename(original, moved);
    const after = await openDatabase(moved);
    expect(await ask(after.ownerUrl, 'select answer from kept')).toBe('moved');
    expect(await ask(after.administratorUrl, `select current_setting('data_directory') as answer`)).toBe(
      join(moved, 'postgres'),
    );
    await after.stop();
    await rm(join(moved, 'postgres.json'));
    expect(await ask((await openDatabase(moved)).ownerUrl, 'select answer from kept')).toBe('moved');
  });
});

describe('a pid file of PostgreSQL that names a process of somebody else', () => {
  it('keeps nothing from starting, and the process is left alone', async () => {
    const before = await openDatabase(original);
    await before.stop();
    const stranger = spawn('sleep', ['60'], { ...asAccount(serverAccount()), cwd: '/' });
    stops.push(() => Promise.resolve(void stranger.kill('SIGKILL')));
    const lines = [stranger.pid, join(original, 'postgres'), 1, 65_000, '', '127.0.0.1', ' 1 1', 'ready   '];
    await writeFile(join(original, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const after = await openDatabase(original);
    expect(after.attached).toBe(false);
    expect(await ask(after.url, 'select 1 as answer')).toBe(1);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });
});

describe('a database that two processes use', () => {
  it('is not stopped by the one that attached to it while the one that started it lives', async () => {
    const first = await openDatabase(original);
    const owner = join(original, 'run', 'postgres.owner');
    const mine = await readFile(owner, 'utf8');
    await writePidFile(owner, process.ppid);
    const second = await openDatabase(original);
    expect(second.attached).toBe(true);
    await second.stop();
    expect(isAlive(first.pid ?? 0)).toBe(true);
    await writeFile(owner, mine);
    await second.stop();
    expect(isAlive(first.pid ?? 0)).toBe(false);
  });
});

describe('what a copied folder says of processes that are the original’s', () => {
  it('Temporal: the original’s goes on, the copy has its own', async () => {
    const first = await openEngine(original);
    copyFolder();
    const second = await openEngine(copy);
    expect(isAlive(first.pid ?? 0)).toBe(true);
    expect(second).toMatchObject({ attached: false });
    expect(second.address).not.toBe(first.address);
    await second.stop();
    expect(isAlive(first.pid ?? 0)).toBe(true);
  });

  it('a service of the same checkout: it is not stopped as if it were left over', async () => {
    const entry = join(original, 'worker.cjs');
    await writeFile(entry, 'setInterval(() => {}, 1000);');
    const running = await startService({ name: 'worker', entry, dataFolder: original, env: {} });
    stops.push(() => running.stop());
    copyFolder();
    expect(await stopOrphan(copy, 'worker', entry)).toBeUndefined();
    expect(isAlive(running.pid ?? 0)).toBe(true);
    expect(await stopOrphan(original, 'worker', entry)).toBe(running.pid);
  });

  it('the lock: it is the original’s launcher that holds it, not the copy’s', async () => {
    const held = await lockDataFolder(original);
    stops.push(() => held.release());
    copyFolder();
    await (await lockDataFolder(copy)).release();
    await expect(lockDataFolder(original)).rejects.toMatchObject({ refusal: { code: 'LAUNCH.ALREADY_RUNNING' } });
  });

  it('the lock of a folder that was moved under its launcher stays held', async () => {
    const held = await lockDataFolder(original);
    stops.push(() => held.release());
    await rename(original, `${original}-moved`);
    const second = lockDataFolder(`${original}-moved`);
    await expect(second).rejects.toMatchObject({ refusal: { code: 'LAUNCH.ALREADY_RUNNING' } });
  });
});

describe('a folder whose name has signs that an address would read', () => {
  it('holds all that Temporal writes', async () => {
    const folder = join(original, `数据 #1?%41'x`);
    await mkdir(folder);
    const first = await openEngine(folder);
    await first.stop();
    expect((await readFile(join(folder, 'temporal.sqlite'))).length).toBeGreaterThan(0);
    expect(spawnSync('ls', [original], { encoding: 'utf8' }).stdout).toBe(`数据 #1?%41'x\n`);
  });

  it('holds the database', async () => {
    const folder = join(original, `数据 #1?%41'x`);
    await mkdir(folder);
    const server = await openDatabase(folder);
    expect(await ask(server.administratorUrl, `select current_setting('data_directory') as answer`)).toBe(
      join(folder, 'postgres'),
    );
  });
});

describe('a folder that has lost its database', () => {
  it('says so, advises nothing that deletes, and touches nothing', async () => {
    await (await openDatabase(original)).stop();
    await rename(join(original, 'postgres'), join(original, 'elsewhere'));
    const opening = openPostgres({ dataFolder: original, env: {} });
    await expect(opening).rejects.toMatchObject({ refusal: { code: 'LAUNCH.CLUSTER_MISSING' } });
    await expect(opening).rejects.not.toThrow(/delete|删除/);
    await rename(join(original, 'elsewhere'), join(original, 'postgres'));
    await rename(join(original, 'secrets'), join(original, 'elsewhere'));
    await rm(join(original, 'postgres.json'));
    await expect(openPostgres({ dataFolder: original, env: {} })).rejects.toMatchObject({
      refusal: { code: 'LAUNCH.CLUSTER_PASSWORD_MISSING' },
    });
    expect(await readFile(join(original, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { KEYS_TEXT } from '../support/keys.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { freePort } from '../../cli/launch/machine/ports.js';
import { isAlive } from '../../cli/launch/machine/processes.js';
import { removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { PARTS, startService, type Service } from '../e2e/service.js';

let original: Service;
let torn: string;
let cold: string;
let copy: Service | undefined;
let before: Awaited<ReturnType<Service['pids']>>;

/** As `cp -a` does it: owners, modes and links stay. What goes away meanwhile, while servers run, is told and left out. */
const copyFolder = (from: string, to: string): void => {
  const { stderr } = spawnSync('cp', ['-a', from, to], { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  expect(stderr.replace(/^.*(No such file or directory|as we copied it)$\n/gm, '')).toBe('');
};

async function ask(service: Service, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: await service.databaseUrl() });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** A command or service of the checkout, to its end. */
function run(entry: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const script = join(checkoutRoot(), 'dist', `${entry}.js`);
  const given = { ...process.env, TEMPORAL_ADDRESS: '', DATABASE_URL: '', ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: given,
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { status, said: `${stdout}${stderr}` };
}

const installationOf = async (folder: string): Promise<string> =>
  (JSON.parse(await readFile(join(folder, 'installation.json'), 'utf8')) as { id: string }).id;

/** The very processes that ran before run still. */
async function expectUntouched(): Promise<void> {
  expect(await original.pids()).toEqual(before);
  expect((await fetch(`${original.url}/readyz`)).status).toBe(200);
}

beforeAll(async () => {
  original = await startService();
  torn = `${original.dataFolder}-torn`;
  cold = `${original.dataFolder}-cold`;
  await ask(original, `create table kept as select 'before the copy' as answer`);
  copyFolder(original.dataFolder, torn);
  expect((await original.stop()).left).toEqual([]);
  copyFolder(original.dataFolder, cold);
  original = await startService(original.dataFolder);
  before = await original.pids();
  expect(Object.keys(before).sort()).toEqual([...PARTS].sort());
});
afterAll(async () => {
  await copy?.close();
  await original.close();
  await removeDataFolder(torn);
  await removeDataFolder(cold);
});

describe('a copy of the data folder, while the original runs', () => {
  test('made while it ran, is refused: its parts may be of different moments', async () => {
    await expect(startService(torn)).rejects.toThrow(/复制[^]*was copied while the database/);
    expect(run('cli/jinji', ['installation', 'new'], { JINJI_DATA: torn })).toMatchObject({
      status: 1,
      said: expect.stringContaining('LAUNCH.COPIED_WHILE_RUNNING'),
    });
    await expectUntouched();
  });

  test('made while it was stopped, is refused until somebody says that it is to live on', async () => {
    await expect(startService(cold)).rejects.toThrow(/副本[^]*is a copy of[^]*jinji -- installation new/);
    expect(run('cli/jinji', ['account', 'list'], { JINJI_DATA: cold })).toMatchObject({
      status: 1,
      said: expect.stringContaining('LAUNCH.COPIED_FOLDER'),
    });
    await expectUntouched();
  });

  test('then has servers, ports, keys and an id of its own, and the data of when it was copied', async () => {
    await ask(original, `update kept set answer = 'the original'`);
    expect(run('cli/jinji', ['installation', 'new'], { JINJI_DATA: cold })).toMatchObject({ status: 0 });
    copy = await startService(cold);
    expect(await ask(copy, 'select answer from kept')).toBe('before the copy');
    await ask(copy, `update kept set answer = 'the copy'`);
    expect(await ask(original, 'select answer from kept')).toBe('the original');
    const own = await copy.pids();
    for (const part of PARTS) expect(own[part]).not.toBe(before[part]);
    expect(await copy.temporalAddress()).not.toBe(await original.temporalAddress());
    const secret = (folder: string) => readFile(join(folder, 'secrets', 'session-secret'), 'utf8');
    expect(await secret(cold)).not.toBe(await secret(original.dataFolder));
    expect(await ask(copy, 'select id as answer from installation')).toBe(await installationOf(cold));
    expect(await installationOf(cold)).not.toBe(await installationOf(original.dataFolder));
    await expectUntouched();
  });

  test('does not take the work of the original’s Temporal', async () => {
    expect((await copy?.stop())?.left).toEqual([]);
    const theirs = { TEMPORAL_ADDRESS: await original.temporalAddress() };
    await expect(startService(cold, theirs)).rejects.toThrow(/属于安装[^]*would take each other's work/);
    await expectUntouched();
    copy = await startService(cold);
  });

  test('stops without the original', async () => {
    expect((await copy?.stop())?.left).toEqual([]);
    await expectUntouched();
  });
});

describe('the folder of one installation with the database of another', () => {
  const foreign = async (): Promise<NodeJS.ProcessEnv> => ({
    JINJI_DATA: cold,
    DATABASE_URL: await original.databaseUrl(),
    JINJI_PORT: String(await freePort()),
    JINJI_SESSION_SECRET: 'x'.repeat(32),
    JINJI_KEYS: KEYS_TEXT,
    TEMPORAL_ADDRESS: await original.temporalAddress(),
  });

  test.each(['api/main', 'worker/main'])('%s does not start, and says what to do', async (entry) => {
    const { status, said } = run(entry, [], await foreign());
    expect(said).toMatch(/属于安装[^]*belongs to the installation[^]*JINJI_DATA or DATABASE_URL/);
    expect(status).toBe(78);
  });

  test('nor does `npm start`, or a command that would migrate it', async () => {
    await expect(startService(cold, await foreign())).rejects.toThrow(/belongs to the installation/);
    expect(run('cli/jinji', ['migrate'], await foreign())).toMatchObject({
      status: 1,
      said: expect.stringContaining('INSTALLATION.MISMATCH'),
    });
  });

  test('and it is not taken over while it is in use', async () => {
    const taking = run('cli/jinji', ['installation', 'new', '--database'], await foreign());
    expect(taking).toMatchObject({ status: 1, said: expect.stringContaining('LAUNCH.DATABASE_IN_USE') });
    await expectUntouched();
    expect(Object.values(before).every((pid) => isAlive(pid))).toBe(true);
  });
});

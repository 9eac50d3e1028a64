import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyBinaries } from '../../cli/launch/postgres/postgres-binaries.js';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { isAlive, waitForExit } from '../../cli/launch/machine/processes.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { answersElsewhere } from '../support/loopback.js';
import { scratchDatabase } from '../support/services.js';

const folders: string[] = [];
const servers: PostgresServer[] = [];

async function dataFolder(mode: number): Promise<string> {
  const folder = await makeDataFolder('jinji-pg-', mode);
  folders.push(folder);
  return folder;
}

async function open(folder: string): Promise<PostgresServer> {
  const server = await openPostgres({ dataFolder: folder, env: {}, settings: ['fsync=off'] });
  servers.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const answer = await client.query<{ answer: unknown }>(sql);
    return answer.rows[0]?.answer;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const folder of folders) await removeDataFolder(folder);
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data through kill -9, attaches to a server that lives, and stops', async () => {
    const folder = await dataFolder(0o711);
    const first = await open(folder);
    expect(first.attached).toBe(false);
    await ask(first.ownerUrl, 'create table kept as select 42 as answer');

    const second = await open(folder);
    expect(second).toMatchObject({ attached: true, pid: first.pid, url: first.url });

    process.kill(first.pid ?? 0, 'SIGKILL');
    await waitForExit(first.pid ?? 0, 5_000);
    const third = await open(folder);
    expect(third.attached).toBe(false);
    expect(third.url).toBe(first.url);
    expect(await ask(third.ownerUrl, 'select answer from kept')).toBe(42);

    await third.stop();
    expect(isAlive(third.pid ?? 0)).toBe(false);
  });

  it('is made once when two commands ask for it at the same time', async () => {
    const folder = await dataFolder(0o711);
    const [one, other] = await Promise.all([open(folder), open(folder)]);
    expect(one.url).toBe(other.url);
    expect([one.attached, other.attached].sort()).toEqual([false, true]);
  });

  it('orders by code point by default and by pinyin when asked', async () => {
    const server = await open(await dataFolder(0o711));
    const orders = `select ('张' < '李')::text || ' ' || ('张' < '李' collate "zh-x-icu")::text as answer`;
    expect(await ask(server.url, orders)).toBe('true false');
    expect(await ask(server.url, `select current_setting('server_encoding') as answer`)).toBe('UTF8');
  });

  it('works in a folder that nobody else may enter, and keeps the password private', async () => {
    const folder = await dataFolder(0o700);
    const server = await open(folder);
    expect(await ask(server.url, 'select 1 as answer')).toBe(1);
    expect(await answersElsewhere(Number(new URL(server.url).port))).toBe(false);
    expect((await stat(join(folder, 'secrets', 'postgres-password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600);
    const elsewhere = server.notes.some((note) => note.en.includes('the database lives in'));
    expect(elsewhere).toBe(process.getuid?.() === 0);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1 as answer')).rejects.toThrow(/password/);
  });

  it.each([0o711, 0o700])('works under a umask that gives others nothing, in a folder of mode %o', async (mode) => {
    const before = process.umask(0o077);
    try {
      const folder = await dataFolder(mode);
      expect(await ask((await open(folder)).url, 'select 1 as answer')).toBe(1);
    } finally {
      process.umask(before);
    }
  });

  it('brings binaries that any account may run, when it has to copy them', async () => {
    const [from, to] = [await dataFolder(0o700), join(await dataFolder(0o711), 'copy')];
    await mkdir(join(from, 'bin'), { mode: 0o700 });
    await writeFile(join(from, 'bin', 'postgres'), '', { mode: 0o700 });
    await writeFile(join(from, 'bin', 'share'), '', { mode: 0o600 });
    await copyBinaries(from, to);
    const mode = async (...parts: string[]): Promise<number> => (await stat(join(to, ...parts))).mode & 0o777;
    expect([await mode('bin'), await mode('bin', 'postgres'), await mode('bin', 'share')]).toEqual([
      0o755, 0o755, 0o644,
    ]);
  });

  it('uses the server of DATABASE_URL instead, with the password from a file', async () => {
    const scratch = await scratchDatabase();
    const server = await openPostgres({ dataFolder: '/nowhere', env: { DATABASE_URL: scratch.url } });
    expect(server).toMatchObject({ attached: true, url: scratch.url });
    await server.stop();
    expect(await ask(scratch.url, 'select 1 as answer')).toBe(1);
    await scratch.drop();
  });

  it('says what to do when the server of DATABASE_URL is not there', async () => {
    const opening = openPostgres({ dataFolder: '/nowhere', env: { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' } });
    await expect(opening).rejects.toMatchObject({ refusal: { code: 'LAUNCH.DATABASE_UNREACHABLE' } });
  });
});

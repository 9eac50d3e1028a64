import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { installationOf, readInstallation } from '../../db/service/installation.js';
import { joinDatabase, checkNotCopied, withHandle } from '../../cli/launch/installation.js';
import { newInstallation } from '../../cli/launch/new-installation.js';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';

let original: string;
let copy: string;
let running: PostgresServer[];
beforeEach(() => {
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  for (const folder of [copy, original]) await removeDataFolder(folder);
});

async function open(dataFolder: string): Promise<PostgresServer> {
  const server = await openPostgres({ dataFolder, env: {}, settings: ['fsync=off'] });
  running.push(server);
  return server;
}

/** A folder with its database, stopped; for root, of mode 0700 the database lies outside. */
async function prepare(mode: number): Promise<void> {
  original = await makeDataFolder('jinji-new-', mode);
  copy = `${original}-copy`;
  const server = await open(original);
  await joinDatabase(original, server);
  await withHandle(server.ownerUrl, ({ db }) => sql`create table kept as select 'both' as answer`.execute(db));
  await server.stop();
}

const copyFolder = (): void => {
  expect(spawnSync('cp', ['-a', original, copy]).status).toBe(0);
};

const kept = (url: string): Promise<string | undefined> =>
  withHandle(
    url,
    async ({ db }) => (await sql<{ answer: string }>`select answer from kept`.execute(db)).rows[0]?.answer,
  );

describe.each([0o711, 0o700])('a copy of a folder of mode %o', (mode) => {
  it('becomes an installation of its own, with the database, wherever that lies', async () => {
    await prepare(mode);
    copyFolder();
    await expect(checkNotCopied(copy)).rejects.toMatchObject({ refusal: { code: 'LAUNCH.COPIED_FOLDER' } });
    const made = await newInstallation(copy, {}, false);
    expect(made).toEqual({ id: readInstallation(copy)?.id, mails: 0, copyOf: original });
    await checkNotCopied(copy);
    const [first, second] = [await open(original), await open(copy)];
    expect([first.attached, second.attached, await kept(first.ownerUrl), await kept(second.ownerUrl)]).toEqual([
      false,
      false,
      'both',
      'both',
    ]);
    const ids = [await withHandle(first.url, ({ db }) => installationOf(db)), readInstallation(original)?.id];
    expect(ids[0]).toBe(ids[1]);
    expect(await withHandle(second.url, ({ db }) => installationOf(db))).toBe(made?.id);
    expect(made?.id).not.toBe(ids[0]);
    expect(await newInstallation(original, {}, false).catch((error: unknown) => String(error))).toBeUndefined();
  });
});

describe('a copy that came without its database', () => {
  it('is refused while the original runs, and the original is not touched', async () => {
    await prepare(0o700);
    copyFolder();
    await open(original);
    const { cluster } = JSON.parse(await readFile(join(original, 'postgres.json'), 'utf8')) as { cluster: string };
    if (cluster === 'postgres') return; // as an ordinary user the database is always within
    await expect(newInstallation(copy, {}, false)).rejects.toMatchObject({
      refusal: { code: 'LAUNCH.COPIED_WITHOUT_DATABASE' },
    });
    expect(await readFile(join(dirname(cluster), 'data-folder'), 'utf8')).toBe(original);
  });
});

describe('a folder of an earlier release, which has no id and the whole path of its database', () => {
  it('is known as a copy, and after a move as itself', async () => {
    await prepare(0o711);
    const old = async (folder: string): Promise<void> => {
      await writeFile(join(folder, 'postgres.json'), JSON.stringify({ cluster: join(original, 'postgres') }));
      expect(spawnSync('rm', [join(folder, 'installation.json')]).status).toBe(0);
    };
    await old(original);
    copyFolder();
    await expect(checkNotCopied(copy)).rejects.toMatchObject({ refusal: { code: 'LAUNCH.COPIED_FOLDER' } });
    await checkNotCopied(original);
    await removeDataFolder(original);
    await checkNotCopied(copy);
    const server = await open(copy);
    await joinDatabase(copy, server);
    expect(await kept(server.ownerUrl)).toBe('both');
    expect(readInstallation(copy)?.folder).toBe(copy);
  });
});

import { createWriteStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expectMigrations, migrateAsOf, migrateToLatest } from '../../db/migrate.js';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { knownKeys, readKeys } from '../../seal/key-ring.js';
import { lockDataFolder, keysFileOf } from '../launch/data-folder.js';
import { writeInstallation } from '../launch/installation.js';
import { makeFolder, writePrivate } from '../launch/machine/files.js';
import { openPostgres } from '../launch/postgres/postgres.js';
import { checkFiles, readManifest, type Manifest } from './manifest.js';
import { bringOut } from './put.js';
import { bringRecords } from './records.js';
import { pathOf } from './take.js';

export interface RestoreOptions {
  /** The back-up. */
  readonly source: string;
  /** An empty place. */
  readonly dataFolder: string;
  /** The file of keys of that time, where the back-up has none. */
  readonly keys?: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Brings a back-up into an empty data folder: looks at every file of it first, makes the tables by the migrations that
 * had made them, brings the rows, and compares their number and the chain's head; then brings tables to this version.
 * The service is started afterwards. What is cut short does not start.
 * @throws RefusalError `BACKUP.*`; those of the launcher.
 */
export async function restoreBackup({ source, dataFolder, keys, env }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(source);
  await checkFiles(source, manifest);
  await expectMigrations(manifest.schema);
  const theirs = await keysFor(manifest, source, keys);
  const lock = await lockEmpty(dataFolder);
  try {
    for (const { path } of manifest.folder) await bring(source, path, join(dataFolder, placeOf(path, 'folder')));
    await writePrivate(keysFileOf(dataFolder), theirs);
    const server = await openPostgres({ dataFolder, env });
    try {
      await migrateAsOf(server.ownerUrl, manifest.schema);
      await bringRecords(server.administratorUrl ?? server.ownerUrl, source, manifest);
      await migrateToLatest(server.ownerUrl);
    } finally {
      await server.stop();
    }
    for (const { path } of manifest.engine) await bring(source, path, join(dataFolder, placeOf(path, 'engine')));
    // At the end: without it the folder does not start. Where the original is still there, it does not start either.
    await writeInstallation(dataFolder, manifest.installation);
    return manifest;
  } finally {
    await lock.release();
  }
}

/** Reserves a data folder in which there is nothing. */
async function lockEmpty(dataFolder: string): ReturnType<typeof lockDataFolder> {
  if ((await readdir(dataFolder)).length > 0) throw new RefusalError(refuse(BACKUP.NOT_EMPTY, { folder: dataFolder }));
  return lockDataFolder(dataFolder);
}

/** The text of the keys that the back-up's time knew. */
async function keysFor({ keys }: Manifest, source: string, file: string | undefined): Promise<string> {
  const known = (text: string): ReadonlySet<string> =>
    new Set(knownKeys(readKeys(text)).map(({ id, fingerprint }) => `${id} ${fingerprint}`));
  const text = file === undefined ? await textOf(source, keys.included) : await readFile(file, 'utf8');
  const there = text === '' ? new Set<string>() : known(text);
  const names = keys.known.filter(({ id, fingerprint }) => !there.has(`${id} ${fingerprint}`)).map(({ id }) => id);
  if (names.length > 0) throw new RefusalError(refuse(BACKUP.KEYS_MISSING, { names }));
  return text;
}

async function textOf(source: string, included: boolean): Promise<string> {
  if (!included) return '';
  return gunzipSync(await readFile(join(source, pathOf('secrets/keys')))).toString('utf8');
}

/** Where a file of the back-up goes: without the folder it lies in there, and without `.gz`. */
const placeOf = (path: string, of: string): string => path.slice(of.length + 1, -'.gz'.length);

async function bring(source: string, path: string, target: string): Promise<void> {
  await makeFolder(dirname(target), 0o700);
  await bringOut(source, path, createWriteStream(target, { mode: 0o600 }));
}

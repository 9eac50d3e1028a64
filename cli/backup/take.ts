import { copyFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseHandle } from '../../db/database.js';
import { noteBackup } from '../../db/service/backups.js';
import { readInstallation } from '../../db/service/installation.js';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { knownKeys } from '../../seal/key-ring.js';
import { keysOf } from '../launch/keys.js';
import { makeFolder } from '../launch/machine/files.js';
import { ENGINE_STORE } from '../launch/temporal/temporal.js';
import { MANIFEST, type BackupFile, type Manifest } from './manifest.js';
import { putInto } from './put.js';
import { momentOf } from './records.js';
import { atStandstill } from './standstill.js';

/** What of the data folder belongs to the installation and stands in no database. */
const KEPT = ['policy', 'calendar', 'sample', 'papers', 'ledger-heads.jsonl', 'served-build'];
/** What makes whoever has the back-up able to read and to sign. */
const SECRETS = ['secrets/keys', 'secrets/session-secret'];

export interface BackupOptions {
  readonly dataFolder: string;
  /** Where it goes: a folder that is not there yet, or empty. */
  readonly target: string;
  readonly withKeys: boolean;
  readonly version: string;
  readonly db: DatabaseHandle['db'];
  /** Of the owner of the tables. */
  readonly ownerUrl: string;
  readonly now: Date;
}

/** What was backed up. */
export interface BackedUp {
  readonly manifest: Manifest;
  /** For how long acts were refused, in milliseconds; 0 where the service was stopped. */
  readonly pausedMs: number;
}

/**
 * Backs up records, engine and data folder as of one moment (docs/decisions/0069). Acts pause while the engine's store
 * is copied; the records are written out afterwards, as they were at that moment, while the service goes on. What is cut
 * short leaves no folder of the wanted name.
 * @throws RefusalError BACKUP.FOLDER_TAKEN and those of the standstill; errors of disk and database as they are.
 */
export async function takeBackup(options: BackupOptions): Promise<BackedUp> {
  const { dataFolder, target, withKeys, db, ownerUrl } = options;
  if ((await readdir(target).catch(() => [])).length > 0)
    throw new RefusalError(refuse(BACKUP.FOLDER_TAKEN, { folder: target }));
  const installation = readInstallation(dataFolder);
  if (installation === undefined) throw new Error(`${dataFolder} says of no installation that it is its`);
  const draft = `${target}.partial`;
  await rm(draft, { recursive: true, force: true });
  await makeFolder(draft, 0o700);
  const { taken, pausedMs } = await atStandstill(dataFolder, db, async () => {
    await copyEngine(dataFolder, draft);
    return { moment: await momentOf(ownerUrl), keys: knownKeys(await keysOf(dataFolder)) };
  });
  try {
    const records = await taken.moment.dump(draft);
    const folder = await putFolder(dataFolder, draft, withKeys);
    const manifest: Manifest = {
      format: 1,
      version: options.version,
      madeAt: options.now.toISOString(),
      installation,
      ...records,
      keys: {
        known: taken.keys.map(({ id, fingerprint }) => ({ id, fingerprint })),
        included: folder.some(({ path }) => path === pathOf('secrets/keys')),
      },
      engine: await packEngine(draft),
      folder,
    };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    await noteBackup(db, options.now, true);
    return { manifest, pausedMs };
  } finally {
    await taken.moment.close();
    await rm(draft, { recursive: true, force: true });
  }
}

const RAW = 'engine.raw';

/** As it lies there, with its log where it was not closed in order: quickly, since nobody acts meanwhile. */
async function copyEngine(dataFolder: string, draft: string): Promise<void> {
  await makeFolder(join(draft, RAW), 0o700);
  for (const name of await readdir(dataFolder))
    if (name.startsWith(ENGINE_STORE)) await copyFile(join(dataFolder, name), join(draft, RAW, name));
}

async function packEngine(draft: string): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const name of (await readdir(join(draft, RAW))).sort())
    files.push(await putInto(draft, `engine/${name}.gz`, createReadStream(join(draft, RAW, name))));
  await rm(join(draft, RAW), { recursive: true, force: true });
  return files;
}

/** Where a file of the data folder lies in a back-up. */
export const pathOf = (path: string): string => `folder/${path}.gz`;

async function putFolder(dataFolder: string, draft: string, withKeys: boolean): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const name of [...KEPT, ...(withKeys ? SECRETS : [])])
    for (const path of await filesIn(dataFolder, name))
      files.push(await putInto(draft, pathOf(path), createReadStream(join(dataFolder, path))));
  return files;
}

/** The files at or under a place of the folder, relative to it; none where nothing is there. */
async function filesIn(dataFolder: string, path: string): Promise<readonly string[]> {
  const found = await stat(join(dataFolder, path)).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  const names = (await readdir(join(dataFolder, path))).sort();
  return (await Promise.all(names.map((name) => filesIn(dataFolder, `${path}/${name}`)))).flat();
}

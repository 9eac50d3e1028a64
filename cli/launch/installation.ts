import { randomUUID } from 'node:crypto';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import {
  claimDatabase,
  installationFileOf,
  readInstallation,
  refuseForeignDatabase,
  type InstallationFile,
} from '../../db/service/installation.js';
import { migrateToLatest } from '../../db/migrate.js';
import { clusterPlace, folderByCluster } from './postgres/cluster-place.js';
import type { RoleUrls } from './postgres/cluster-roles.js';
import { writePrivate } from './machine/files.js';
import { postmasterFile } from './postgres/postmaster.js';
import { sameFile } from './machine/processes.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/**
 * Refuses a data folder that is a copy of one that is still there: two services with the same cases would both go on with
 * them. A folder that was moved, or restored where its original is no more, is no copy. Nothing is written.
 * @param dataFolder absolute, without links.
 * @throws RefusalError LAUNCH.COPIED_FOLDER, LAUNCH.COPIED_WHILE_RUNNING.
 */
export async function checkNotCopied(dataFolder: string): Promise<void> {
  const original = await originalOf(dataFolder);
  if (original === undefined) return;
  await checkNotTorn(dataFolder, original);
  throw new RefusalError(refuse(LAUNCH.COPIED_FOLDER, { dataFolder, original }));
}

/** The data folder that this one was copied from, while that is still there; undefined where this is no copy. */
export async function originalOf(dataFolder: string): Promise<string | undefined> {
  const here = readInstallation(dataFolder);
  const folder = here?.folder ?? (await folderByCluster(dataFolder));
  if (folder === undefined || sameFile(folder, dataFolder) !== false) return undefined;
  const there = readInstallation(folder);
  if (here !== undefined && there?.id !== here.id) return undefined;
  return there !== undefined || (await clusterPlace(folder)) !== undefined ? folder : undefined;
}

/**
 * Refuses a copy that was made while its database ran: it may have parts of different moments.
 * @throws RefusalError LAUNCH.COPIED_WHILE_RUNNING.
 */
export async function checkNotTorn(dataFolder: string, original: string): Promise<void> {
  const cluster = (await clusterPlace(dataFolder))?.folder;
  const told = cluster === undefined ? undefined : await postmasterFile(cluster);
  if (cluster === undefined || told === undefined || sameFile(told.folder, cluster) === true) return;
  throw new RefusalError(refuse(LAUNCH.COPIED_WHILE_RUNNING, { dataFolder, original }));
}

/**
 * Brings the database to this version and lets folder and database belong to one installation: the one that either
 * belongs to already, else a new one. A database of another installation is refused before anything in it is changed.
 * @throws RefusalError INSTALLATION.MISMATCH, DATABASE.OLDER, DATABASE.NEWER, DATABASE.NOT_OWNER.
 */
export async function joinDatabase(dataFolder: string, { url, ownerUrl }: RoleUrls): Promise<void> {
  await withHandle(ownerUrl, ({ db }) => refuseForeignDatabase(db, dataFolder));
  await migrateToLatest(ownerUrl);
  await withHandle(url, async ({ db }) => {
    const id = await claimDatabase(db, readInstallation(dataFolder)?.id ?? randomUUID());
    await writeInstallation(dataFolder, { id, folder: dataFolder });
  });
}

/** Says in the folder which installation it belongs to, and where it is. */
export async function writeInstallation(dataFolder: string, wanted: InstallationFile): Promise<void> {
  const there = readInstallation(dataFolder);
  if (there?.id === wanted.id && there.folder === wanted.folder) return;
  await writePrivate(installationFileOf(dataFolder), `${JSON.stringify(wanted)}\n`);
}

export async function withHandle<T>(url: string, act: (handle: DatabaseHandle) => Promise<T>): Promise<T> {
  const handle = createDatabase({ connectionString: url, max: 1, applicationName: 'jinji-installation' });
  try {
    return await act(handle);
  } finally {
    await handle.close();
  }
}

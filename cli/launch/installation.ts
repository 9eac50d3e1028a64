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
import { writePrivate } from './machine/files.js';
import { postmasterFile } from './postgres/postmaster.js';
import { sameFile } from './machine/processes.js';
import { refuse } from './refuse.js';

/**
 * Refuses a data folder that is a copy of one that is still there: two services with the same cases would both go on with
 * them. A folder that was moved, or restored where its original is no more, is no copy. Nothing is written.
 * @param dataFolder absolute, without links.
 * @throws RefusalError LAUNCH.COPIED_FOLDER, LAUNCH.COPIED_WHILE_RUNNING.
 */
export async function refuseCopy(dataFolder: string): Promise<void> {
  const original = await originalOf(dataFolder);
  if (original === undefined) return;
  await refuseTornCopy(dataFolder, original);
  throw refuse(
    'COPIED_FOLDER',
    `数据文件夹 ${dataFolder} 是 ${original} 的副本,而 ${original} 还在;两个服务会各自继续同样的案件。请继续使用 ${original}。若要让副本成为独立的安装,请运行:JINJI_DATA='${dataFolder}' npm run jinji -- installation new。若是要搬家,请把 ${original} 移到别处(改名即可)后再启动。`,
    `The data folder ${dataFolder} is a copy of ${original}, which is still there; two services would both go on with the same cases. Use ${original}. To make the copy an installation of its own, run: JINJI_DATA='${dataFolder}' npm run jinji -- installation new. If it was meant as a move, put ${original} elsewhere (another name will do) and start again.`,
  );
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
export async function refuseTornCopy(dataFolder: string, original: string): Promise<void> {
  const cluster = (await clusterPlace(dataFolder))?.folder;
  const told = cluster === undefined ? undefined : await postmasterFile(cluster);
  if (cluster === undefined || told === undefined || sameFile(told.folder, cluster) === true) return;
  throw refuse(
    'COPIED_WHILE_RUNNING',
    `数据文件夹 ${dataFolder} 是在 ${original} 的数据库运行时(或突然中断后)复制的,内容可能不一致,不能使用。请启动 ${original} 一次并用 Ctrl-C 正常停止,再重新复制。`,
    `The data folder ${dataFolder} was copied while the database of ${original} ran (or after it had been cut short): its parts may be of different moments, and it cannot be used. Start ${original} once, stop it with Ctrl-C, and copy it again.`,
  );
}

/**
 * Brings the database to this version and lets folder and database belong to one installation: the one that either
 * belongs to already, else a new one. A database of another installation is refused before anything in it is changed.
 * @throws RefusalError INSTALLATION.MISMATCH, DATABASE.OLDER, DATABASE.NEWER.
 */
export async function joinDatabase(dataFolder: string, databaseUrl: string): Promise<void> {
  await withHandle(databaseUrl, ({ db }) => refuseForeignDatabase(db, dataFolder));
  await migrateToLatest(databaseUrl);
  await withHandle(databaseUrl, async ({ db }) => {
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

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readInstallation } from '../../../db/service/installation.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { asAccount, canEnter, type Account } from './account.js';
import { clusterPlace, clusterWithin, rememberCluster, SHARED_CLUSTERS } from './cluster-place.js';
import { passwordMissing, clusterMissing } from './cluster-refusals.js';
import { makeFolder, readIfThere, writePrivate } from '../machine/files.js';
import { errorMessage } from '../thrown.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';

const MAJOR = '17';

/** A database cluster on disk. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  /** The port it had last time. */
  readonly port?: number | undefined;
  readonly notes: readonly Text[];
}

/**
 * Opens the cluster that belongs to the data folder, making it on the first call: UTF8, code-point order (Chinese
 * order is asked for by `collate "zh-x-icu"`), passwords by SCRAM, the password in `<data>/secrets` (mode 0600).
 * @throws RefusalError LAUNCH.CLUSTER_MISSING, LAUNCH.CLUSTER_VERSION, LAUNCH.INITDB_FAILED.
 */
export async function openCluster(dataFolder: string, binaries: string, account?: Account): Promise<Cluster> {
  const passwordFile = join(dataFolder, 'secrets', 'postgres-password');
  const place = await clusterPlace(dataFolder);
  if (place !== undefined) {
    const password = await readIfThere(passwordFile);
    const version = (await readIfThere(join(place.folder, 'PG_VERSION')))?.trim();
    if (version === undefined) throw clusterMissing(place.folder, dataFolder);
    if (password === undefined) throw passwordMissing(place.folder, passwordFile);
    if (version !== MAJOR) throw otherVersion(version);
    return { ...place, password, notes: [] };
  }
  if (readInstallation(dataFolder) !== undefined) throw clusterMissing(clusterWithin(dataFolder), dataFolder);
  const password = randomBytes(24).toString('base64url');
  const { folder, notes } = placeCluster(dataFolder, account);
  // First the password: a cluster that stands has one, whenever this is cut short.
  await mkdir(dirname(passwordFile), { recursive: true, mode: 0o700 });
  await writePrivate(passwordFile, password);
  await initialise(folder, binaries, password, account).catch((error: unknown) => {
    throw error instanceof RefusalError ? error : initdbFailed(errorMessage(error));
  });
  await rememberCluster(dataFolder, folder);
  return { folder, password, notes };
}

/** Where a new cluster of the data folder goes: into it, or, where the server's account cannot enter, beside others. */
export function placeCluster(dataFolder: string, account: Account | undefined): Pick<Cluster, 'folder' | 'notes'> {
  if (canEnter(dataFolder, account)) return { folder: clusterWithin(dataFolder), notes: [] };
  const folder = join(SHARED_CLUSTERS, randomBytes(8).toString('hex'), 'postgres');
  const who = account?.name ?? '';
  return {
    folder,
    notes: [
      text(
        `账号 ${who} 无法进入 ${dataFolder}，数据库放在 ${folder}`,
        `The account ${who} cannot enter ${dataFolder}; the database lives in ${folder}`,
      ),
    ],
  };
}

async function initialise(folder: string, binaries: string, password: string, account?: Account): Promise<void> {
  const draft = `${folder}.${randomBytes(4).toString('hex')}.tmp`;
  const passwordFile = `${draft}.password`;
  try {
    await makeFolder(dirname(folder), 0o711);
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    await chmod(passwordFile, 0o600);
    if (account !== undefined) {
      for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid);
    }
    await runInitdb(join(binaries, 'bin', 'initdb'), draft, passwordFile, account);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

function runInitdb(initdb: string, folder: string, passwordFile: string, account?: Account): Promise<void> {
  const args = ['-D', folder, '-U', 'jinji', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, [...args, ...locale], {
      ...asAccount(account),
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      reject(initdbFailed(error.message));
    });
    child.once('close', (code) => {
      if (code === 0 && existsSync(join(folder, 'PG_VERSION'))) resolve();
      else reject(initdbFailed(output.trim().split('\n').slice(-3).join(' ')));
    });
  });
}

const otherVersion = (version: string): Error =>
  new RefusalError(refuse(LAUNCH.CLUSTER_VERSION, { version, major: MAJOR }));

const initdbFailed = (why: string): Error => new RefusalError(refuse(LAUNCH.INITDB_FAILED, { why }));

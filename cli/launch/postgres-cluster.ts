import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { RefusalError } from '../../domain/refusal.js';
import { text, type Text } from '../../domain/text.js';
import { asAccount, canEnter, type Account } from './account.js';
import { readIfThere, writePrivate } from './files.js';
import { errorMessage, refuse } from './refuse.js';

/** Where root keeps clusters whose data folder the server's account cannot enter. */
const SHARED_CLUSTERS = '/var/lib/jinji';
const MAJOR = '17';

const recordSchema = z.object({ cluster: z.string(), port: z.int().positive().optional() });

/** A database cluster on disk. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  /** The port it had last time. */
  readonly port?: number | undefined;
  readonly notes: readonly Text[];
}

/** Remembers where the cluster is and on which port, in `<data>/postgres.json` (mode 0600). */
export const rememberCluster = (dataFolder: string, cluster: string, port: number): Promise<void> =>
  writePrivate(join(dataFolder, 'postgres.json'), JSON.stringify({ cluster, port }));

/**
 * Opens the cluster that belongs to the data folder, making it on the first call: UTF8, code-point order (Chinese
 * order is asked for by `collate "zh-x-icu"`), passwords by SCRAM, the password in `<data>/secrets` (mode 0600).
 * @throws RefusalError LAUNCH.CLUSTER_MISSING, LAUNCH.CLUSTER_VERSION, LAUNCH.INITDB_FAILED.
 */
export async function openCluster(dataFolder: string, binaries: string, account?: Account): Promise<Cluster> {
  const passwordFile = join(dataFolder, 'secrets', 'postgres-password');
  const recorded = await readIfThere(join(dataFolder, 'postgres.json'));
  if (recorded !== undefined) {
    const record = recordSchema.parse(JSON.parse(recorded));
    const password = await readIfThere(passwordFile);
    const version = (await readIfThere(join(record.cluster, 'PG_VERSION')))?.trim();
    if (version === undefined || password === undefined) throw missing(record.cluster, dataFolder);
    if (version !== MAJOR) throw otherVersion(version);
    return { folder: record.cluster, password, port: record.port, notes: [] };
  }
  const password = randomBytes(24).toString('base64url');
  const { folder, notes } = placeCluster(dataFolder, account);
  await initialise(folder, binaries, password, account).catch((error: unknown) => {
    throw error instanceof RefusalError ? error : initdbFailed(errorMessage(error));
  });
  await mkdir(dirname(passwordFile), { recursive: true, mode: 0o700 });
  await writePrivate(passwordFile, password);
  await writePrivate(join(dataFolder, 'postgres.json'), JSON.stringify({ cluster: folder }));
  return { folder, password, notes };
}

function placeCluster(dataFolder: string, account: Account | undefined): Pick<Cluster, 'folder' | 'notes'> {
  if (canEnter(dataFolder, account)) return { folder: join(dataFolder, 'postgres'), notes: [] };
  const folder = join(SHARED_CLUSTERS, randomBytes(8).toString('hex'), 'postgres');
  const who = account?.name ?? '';
  return {
    folder,
    notes: [
      text(
        `账号 ${who} 无法进入 ${dataFolder},数据库放在 ${folder}`,
        `The account ${who} cannot enter ${dataFolder}; the database lives in ${folder}`,
      ),
    ],
  };
}

async function initialise(folder: string, binaries: string, password: string, account?: Account): Promise<void> {
  const draft = `${folder}.${randomBytes(4).toString('hex')}.tmp`;
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o711 });
    await rm(folder, { recursive: true, force: true });
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

const missing = (cluster: string, dataFolder: string): Error =>
  refuse(
    'CLUSTER_MISSING',
    `数据文件夹 ${dataFolder} 所属的数据库 ${cluster} 已不存在或不完整。请从备份恢复;若要从头开始,请删除 ${dataFolder}。`,
    `The database ${cluster} that belongs to ${dataFolder} is gone or incomplete. Restore it from a backup; to begin anew, delete ${dataFolder}.`,
  );

const otherVersion = (version: string): Error =>
  refuse(
    'CLUSTER_VERSION',
    `数据库由 PostgreSQL ${version} 创建,本程序带的是 ${MAJOR}。请用旧版导出后再导入。`,
    `The database was made by PostgreSQL ${version}; this program brings ${MAJOR}. Dump it with the old version and restore it with this one.`,
  );

const initdbFailed = (why: string): Error =>
  refuse(
    'INITDB_FAILED',
    `无法创建数据库:${why}。请检查磁盘空间与文件夹权限,或设置 DATABASE_URL。`,
    `The database could not be made: ${why}. Check disk space and permissions, or set DATABASE_URL.`,
  );

import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderOf } from './data-folder-of.js';
import { ensureWritable, readIfThere, writePrivate } from './machine/files.js';
import { tryLock, type Lock } from './lock.js';
import { readLivePidFile } from './machine/processes.js';
import { newKeys, writeKeys } from '../../seal/key-ring.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/**
 * The one folder in which everything persists, made when missing; only its owner can list it (as root, others can pass
 * through, so that PostgreSQL's account reaches its cluster).
 * @throws RefusalError LAUNCH.FOLDER_NOT_WRITABLE.
 */
export async function openDataFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = dataFolderOf(env);
  await ensureWritable(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  return realpathSync(folder);
}

/** The lock that a launcher holds while it runs the service on the folder. */
export const launcherLock = (folder: string): string => join(folder, 'run', 'launcher.lock');

/**
 * Reserves the data folder for this launcher.
 * @throws RefusalError LAUNCH.ALREADY_RUNNING with the other's pid and address.
 */
export async function lockDataFolder(folder: string): Promise<Lock> {
  const lock = await tryLock(launcherLock(folder));
  if ('release' in lock) return lock;
  const api = await readLivePidFile(join(folder, 'run', 'api.pid'));
  const at = api?.port === undefined ? '' : ` http://127.0.0.1:${api.port}`;
  throw new RefusalError(refuse(LAUNCH.ALREADY_RUNNING, { folder, heldBy: lock.heldBy, at }));
}

/** Where a data folder has the keys that seal what the engine stores and sign acts (docs/decisions/0044). */
export const keysFileOf = (folder: string): string => join(folder, 'secrets', 'keys');

/** That file, made once (mode 0600): without it running cases cannot be read again. */
export async function keysFile(folder: string): Promise<string> {
  const path = keysFileOf(folder);
  if ((await readIfThere(path)) === undefined) await writePrivate(path, writeKeys(newKeys(new Date())));
  return path;
}

/** The file with the key that signs sessions, made once (mode 0600), so that log-ins survive a restart. */
export async function sessionSecretFile(folder: string): Promise<string> {
  const path = join(folder, 'secrets', 'session-secret');
  if ((await readIfThere(path)) === undefined) await writePrivate(path, randomBytes(32).toString('base64url'));
  return path;
}

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../thrown.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** Reads a text file; undefined when it does not exist. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes a folder with those above it that are missing, all with the mode, whatever the umask takes away; what is there
 * already stays as it is.
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, mode);
}

/** Writes a private file (mode 0600; folders that are missing 0700) in one move: a reader sees the old content or the new, never half. */
export async function writePrivate(path: string, content: string | Buffer): Promise<void> {
  await makeFolder(dirname(path), 0o700);
  const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(draft, content, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}

/**
 * Makes sure that a folder exists and can be written to.
 * @throws RefusalError LAUNCH.FOLDER_NOT_WRITABLE with the folder and what to do.
 */
export async function ensureWritable(folder: string, mode = 0o700): Promise<void> {
  try {
    await makeFolder(folder, mode);
    const probe = `${folder}/.probe-${randomBytes(4).toString('hex')}`;
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
  } catch (error) {
    const why = errorCode(error) ?? 'unknown';
    throw new RefusalError(refuse(LAUNCH.FOLDER_NOT_WRITABLE, { folder, why }));
  }
}

/** Runs `work` (at once, without waiting) so that the files it or its children make belong to their owner alone. */
export function withPrivateFiles<T>(work: () => T): T {
  const before = process.umask(0o077);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}

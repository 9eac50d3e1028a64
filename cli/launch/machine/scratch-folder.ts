import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A fresh data folder with the given mode, in the system's temporary folder unless told otherwise. */
export async function makeDataFolder(prefix: string, mode = 0o711, parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, prefix));
  await chmod(folder, mode);
  return folder;
}

/** Removes a data folder and, where root had to put it elsewhere, its database cluster. */
export async function removeDataFolder(folder: string): Promise<void> {
  const record = await readFile(join(folder, 'postgres.json'), 'utf8').catch(() => '{}');
  const { cluster } = JSON.parse(record) as { cluster?: string };
  if (cluster?.startsWith('/var/lib/jinji/')) await rm(dirname(cluster), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

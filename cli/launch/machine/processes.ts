import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readIfThere, writePrivate } from './files.js';
import { errorCode } from '../thrown.js';

/** A running process: its command line and when it started, so that a reused pid is not mistaken for it. */
export interface RunningProcess {
  readonly pid: number;
  /** Opaque mark of the start; equal only for the same process of the same boot. */
  readonly started: string;
  readonly command: string;
}

const pidFileSchema = z.object({ pid: z.int().positive(), started: z.string(), port: z.int().optional() });
export type PidFile = z.infer<typeof pidFileSchema>;

/**
 * Looks a process up by pid; undefined when it is gone. A zombie counts as gone, but not while one of its threads is
 * still on its way out: until then the ports and files of the process are taken (Linux).
 */
export function findProcess(pid: number): RunningProcess | undefined {
  try {
    return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): RunningProcess | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'X' || (fields[0] === 'Z' && readdirSync(`/proc/${pid}/task`).length <= 1)) return undefined;
  const boot = existsSync('/proc/sys/kernel/random/boot_id')
    ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    : '';
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return { pid, started: `${boot}:${fields[19] ?? ''}`, command };
}

/** By `ps`, for systems without /proc. Its date of the start is text: always in the same language and zone. */
export function fromPs(pid: number): RunningProcess | undefined {
  const line = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'stat=', '-o', 'lstart=', '-o', 'args='], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const match = /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line);
  if (!match || match[1]?.startsWith('Z')) return undefined;
  return { pid, started: match[2] ?? '', command: match[3] ?? '' };
}

/**
 * Whether the process works in the folder: by its working directory, which follows a folder that is moved, where the
 * system tells (Linux); else by a word of its command line that names the folder or something in it.
 */
export function worksIn({ pid, command }: RunningProcess, folder: string): boolean {
  const directory = sameFile(`/proc/${pid}/cwd`, folder);
  return (
    directory ??
    ` ${command} `
      .split(` ${folder}`)
      .slice(1)
      .some((rest) => /^[ /]/.test(rest))
  );
}

/** Whether two paths lead to the same file or folder; undefined when one of them cannot be asked. */
export function sameFile(one: string, other: string): boolean | undefined {
  try {
    const [a, b] = [statSync(one), statSync(other)];
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return undefined;
  }
}

/** Whether the process with this pid lives (as `findProcess` has it). */
export const isAlive = (pid: number): boolean => findProcess(pid) !== undefined;

/** Records a process in a pid file (mode 0600). */
export async function writePidFile(path: string, pid: number, port?: number): Promise<void> {
  const found = findProcess(pid);
  await writePrivate(
    path,
    JSON.stringify({ pid, started: found?.started ?? '', ...(port === undefined ? {} : { port }) }),
  );
}

/** The content of a pid file if the very process that it names still lives; undefined otherwise. */
export async function readLivePidFile(path: string): Promise<(PidFile & RunningProcess) | undefined> {
  const content = await readIfThere(path);
  if (content === undefined) return undefined;
  const parsed = pidFileSchema.safeParse(parseJson(content));
  if (!parsed.success) return undefined;
  const found = findProcess(parsed.data.pid);
  return found?.started === parsed.data.started ? { ...parsed.data, ...found } : undefined;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Waits until the process is gone; false when it still lives after `milliseconds`. */
export async function waitForExit(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() >= until) return false;
    await sleep(25);
  }
  return true;
}

/** Sends the signals one after another, each with its patience in milliseconds, until the process is gone. */
export async function stopProcess(pid: number, signals: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, patience] of signals) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return;
      throw error;
    }
    if (await waitForExit(pid, patience)) return;
  }
}

/** Removes a pid file; no error when it is gone already. */
export const removePidFile = (path: string): Promise<void> => rm(path, { force: true });

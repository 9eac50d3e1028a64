import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastBeat } from '../../db/service/heartbeat.js';
import { withPrivateFiles } from './machine/files.js';
import { readLivePidFile, removePidFile, stopProcess, writePidFile, type RunningProcess } from './machine/processes.js';

/** A process that runs and can be stopped. */
export interface Running {
  /** Undefined for a server that is not ours to watch. */
  readonly pid?: number | undefined;
  /** Its exit code once it has ended, null for a signal; absent where it is no child of ours. */
  readonly exited?: Promise<number | null>;
  /** Something that changes as long as it does its work; absent where only its pid tells. */
  readonly beat?: () => Promise<number | undefined>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  /** The compiled entry, absolute. */
  readonly entry: string;
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** The port it listens on, kept in its pid file. */
  readonly port?: number;
}

const SIGNALS = [
  ['SIGTERM', 15_000],
  ['SIGKILL', 2_000],
] as const;

const pidFileOf = (dataFolder: string, name: string): string => join(dataFolder, 'run', `${name}.pid`);
const logOf = (dataFolder: string, name: string): string => join(dataFolder, 'logs', `${name}.log`);

/**
 * Starts one of our own processes: output to `logs/NAME.log`, a pid file, and a session of its own, so that a Ctrl-C
 * meant for the launcher does not reach it before its turn. The data folder stands in its command line, by which a later
 * launcher knows whose it is.
 */
export async function startService(options: ServiceOptions): Promise<Running> {
  const log = logOf(options.dataFolder, options.name);
  mkdirSync(join(options.dataFolder, 'logs'), { recursive: true, mode: 0o700 });
  const output = openSync(log, 'a', 0o600);
  const child = withPrivateFiles(() =>
    spawn(process.execPath, ['--enable-source-maps', options.entry, options.dataFolder], {
      env: options.env,
      detached: true,
      stdio: ['ignore', output, output],
    }),
  );
  closeSync(output);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      resolve(child.pid ?? 0);
    });
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.unref();
  const pidFile = pidFileOf(options.dataFolder, options.name);
  await writePidFile(pidFile, pid, options.port);
  const stop = async (): Promise<void> => {
    await stopProcess(pid, SIGNALS);
    await removePidFile(pidFile);
  };
  return { pid, exited, beat: () => lastBeat(options.dataFolder, options.name), stop };
}

/**
 * Stops a process of this name that outlived its launcher. Only the very process of the pid file is touched, and only
 * when it runs our entry for this very folder: the pid file of a copied folder names the original's.
 * @returns its pid, or undefined when there was none.
 */
export async function stopOrphan(dataFolder: string, name: string, entry: string): Promise<number | undefined> {
  const pidFile = pidFileOf(dataFolder, name);
  const found = await readLivePidFile(pidFile);
  if (found === undefined || !servesFolder(found, entry, dataFolder)) return undefined;
  await stopProcess(found.pid, SIGNALS);
  await removePidFile(pidFile);
  return found.pid;
}

function servesFolder({ pid, command }: RunningProcess, entry: string, dataFolder: string): boolean {
  if (command.endsWith(` ${entry} ${dataFolder}`)) return true;
  // One of an earlier release has the folder in its environment alone.
  return command.endsWith(` ${entry}`) && environmentOf(pid).includes(`JINJI_DATA=${dataFolder}`);
}

function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** The last lines of a service's log, for the person who has to find out why it died. */
export async function logTail(dataFolder: string, name: string, lines = 12): Promise<string> {
  const content = await readFile(logOf(dataFolder, name), 'utf8').catch(() => '');
  return content.trimEnd().split('\n').slice(-lines).join('\n');
}

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve as absolute } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { readIfThere, withPrivateFiles, writePrivate } from '../machine/files.js';
import { freePort } from '../machine/ports.js';
import {
  isAlive,
  readLivePidFile,
  stopProcess,
  worksIn,
  writePidFile,
  type RunningProcess,
} from '../machine/processes.js';
import type { Progress } from '../progress.js';
import { setting } from '../setting.js';
import { findTemporal } from './temporal-binary.js';
import { historyDays, reachNamespace } from './temporal-ping.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** A Temporal server with the namespace ready. */
export interface TemporalServer {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly namespace: string;
  /** Temporal's own web pages; undefined for a server given by TEMPORAL_ADDRESS. */
  readonly webUrl?: string | undefined;
  readonly pid?: number | undefined;
  readonly attached: boolean;
  /** The way by which the program was found. */
  readonly by?: Text | undefined;
  /** Stops the server; does nothing for a server given by TEMPORAL_ADDRESS. */
  stop(): Promise<void>;
}

export interface TemporalOptions {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** True to keep nothing on disk (tests). */
  readonly inMemory?: boolean;
  /** True to refuse rather than to download or build. */
  readonly onlyIfThere?: boolean;
}

const DEV_NAMESPACE = 'default';
const portsSchema = z.object({ frontend: z.int(), web: z.int() });

/**
 * Opens Temporal: the server of `TEMPORAL_ADDRESS` when given (checked by the services with their TLS settings), else a
 * dev server on a file in the data folder, attaching to one that still lives there. What the folder says of a server that
 * works in another folder (a copied one says that of the original's) is passed over: that one is neither used nor stopped.
 * @throws RefusalError LAUNCH.NO_TEMPORAL, LAUNCH.TEMPORAL_FAILED, LAUNCH.NUMBER_INVALID.
 */
export async function openTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { env, dataFolder } = options;
  const namespace = setting(env, 'TEMPORAL_NAMESPACE') ?? DEV_NAMESPACE;
  if (env.TEMPORAL_ADDRESS) {
    return { address: env.TEMPORAL_ADDRESS, namespace, attached: true, stop: () => Promise.resolve() };
  }
  const days = historyDays(env);
  const pidFile = pidFileOf(dataFolder);
  const remembered = await rememberedPorts(dataFolder);
  const living = await readLivePidFile(pidFile);
  if (living !== undefined && isOurs(living, dataFolder)) {
    const address = `127.0.0.1:${remembered?.frontend ?? 0}`;
    const keeps = remembered !== undefined && living.command.includes(ENGINE_STORE);
    if (keeps && (await answersSoon(address, namespace, living.pid, days))) {
      return server(address, namespace, remembered.web, living.pid, true);
    }
    await stopProcess(living.pid, SIGNALS);
  }
  const { path, by } = await findTemporal(options);
  const frontend = await freePort(remembered?.frontend);
  const ports = { frontend, web: await freePort(remembered?.web) };
  await writePrivate(join(dataFolder, 'temporal.json'), JSON.stringify(ports));
  const pid = await start(path, options, namespace, ports);
  await writePidFile(pidFile, pid, frontend);
  const address = `127.0.0.1:${frontend}`;
  const label = text('启动 Temporal', 'starting Temporal');
  const answers = await options.progress.during(label, () => answersSoon(address, namespace, pid, days));
  if (!answers) throw failed(dataFolder);
  return { ...server(address, namespace, ports.web, pid, false), by };
}

/**
 * The dev server's file, relative to the data folder, where it works: an absolute path would be read as an address, with
 * # and %. What belongs to it beside has a name that begins so.
 */
export const ENGINE_STORE = 'temporal.sqlite';

/** A dev server of this very folder; one of an earlier release works elsewhere and names its file in full. */
const isOurs = (found: RunningProcess, dataFolder: string): boolean =>
  found.command.includes('start-dev') &&
  (worksIn(found, dataFolder) || found.command.endsWith(` --db-filename ${join(dataFolder, ENGINE_STORE)}`));

const SIGNALS = [
  ['SIGINT', 10_000],
  ['SIGKILL', 2_000],
] as const;

/**
 * Where the Temporal of this installation answers: the one of `TEMPORAL_ADDRESS`, else the one that runs from the data
 * folder; undefined when none does.
 */
export async function findRunningTemporal(
  dataFolder: string,
  env: NodeJS.ProcessEnv,
): Promise<Pick<TemporalServer, 'address' | 'namespace'> | undefined> {
  const namespace = setting(env, 'TEMPORAL_NAMESPACE') ?? DEV_NAMESPACE;
  if (env.TEMPORAL_ADDRESS) return { address: env.TEMPORAL_ADDRESS, namespace };
  const [remembered, living] = [await rememberedPorts(dataFolder), await readLivePidFile(pidFileOf(dataFolder))];
  if (remembered === undefined || living === undefined || !isOurs(living, dataFolder)) return undefined;
  return { address: `127.0.0.1:${remembered.frontend}`, namespace };
}

const pidFileOf = (dataFolder: string): string => join(dataFolder, 'run', 'temporal.pid');

const server = (address: string, namespace: string, web: number, pid: number, attached: boolean): TemporalServer => ({
  address,
  namespace,
  webUrl: `http://127.0.0.1:${web}`,
  pid,
  attached,
  stop: () => stopProcess(pid, SIGNALS),
});

async function rememberedPorts(dataFolder: string): Promise<z.infer<typeof portsSchema> | undefined> {
  const content = await readIfThere(join(dataFolder, 'temporal.json'));
  return content === undefined ? undefined : portsSchema.parse(JSON.parse(content));
}

/** Starts the dev server in a session of its own, so that a Ctrl-C meant for the launcher does not reach it. */
function start(
  path: string,
  options: TemporalOptions,
  namespace: string,
  ports: z.infer<typeof portsSchema>,
): Promise<number> {
  const { dataFolder } = options;
  const logs = join(dataFolder, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const output = openSync(join(logs, 'temporal.log'), 'a', 0o600);
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.frontend)];
  args.push('--ui-port', String(ports.web), '--namespace', namespace, '--log-level', 'warn');
  // Acts wait for each other at one desk; the engine's own limit is ten a workflow.
  args.push('--dynamic-config-value', 'history.maxInFlightUpdates=64');
  if (!options.inMemory) args.push('--db-filename', ENGINE_STORE);
  // No settings from somebody's home; and the folder in the command line, by which `ps` tells whose it is.
  args.push('--disable-config-file', '--env-file', join(dataFolder, 'temporal.yaml'));
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', output, output] as const;
    const child = withPrivateFiles(() =>
      spawn(absolute(path), args, { cwd: dataFolder, env: options.env, detached: true, stdio: [...stdio] }),
    );
    closeSync(output);
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve(child.pid ?? 0);
    });
  });
}

/** Waits up to a minute for the namespace while the process lives. */
async function answersSoon(address: string, namespace: string, pid: number, days: number): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && isAlive(pid)) {
    if (await reachNamespace(address, namespace, days)) return true;
    await sleep(50);
  }
  return false;
}

const failed = (dataFolder: string): Error => new RefusalError(refuse(LAUNCH.TEMPORAL_FAILED, { dataFolder }));

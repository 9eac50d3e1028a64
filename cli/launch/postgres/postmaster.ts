import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readIfThere } from '../machine/files.js';
import { findProcess, isAlive, sameFile, stopProcess, worksIn, type RunningProcess } from '../machine/processes.js';
import { errorMessage } from '../thrown.js';

/** A server on a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

/** What PostgreSQL wrote when it started on the cluster; absent once it was stopped. */
export async function postmasterFile(
  cluster: string,
): Promise<{ readonly pid: number; readonly folder: string; readonly port: number } | undefined> {
  const content = await readIfThere(pidFileOf(cluster));
  if (content === undefined) return undefined;
  const [pid = '', folder = '', , port = ''] = content.split('\n');
  return { pid: Number(pid), folder, port: Number(port) };
}

/**
 * The postmaster that runs on this very cluster: its process works there, and it says so itself. One that does not answer
 * is stopped. The file of a copied folder, and one whose number now belongs to somebody else, are put away, for PostgreSQL
 * would not start beside them; the process that they name is left alone.
 * @param urlOf the connection string by port.
 */
export async function livingPostmaster(
  cluster: string,
  urlOf: (port: number) => string,
): Promise<Postmaster | undefined> {
  const told = await postmasterFile(cluster);
  const running = !told?.pid ? undefined : findProcess(told.pid);
  if (told === undefined || running === undefined) return undefined;
  const { pid, port } = told;
  if (!worksIn(running, cluster)) {
    if (isElsewhere(running, told.folder, cluster)) await rm(pidFileOf(cluster), { force: true });
    return undefined;
  }
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    if (port && (await ping(urlOf(port), cluster)) === undefined) return { pid, port };
    await sleep(100);
  }
  await stopProcess(pid, [
    ['SIGINT', 5_000],
    ['SIGKILL', 2_000],
  ]);
  return undefined;
}

/** Whether it is certain that the process serves no cluster at this place; where it is not, PostgreSQL decides itself. */
function isElsewhere(running: RunningProcess, told: string, cluster: string): boolean {
  const inside = sameFile(`/proc/${running.pid}/cwd`, cluster);
  return inside === undefined ? !running.command.includes('postgres') || sameFile(told, cluster) === false : !inside;
}

/** Undefined when a server answers there, and serves the cluster if one is named; else what was wrong. */
export async function ping(url: string, cluster?: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const asked = cluster === undefined ? `select ''` : `select current_setting('data_directory')`;
    const { rows } = await client.query<[string]>({ text: asked, rowMode: 'array' });
    const served = rows[0]?.[0] ?? '';
    return cluster === undefined || served === cluster || sameFile(served, cluster) !== false
      ? undefined
      : `another server answers there: ${served}`;
  } catch (error) {
    return errorMessage(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

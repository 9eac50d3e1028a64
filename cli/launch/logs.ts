import { copyFile, readdir, rename, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeSetting } from './setting.js';

/** How large a log may grow, and how many of before are kept. */
export interface LogLimits {
  readonly megabytes: number;
  readonly files: number;
}

/**
 * `JINJI_LOG_MEGABYTES`, 50 unless set, and `JINJI_LOG_FILES`, 5 unless set.
 * @throws RefusalError LAUNCH.NUMBER_INVALID
 */
export const logLimits = (env: NodeJS.ProcessEnv): LogLimits => ({
  megabytes: wholeSetting(env, { name: 'JINJI_LOG_MEGABYTES', otherwise: 50, least: 1, most: 10_000 }),
  files: wholeSetting(env, { name: 'JINJI_LOG_FILES', otherwise: 5, least: 1, most: 100 }),
});

/** Between two looks at the logs, in milliseconds. */
const LOOK_MS = 60_000;

/**
 * Puts aside each log of a data folder that has grown beyond its limit: `worker.log` becomes `worker.log.1`, that of before
 * `worker.log.2`, and the oldest goes. Whoever writes it has it open for appending and goes on in the emptied file; a line
 * written between copying and emptying is lost.
 */
export async function turnLogs(dataFolder: string, { megabytes, files }: LogLimits): Promise<void> {
  const folder = join(dataFolder, 'logs');
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.log'))) {
    const log = join(folder, name);
    if ((await stat(log)).size <= megabytes * 1_048_576) continue;
    for (let no = files - 1; no > 0; no--) {
      await rename(`${log}.${no}`, `${log}.${no + 1}`).catch(ignoreMissing);
    }
    await copyFile(log, `${log}.1`);
    await truncate(log);
  }
}

/** Turns the logs now and every minute, until the function that it gives is called; what fails is told and tried again. */
export function keepTurningLogs(dataFolder: string, limits: LogLimits, failed: (error: unknown) => void): () => void {
  const turn = (): void => void turnLogs(dataFolder, limits).catch(failed);
  turn();
  const looking = setInterval(turn, LOOK_MS);
  return () => {
    clearInterval(looking);
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

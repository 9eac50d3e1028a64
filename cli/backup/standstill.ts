import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseHandle } from '../../db/database.js';
import { beginPause, endPause, PAUSE_LOOK_MS } from '../../db/service/pause.js';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { launcherLock, lockDataFolder } from '../launch/data-folder.js';
import { hold } from '../launch/hold.js';
import { lockHolder } from '../launch/lock.js';
import { readLivePidFile } from '../launch/machine/processes.js';

/** What has to stand still while the engine's store is copied. */
const HELD = ['worker', 'temporal'] as const;
/** Until every API process has looked, and what it had let in has been taken. */
const HEARD_MS = 2.5 * PAUSE_LOOK_MS;
const PATIENCE_MS = 60_000;
/** Longer than any standstill: a back-up that is killed leaves nobody waiting for longer. */
const PAUSE_MS = 180_000;

/**
 * Runs `take` while nobody acts and neither worker nor engine runs, so that engine and records are of one moment; then
 * lets the service go on, whatever came of it. Where the service is stopped, nobody starts it meanwhile.
 * @returns what `take` gave, and for how long acts were refused, in milliseconds.
 * @throws RefusalError BACKUP.LEFT_RUNNING, BACKUP.NOT_STOPPED.
 */
export async function atStandstill<T>(
  dataFolder: string,
  db: DatabaseHandle['db'],
  take: () => Promise<T>,
): Promise<{ readonly taken: T; readonly pausedMs: number }> {
  const isLaunched = (await lockHolder(launcherLock(dataFolder))) !== undefined;
  if (!isLaunched) return { taken: await whileStopped(dataFolder, take), pausedMs: 0 };
  const begun = Date.now();
  await beginPause(db, new Date(begun + PAUSE_MS));
  try {
    await sleep(HEARD_MS);
    const held = await hold(dataFolder, HELD);
    try {
      await waitUntil(dataFolder, false);
      const taken = await take();
      await held.letGo();
      await waitUntil(dataFolder, true).catch(() => undefined);
      return { taken, pausedMs: Date.now() - begun };
    } finally {
      await held.letGo();
    }
  } finally {
    await endPause(db);
  }
}

async function whileStopped<T>(dataFolder: string, take: () => Promise<T>): Promise<T> {
  const lock = await lockDataFolder(dataFolder);
  try {
    for (const name of HELD)
      if (await isRunning(dataFolder, name)) throw new RefusalError(refuse(BACKUP.LEFT_RUNNING, { name }));
    return await take();
  } finally {
    await lock.release();
  }
}

const isRunning = async (dataFolder: string, name: string): Promise<boolean> =>
  (await readLivePidFile(join(dataFolder, 'run', `${name}.pid`))) !== undefined;

/** Until all of them run, or none. */
async function waitUntil(dataFolder: string, wanted: boolean): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const states = await Promise.all(HELD.map(async (name) => [name, await isRunning(dataFolder, name)] as const));
    const names = states.filter(([, runs]) => runs !== wanted).map(([name]) => name);
    if (names.length === 0) return;
    if (Date.now() > until) throw new RefusalError(refuse(BACKUP.NOT_STOPPED, { names }));
    await sleep(100);
  }
}

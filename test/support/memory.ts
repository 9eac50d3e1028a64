import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux keeps files there in memory; containers often leave it too small for a database. */
const SHARED_MEMORY = '/dev/shm';
const WANTED_BYTES = 2 * 2 ** 30;

/**
 * Where databases of tests lie: in memory where there is room, else in the system's temporary folder. A database is made
 * there in a fortieth of the time that a disk takes; what is killed with -9 finds its files again all the same.
 */
export function memoryFolder(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= WANTED_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debian } from '../../test/launch/compose/tools.js';

/** A clock of the processes that are started with its environment, which can be set forward and back while they run. */
export interface Clock {
  readonly env: NodeJS.ProcessEnv;
  /** So many seconds from the machine's own; a process sees it within a second. */
  set(seconds: number): Promise<void>;
}

const NAME = 'libfaketimeMT.so.1';

/** The library where the system has it, else out of Debian's package, which is unpacked and not installed. */
async function library(): Promise<string> {
  for (const folder of existsSync('/usr/lib') ? readdirSync('/usr/lib') : []) {
    const path = join('/usr/lib', folder, 'faketime', NAME);
    if (existsSync(path)) return path;
  }
  const lib = join(await debian('libfaketime', 'usr'), 'lib');
  for (const folder of readdirSync(lib)) {
    const path = join(lib, folder, 'faketime', NAME);
    if (existsSync(path)) return path;
  }
  throw new Error(`Debian's libfaketime has no ${NAME}`);
}

/** A clock by libfaketime; what counts time that passes (the monotonic clock) stays as it is. */
export async function createClock(folder: string): Promise<Clock> {
  const file = join(folder, 'clock');
  const set = (seconds: number): Promise<void> => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  await set(0);
  return {
    env: {
      LD_PRELOAD: await library(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_CACHE_DURATION: '1',
    },
    set,
  };
}

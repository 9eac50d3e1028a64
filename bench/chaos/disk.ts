import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own in memory, which can be made full and roomy again. */
export interface Disk {
  fill(): void;
  empty(): void;
  close(): void;
}

const ROOMY = '4g';
const TIMES = 50;

/** Whether more than a file's own page can still be written. */
function takes(folder: string): boolean {
  const file = join(folder, 'one-more');
  try {
    writeFileSync(file, Buffer.alloc(1 << 20));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Mounts one on the folder: for root, in a mount namespace of this process alone.
 * @throws Error where this machine does not let it.
 */
export function createDisk(folder: string): Disk {
  const mount = (options: string): void => {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  };
  mount(`size=${ROOMY},mode=711`);
  /** To what it holds. Whoever writes in between has made that too small, and it is measured again. */
  const shrink = (times = TIMES): void => {
    const { bsize, blocks, bfree } = statfsSync(folder);
    try {
      mount(`remount,size=${(blocks - bfree) * bsize}`);
    } catch (error) {
      if (times <= 1) throw error;
      shrink(times - 1);
    }
  };
  return {
    fill: () => {
      shrink();
      if (takes(folder)) throw new Error('the disk that was to be full still takes something');
    },
    empty: () => {
      mount(`remount,size=${ROOMY}`);
    },
    close: () => {
      execFileSync('/usr/bin/umount', ['-l', folder], { stdio: 'ignore' });
    },
  };
}

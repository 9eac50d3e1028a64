import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';

/** A disk of its own in memory, which can be made full and roomy again. */
export interface Disk {
  fill(): void;
  empty(): void;
  close(): void;
}

const ROOMY = '4g';

/**
 * Mounts one on the folder: for root, in a mount namespace of this process alone.
 * @throws Error where this machine does not let it.
 */
export function createDisk(folder: string): Disk {
  const mount = (options: string): void => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  mount(`size=${ROOMY},mode=711`);
  return {
    fill: () => {
      const { bsize, blocks, bfree } = statfsSync(folder);
      mount(`remount,size=${(blocks - bfree) * bsize}`);
    },
    empty: () => {
      mount(`remount,size=${ROOMY}`);
    },
    close: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    },
  };
}

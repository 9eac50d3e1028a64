import { execFileSync, spawnSync } from 'node:child_process';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** The system account that a server runs as when the launcher itself is root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses root. As root: the account `postgres`, else `nobody`; as anyone else: undefined (run as oneself).
 * @throws RefusalError LAUNCH.ROOT_WITHOUT_ACCOUNT when there is neither.
 */
export function serverAccount(uid = process.getuid?.()): Account | undefined {
  if (uid !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const found = lookUp(name);
    if (found !== undefined) return found;
  }
  throw new RefusalError(refuse(LAUNCH.ROOT_WITHOUT_ACCOUNT));
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const account = { name, uid: id('-u'), gid: id('-g') };
    return account.uid > 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

/** What `spawn` needs to run something as the account; empty for oneself. */
export const asAccount = (account: Account | undefined): { readonly uid?: number; readonly gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid };

/** Whether the account can enter the folder (asked of the system itself, not computed from mode bits). */
export function canEnter(folder: string, account: Account | undefined): boolean {
  const shell = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -x .', 'sh', folder], {
    ...asAccount(account),
    cwd: '/',
    stdio: 'ignore',
  });
  return shell.status === 0;
}

import type * as z from 'zod';
import type { Account } from '../../../db/accounts/accounts.js';
import { readLocks } from '../../../db/accounts/sessions.js';
import type { Queryable } from '../../../db/database.js';
import { type ToGive, waitingGiven } from '../../changes/roles.js';
import { waitingTaken, type WaitingTaken } from '../../changes/roles-taken.js';
import type { accountSchema } from '../schemas.js';

/** What stands beside all accounts: what waits for a second person, and which log-ins are locked. */
export interface WaitingOfAccounts {
  /** Until when a login is locked after too many failures. */
  readonly lockedUntil: (login: string) => string | null;
  readonly given: ReadonlyMap<number, ToGive>;
  readonly taken: ReadonlyMap<number, WaitingTaken>;
}

/** An account as it goes out, with what waits for a second person. */
export const showAccount = (
  account: Account,
  { given, taken, lockedUntil }: WaitingOfAccounts,
): z.input<typeof accountSchema> => ({
  id: account.id,
  login: account.login,
  personId: account.personId,
  personName: account.personName,
  roles: [...account.roles],
  waitingRoles: [...(given.get(account.id)?.roles ?? [])],
  waitingToOpen: given.get(account.id)?.opens === true,
  waitingToLose: [...(taken.get(account.id)?.roles ?? [])],
  waitingToClose: taken.get(account.id)?.disabled === true,
  disabled: account.disabled,
  lockedUntil: lockedUntil(account.login),
  mustChangePassword: account.mustChangePassword,
  secondFactor: account.secondFactor,
  version: account.version,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
});

/** What waits for a second person at an instant, and what is locked then, of all accounts. */
export const waitingOfAccounts = async (db: Queryable, at: Date): Promise<WaitingOfAccounts> => ({
  given: await waitingGiven(db, at),
  taken: await waitingTaken(db, at),
  lockedUntil: await readLocks(db, at),
});

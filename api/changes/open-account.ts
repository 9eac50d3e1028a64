import { createAccount, unknownPassword, type Account, type NewAccount } from '../../db/accounts/accounts.js';
import type { Queryable } from '../../db/database.js';
import { sensitiveAmong } from '../../domain/accounts/sensitive-roles.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { askGiving } from './roles.js';

/** An account to be opened; without a password its owner sets one by a link or a code. */
export interface AccountToOpen extends Omit<NewAccount, 'password' | 'by'> {
  readonly password?: string;
  readonly by: string;
  /** Until the set-up is confirmed: sensitive roles do not wait for a second person (4.1). */
  readonly alone: boolean;
}

/** Opens an account; gives the roles that wait for a second person as well. Call it inside a transaction. */
export async function openAccount(
  trx: Queryable,
  { alone, ...account }: AccountToOpen,
  at: Date,
): Promise<{ readonly account: Account; readonly waiting: readonly Role[] }> {
  const waiting = alone ? [] : sensitiveAmong(account.roles, []);
  const roles = account.roles.filter((role) => !waiting.includes(role));
  const made = await createAccount(trx, { password: unknownPassword(), ...account, roles });
  await askGiving(trx, made, { roles: waiting, opens: false }, account.by, at);
  return { account: made, waiting };
}

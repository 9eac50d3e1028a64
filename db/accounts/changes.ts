import { sql } from 'kysely';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { findAccount, type Account } from './accounts.js';
import type { Queryable } from '../database.js';
import { hashPassword } from './passwords.js';
import { ACCOUNT } from '../../domain/refusals/accounts.js';

/** Sets a new password; every session and token of the account ends with it. Returns the new credential version. */
export async function setPassword(
  db: Queryable,
  account: Pick<Account, 'id' | 'login'>,
  password: string,
  mustChangePassword: boolean,
): Promise<number> {
  const row = await db
    .updateTable('account')
    .set((eb) => ({
      must_change_password: mustChangePassword,
      credential_version: eb('credential_version', '+', 1),
      version: eb('version', '+', 1),
      updated_at: new Date(),
    }))
    .set('password_hash', await hashPassword(account.login, password))
    .where('id', '=', account.id)
    .returning('credential_version')
    .executeTakeFirstOrThrow();
  return row.credential_version;
}

/** What the administrator changes on an account; what is absent stays. */
export interface AccountChange {
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * Changes roles or the lock of an account that still has the version seen; undefined when it no longer has.
 * Give an open transaction.
 * @throws RefusalError `ACCOUNT.LAST_ADMIN` when nobody would be left who administers accounts.
 */
export async function changeAccount(
  db: Queryable,
  id: number,
  version: number,
  change: AccountChange,
): Promise<Account | undefined> {
  // One change at a time, or two administrators could disable each other.
  await sql`select pg_advisory_xact_lock(hashtext('jinji-account-change'))`.execute(db);
  const updated = await db
    .updateTable('account')
    .set((eb) => ({
      version: eb('version', '+', 1),
      updated_at: new Date(),
      ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!updated) return undefined;
  if (change.roles) {
    await db.deleteFrom('account_role').where('account_id', '=', id).execute();
    const rows = [...new Set(change.roles)].map((role) => ({ account_id: id, role }));
    if (rows.length > 0) await db.insertInto('account_role').values(rows).execute();
  }
  await keepAnAdmin(db);
  return findAccount(db, id);
}

async function keepAnAdmin(db: Queryable): Promise<void> {
  const left = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .where('account_role.role', 'in', ['it-admin', 'hr-manager'])
    .where('account.disabled', '=', false)
    .select('account.id')
    .executeTakeFirst();
  if (left) return;
  throw new RefusalError(refuse(ACCOUNT.LAST_ADMIN));
}

import { sql } from 'kysely';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { findAccount, type Account } from './accounts.js';
import type { Queryable } from '../database.js';
import { noteAccount } from './events.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { ACCOUNT } from '../../domain/refusals/accounts.js';

/**
 * Sets a new password; every session and token of the account ends with it. Returns the new credential version.
 * @throws RefusalError `ACCOUNT.PASSWORD_SAME`, `ACCOUNT.PASSWORD_UNFIT`.
 */
export async function setPassword(
  db: Queryable,
  account: Pick<Account, 'id' | 'login'>,
  password: string,
  mustChangePassword: boolean,
): Promise<number> {
  const { password_hash: old } = await db
    .selectFrom('account')
    .select('password_hash')
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  if (await passwordMatches(old, password)) throw new RefusalError(refuse(ACCOUNT.PASSWORD_SAME));
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
 * Give an open transaction. Each change is a line of the accounts' ledger; owner and HR manager are told.
 * @throws RefusalError `ACCOUNT.LAST_ADMIN` when nobody would be left who administers accounts.
 */
export async function changeAccount(
  db: Queryable,
  id: number,
  version: number,
  change: AccountChange,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<Account | undefined> {
  // One change at a time, or two administrators could disable each other.
  await sql`select pg_advisory_xact_lock(hashtext('jinji-account-change'))`.execute(db);
  const before = await findAccount(db, id);
  const updated = await db
    .updateTable('account')
    .set((eb) => ({
      version: eb('version', '+', 1),
      updated_at: new Date(),
      ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
      // Its sessions and tokens end for good, not only while it is disabled.
      ...(change.disabled === true ? { credential_version: eb('credential_version', '+', 1) } : {}),
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
  const after = await findAccount(db, id);
  if (before !== undefined && after !== undefined) await noteDifference(db, before, after, { by, at });
  return after;
}

async function noteDifference(
  db: Queryable,
  before: Account,
  after: Account,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const line = { accountId: after.id, actor: by, at };
  const given = after.roles.filter((role) => !before.roles.includes(role));
  const taken = before.roles.filter((role) => !after.roles.includes(role));
  if (given.length > 0) await noteAccount(db, { ...line, event: 'role-granted', detail: { roles: given } });
  if (taken.length > 0) await noteAccount(db, { ...line, event: 'role-removed', detail: { roles: taken } });
  if (before.disabled !== after.disabled) {
    await noteAccount(db, { ...line, event: after.disabled ? 'disabled' : 'enabled' });
  }
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

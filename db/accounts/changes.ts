import { sql } from 'kysely';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { findAccount, hasAdministrator, knownAccount, type Account } from './accounts.js';
import type { Queryable } from '../database.js';
import { noteAccount } from './events.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';

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

/** Every session and token of the account ends: whoever held one without its owner's knowledge has none any more. */
export async function endLogIns(trx: Queryable, accountId: number): Promise<void> {
  await trx
    .updateTable('account')
    .set((eb) => ({
      credential_version: eb('credential_version', '+', 1),
      version: eb('version', '+', 1),
      updated_at: new Date(),
    }))
    .where('id', '=', accountId)
    .execute();
}

/** What the administrator changes on an account; what is absent stays. */
export interface AccountChange {
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** One change of roles or locks at a time, or two administrators could disable each other. */
const oneAtATime = (trx: Queryable) => sql`select pg_advisory_xact_lock(hashtext('jinji-account-change'))`.execute(trx);

/**
 * Changes an account as it stands, whoever is changing it at the moment: for what was decided, and so is never passed over.
 * Give an open transaction. @throws RefusalError `ACCOUNT.NOT_FOUND`, `ACCOUNT.LAST_ADMIN`.
 */
export async function changeAsItStands(
  trx: Queryable,
  id: number,
  change: (account: Account) => AccountChange,
  mark: { readonly by: string; readonly at: Date },
): Promise<void> {
  await oneAtATime(trx);
  await trx.selectFrom('account').select('id').where('id', '=', id).forUpdate().execute();
  const account = await knownAccount(trx, id);
  await changeAccount(trx, id, account.version, change(account), mark);
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
  await oneAtATime(db);
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
  if (!(await hasAdministrator(db))) throw new RefusalError(refuse(ACCOUNT.LAST_ADMIN));
}

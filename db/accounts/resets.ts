import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';
import { findAccount, type Account } from './accounts.js';
import { setPassword } from './changes.js';
import { noteAccount } from './events.js';

const LINK_HOURS = 2;
const CODE_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Of those that wait for one account, so that nobody fills the table. */
const MOST_OPEN = 20;

const newSecret = (): string => randomBytes(32).toString('base64url');

/** A way to a new password, shown once to its owner. */
export interface PasswordWay {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** A one-time link's secret: whoever opens it sets the password. For the owner's mail, or the first administrator. */
export async function createResetLink(trx: Queryable, accountId: number, at: Date): Promise<PasswordWay> {
  const way = { secret: newSecret(), expiresAt: new Date(at.getTime() + LINK_HOURS * HOUR_MS) };
  await sql`
    insert into password_reset (account_id, secret_sha256, created_at, expires_at, confirmed_at)
    values (${accountId}, ${sha256(way.secret)}, ${at}, ${way.expiresAt}, ${at})`.execute(trx);
  return way;
}

/**
 * A secret for the browser of whoever cannot log in, and the code that he tells somebody who knows him. Looks the same for
 * a login that nobody has.
 */
export async function createResetCode(
  trx: Queryable,
  accountId: number | undefined,
  at: Date,
): Promise<PasswordWay & { readonly code: string }> {
  const way = { secret: newSecret(), expiresAt: new Date(at.getTime() + CODE_HOURS * HOUR_MS) };
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  if (accountId !== undefined) {
    await sql`
      insert into password_reset (account_id, secret_sha256, code, created_at, expires_at)
      values (${accountId}, ${sha256(way.secret)}, ${code}, ${at}, ${way.expiresAt})`.execute(trx);
    await sql`
      delete from password_reset where account_id = ${accountId} and confirmed_at is null and no not in (
        select no from password_reset where account_id = ${accountId} order by no desc limit ${MOST_OPEN})`.execute(
      trx,
    );
  }
  return { ...way, code };
}

/** The reset that an account's owner has shown this code for, and until when that counts; undefined where there is none that counts. */
export async function findResetByCode(
  db: Queryable,
  accountId: number,
  code: string,
  at: Date,
): Promise<{ readonly no: number; readonly expiresAt: Date } | undefined> {
  const { rows } = await sql<{ no: number; expiresAt: Date }>`
    select no, expires_at as "expiresAt" from password_reset
    where account_id = ${accountId} and code = ${code} and confirmed_at is null and expires_at > ${at}
    order by no desc limit 1`.execute(db);
  return rows[0];
}

/** The second person has confirmed it: its owner may set his password now. @throws RefusalError `ACCOUNT.RESET_GONE`. */
export async function confirmReset(trx: Queryable, no: number, at: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update password_reset set confirmed_at = ${at}
    where no = ${no} and confirmed_at is null and expires_at > ${at}`.execute(trx);
  if (numAffectedRows !== 1n) throw new RefusalError(refuse(ACCOUNT.RESET_GONE));
}

/**
 * Sets the password by a secret that only its owner has; every other way to it ends. Call it inside a transaction.
 * @throws RefusalError `ACCOUNT.RESET_GONE`, `ACCOUNT.RESET_NOT_CONFIRMED`, `ACCOUNT.PASSWORD_SAME`,
 * `ACCOUNT.PASSWORD_UNFIT`.
 */
export async function completeReset(trx: Queryable, secret: string, password: string, at: Date): Promise<Account> {
  const { rows } = await sql<{ accountId: number; confirmedAt: Date | null }>`
    select account_id as "accountId", confirmed_at as "confirmedAt" from password_reset
    where secret_sha256 = ${sha256(secret)} and expires_at > ${at} for update`.execute(trx);
  const [found] = rows;
  const account = found && (await findAccount(trx, found.accountId));
  if (found === undefined || account === undefined) throw new RefusalError(refuse(ACCOUNT.RESET_GONE));
  if (found.confirmedAt === null) throw new RefusalError(refuse(ACCOUNT.RESET_NOT_CONFIRMED));
  await setPassword(trx, account, password, false);
  await sql`delete from password_reset where account_id = ${account.id}`.execute(trx);
  await noteAccount(trx, { accountId: account.id, actor: account.personId, event: 'password-set', at });
  return account;
}

/**
 * Whose link a secret is, for whoever holds it: he could set the password as well. The secret of a code tells nothing, so
 * that a login that nobody has looks the same.
 * @throws RefusalError `ACCOUNT.RESET_GONE`
 */
export async function ownerOfLink(db: Queryable, secret: string, at: Date): Promise<Account> {
  const { rows } = await sql<{ accountId: number }>`
    select account_id as "accountId" from password_reset
    where secret_sha256 = ${sha256(secret)} and code is null and expires_at > ${at}`.execute(db);
  const account = rows[0] && (await findAccount(db, rows[0].accountId));
  if (account === undefined) throw new RefusalError(refuse(ACCOUNT.RESET_GONE));
  return account;
}

/** Where the owner's link can be mailed; undefined where mail is not set up, or he has no address. */
export async function mailAddressOf(db: Queryable, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select email from person where id = ${personId} and email is not null
      and exists (select from mail_service where sender is not null)`.execute(db);
  return rows[0]?.email;
}

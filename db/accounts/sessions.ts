import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { noteAccount } from './events.js';
import { findAccountByLogin, selectAccounts, normalLogin, toAccount, type Account } from './accounts.js';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';
import { passwordMatches, pretendToMatch } from './passwords.js';

const MOST_FAILURES = 10;
/** Fewer than of passwords, so that it is these that lock, and the owner is told that somebody has his password. */
const MOST_CODES = 5;
const LOCK_MINUTES = 15;

/** What comes of a log-in. */
export type SignIn =
  | { readonly kind: 'welcome'; readonly account: Account }
  | { readonly kind: 'wrong' }
  /** The password is right, and the account has a second step. */
  | { readonly kind: 'code-needed' | 'code-wrong' }
  /** Too many failures; `until` is an ISO instant in UTC. */
  | { readonly kind: 'locked'; readonly until: string };

/** Who tries to log in, and from which address. */
export interface Attempt {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** Of his device, or for a lost one; judged once the password is right. */
  readonly code?: string | undefined;
}

/** Whether a code is right for an account, which it is once. */
export type SecondStep = (account: Account, code: string) => Promise<boolean>;

/** Failures are counted for login and address together: who guesses keeps nobody out but who sits beside him. */
interface FailureKey {
  readonly login: Buffer;
  readonly address: Buffer;
}

/** Codes are counted for the login alone: who guesses them has the password, and keeps nobody out without it. */
const CODES = sha256('second step');

/**
 * Checks a login and a password, and where the account has a second step and `step` is given also a code. Every attempt
 * counts before it is checked, so that parallel guesses cannot outrun the lock; only what is right as a whole clears the
 * count. Known, unknown and disabled logins take the same time and answer.
 */
export async function signIn(
  db: Queryable,
  { login, password, address, code }: Attempt,
  now: Date,
  step?: SecondStep,
): Promise<SignIn> {
  const key = { login: sha256(normalLogin(login)), address: sha256(address) };
  const until = await countAttempt(db, key, MOST_FAILURES, now);
  if (until !== undefined) {
    if (until === lockedUntil(now)) await noteLock(db, normalLogin(login), 'locked', now);
    return { kind: 'locked', until };
  }
  const row = await selectAccounts(db)
    .select('account.password_hash as passwordHash')
    .where('account.login', '=', normalLogin(login))
    .executeTakeFirst();
  if (!row) {
    await pretendToMatch(password);
    return { kind: 'wrong' };
  }
  const { passwordHash, ...found } = row;
  if (!(await passwordMatches(passwordHash, password)) || found.disabled) return { kind: 'wrong' };
  const account = toAccount(found);
  if (account.secondFactor && step !== undefined) {
    if (code === undefined) return { kind: 'code-needed' };
    const codes = { login: key.login, address: CODES };
    const lock = await countAttempt(db, codes, MOST_CODES, now);
    if (lock !== undefined) {
      if (lock === lockedUntil(now)) await noteLock(db, normalLogin(login), 'code-locked', now);
      return { kind: 'locked', until: lock };
    }
    if (!(await step(account, code))) return { kind: 'code-wrong' };
  }
  await db
    .deleteFrom('sign_in_failure')
    .where('login_sha256', '=', key.login)
    .where('address_sha256', 'in', step === undefined ? [key.address] : [key.address, CODES])
    .execute();
  return { kind: 'welcome', account };
}

const lockedUntil = (now: Date): string => new Date(now.getTime() + LOCK_MINUTES * 60_000).toISOString();

/** The ledger of the accounts has it when a log-in is locked; a login that nobody has leaves nothing. */
async function noteLock(db: Queryable, login: string, event: 'locked' | 'code-locked', at: Date): Promise<void> {
  const account = await findAccountByLogin(db, login);
  if (account === undefined) return;
  await noteAccount(db, { accountId: account.id, actor: 'system:log-in', event, at });
}

/** Counts one attempt; returns until when the login is locked, if it is. */
async function countAttempt(db: Queryable, key: FailureKey, most: number, now: Date): Promise<string | undefined> {
  const at = now.toISOString();
  const until = lockedUntil(now);
  const forgotten = new Date(now.getTime() - LOCK_MINUTES * 60_000).toISOString();
  const { rows } = await sql<{ locked_until: Date | null }>`
    insert into sign_in_failure as f (login_sha256, address_sha256, failures, last_at)
    values (${key.login}, ${key.address}, 1, ${at})
    on conflict (login_sha256, address_sha256) do update set
      failures = case when f.locked_until > ${at} then f.failures
                      when f.locked_until <= ${at} or f.last_at < ${forgotten} then 1
                      else f.failures + 1 end,
      locked_until = case when f.locked_until > ${at} then f.locked_until
                          when f.locked_until is null and f.last_at >= ${forgotten} and f.failures >= ${most}
                          then ${until}::timestamptz end,
      last_at = ${at}
    returning locked_until
  `.execute(db);
  return rows[0]?.locked_until?.toISOString();
}

/** Ends the locks of a login after too many failures, from wherever they came. */
export async function unlockLogin(db: Queryable, login: string): Promise<void> {
  await db
    .deleteFrom('sign_in_failure')
    .where('login_sha256', '=', sha256(normalLogin(login)))
    .execute();
}

/** Until when each login is locked at an instant, as ISO 8601 in UTC; null for one that is not. */
export async function readLocks(db: Queryable, now: Date): Promise<(login: string) => string | null> {
  const { rows } = await sql<{ login: Buffer; until: Date }>`
    select login_sha256 as login, max(locked_until) as until from sign_in_failure
    where locked_until > ${now} group by login_sha256`.execute(db);
  const locks = new Map(rows.map(({ login, until }) => [login.toString('hex'), until.toISOString()]));
  return (login) => locks.get(sha256(normalLogin(login)).toString('hex')) ?? null;
}

/** A session's token for its bearer. */
export interface Token {
  /** Shown once; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes a bearer token that counts until it expires or the password changes. */
export async function createToken(db: Queryable, account: Account, now: Date, expiresAt: Date): Promise<Token> {
  const token = `jinji_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('api_token')
    .values({
      token_sha256: sha256(token),
      account_id: account.id,
      credential_version: account.credentialVersion,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt: expiresAt.toISOString() };
}

/** The account behind a bearer token that still counts; notes its use at most once a minute. */
export async function accountOfToken(db: Queryable, token: string, now: Date): Promise<Account | undefined> {
  const row = await selectAccounts(db)
    .innerJoin('api_token', 'api_token.account_id', 'account.id')
    .whereRef('api_token.credential_version', '=', 'account.credential_version')
    .where('api_token.token_sha256', '=', sha256(token))
    .where('api_token.expires_at', '>', now)
    .where('account.disabled', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  await db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('token_sha256', '=', sha256(token))
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', new Date(now.getTime() - 60_000))]))
    .execute();
  return toAccount(row);
}

/** The account of a web session that began with this credential version and may still act. */
export async function accountOfSession(
  db: Queryable,
  accountId: number,
  credentialVersion: number,
): Promise<Account | undefined> {
  const row = await selectAccounts(db)
    .where('account.id', '=', accountId)
    .where('account.credential_version', '=', credentialVersion)
    .where('account.disabled', '=', false)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** Ends one bearer token. */
export async function revokeToken(db: Queryable, token: string): Promise<void> {
  await db.deleteFrom('api_token').where('token_sha256', '=', sha256(token)).execute();
}

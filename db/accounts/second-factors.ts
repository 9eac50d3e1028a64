import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';

/** How many recovery codes somebody gets at once. */
const RECOVERY_CODES = 10;
/** Without 0, 1, i, l, o and u, which are misread: 30 letters, so that 24 of them hold more than 112 bits. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 24;

/** What an account's device counts with, sealed; `confirmed` once the owner has shown a first code. */
export interface SecondFactor {
  readonly sealed: string;
  readonly beganAt: Date;
  readonly confirmedAt: Date | null;
}

/** The second factor of an account, also one that is not confirmed; undefined where none was begun. */
export async function findFactor(db: Queryable, accountId: number): Promise<SecondFactor | undefined> {
  const { rows } = await sql<SecondFactor>`
    select secret_sealed as sealed, began_at as "beganAt", confirmed_at as "confirmedAt"
    from second_factor where account_id = ${accountId}`.execute(db);
  return rows[0];
}

/** Begins anew with another secret; false where one is confirmed already. */
export async function beginFactor(db: Queryable, accountId: number, sealed: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into second_factor as f (account_id, secret_sealed, began_at) values (${accountId}, ${sealed}, ${at})
    on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, began_at = excluded.began_at
    where f.confirmed_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** Confirms the secret whose code was shown, once; false where another tab was quicker or has begun anew. */
export async function confirmFactor(
  trx: Queryable,
  accountId: number,
  { sealed, step, at }: { readonly sealed: string; readonly step: number; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update second_factor set confirmed_at = ${at}, last_step = ${step}
    where account_id = ${accountId} and secret_sealed = ${sealed} and confirmed_at is null`.execute(trx);
  return numAffectedRows === 1n;
}

/** Takes the code of this step, once; false where it, or one of a later step, was taken before. */
export async function takeStep(db: Queryable, accountId: number, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update second_factor set last_step = ${step}
    where account_id = ${accountId} and confirmed_at is not null and last_step < ${step}`.execute(db);
  return numAffectedRows === 1n;
}

/**
 * Takes the factor off with its recovery codes, also one that is not confirmed; false where none is confirmed. With a
 * time only that which was confirmed then.
 */
export async function removeFactor(trx: Queryable, accountId: number, confirmedAt?: Date): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`
    delete from second_factor where account_id = ${accountId}
      and (${confirmedAt ?? null}::timestamptz is null or confirmed_at = ${confirmedAt ?? null})
    returning confirmed_at is not null as confirmed`.execute(trx);
  return rows[0]?.confirmed === true;
}

/** However it is written: without blanks and hyphens, in small letters. */
const digestOf = (code: string): Buffer => sha256(code.replace(/[\s-]/g, '').toLowerCase());

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** Makes ten recovery codes in place of those of before; what it gives is shown once and kept as digests alone. */
export async function renewRecoveryCodes(trx: Queryable, accountId: number): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await sql`delete from recovery_code where account_id = ${accountId}`.execute(trx);
  for (const code of codes) {
    await sql`insert into recovery_code (account_id, code_sha256) values (${accountId}, ${digestOf(code)})`.execute(
      trx,
    );
  }
  return codes;
}

/** Takes a recovery code, once; false for what is none of this account, or was taken before. */
export async function takeRecoveryCode(trx: Queryable, accountId: number, code: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recovery_code set used_at = ${at}
    where account_id = ${accountId} and code_sha256 = ${digestOf(code)} and used_at is null`.execute(trx);
  return numAffectedRows === 1n;
}

/** How many recovery codes of an account have not been used. */
export async function recoveryCodesLeft(db: Queryable, accountId: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from recovery_code where account_id = ${accountId} and used_at is null`.execute(db);
  return rows[0]?.left ?? 0;
}

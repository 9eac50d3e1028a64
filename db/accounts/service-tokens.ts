import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { SERVICE_ACCOUNT } from '../../domain/refusals/people/service-accounts.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';
import { findAccount, type Account } from './accounts.js';
import { noteAccount } from './events.js';

/** By its beginning a token is known to be a script's. */
export const SERVICE_TOKEN = 'jinji-service_';
/** Tokens of one account that count at a time: the one in use, the next one, and one to spare. */
const MOST_TOKENS = 3;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A token that was made; `token` is shown once. */
export interface NewServiceToken {
  readonly id: number;
  readonly token: string;
  readonly prefix: string;
  readonly expiresAt: Date;
}

/** For how many days a token counts, and for how many hours those of before still do. */
export interface TokenTerm {
  /** 1 to 365. */
  readonly days: number;
  readonly overlapHours: number;
}

/**
 * Makes a token for the owner of an open account; those of before count for the overlap at most. Call it inside a
 * transaction. @throws RefusalError `SERVICE_ACCOUNT.NOT_FOUND`, `SERVICE_ACCOUNT.TOO_MANY_TOKENS`.
 */
export async function createServiceToken(
  trx: Queryable,
  { id, owner }: { readonly id: number; readonly owner: Pick<Account, 'id' | 'personId'> },
  { days, overlapHours }: TokenTerm,
  at: Date,
): Promise<NewServiceToken> {
  const { rows: held } = await sql<{ name: string }>`
    select name from service_account where id = ${id} and owner_id = ${owner.personId} for update`.execute(trx);
  const [service] = held;
  if (service === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.NOT_FOUND));
  if (overlapHours === 0) {
    await sql`
      update service_token set revoked_at = ${at}, revoked_by = ${owner.personId}
      where service_account_id = ${id} and revoked_at is null and expires_at > ${at}`.execute(trx);
  }
  const { rows: counting } = await sql`
    select from service_token where service_account_id = ${id} and revoked_at is null and expires_at > ${at}`.execute(
    trx,
  );
  if (counting.length >= MOST_TOKENS)
    throw new RefusalError(refuse(SERVICE_ACCOUNT.TOO_MANY_TOKENS, { most: MOST_TOKENS }));
  await sql`
    update service_token set expires_at = least(expires_at, ${new Date(at.getTime() + overlapHours * HOUR_MS)})
    where service_account_id = ${id} and revoked_at is null and expires_at > ${at}`.execute(trx);
  const prefix = `${SERVICE_TOKEN}${randomBytes(4).toString('hex')}`;
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(at.getTime() + days * DAY_MS);
  const { rows } = await sql<{ id: number }>`
    insert into service_token (service_account_id, prefix, token_sha256, created_at, expires_at)
    values (${id}, ${prefix}, ${sha256(token)}, ${at}, ${expiresAt}) returning id`.execute(trx);
  const [made] = rows;
  if (made === undefined) throw new Error('the token was not kept');
  const detail = { service: service.name, token: prefix };
  await noteAccount(trx, { accountId: owner.id, actor: owner.personId, event: 'token-made', detail, at });
  return { id: made.id, token, prefix, expiresAt };
}

/** Which token is revoked; by its owner where he is named. */
export interface TokenToRevoke {
  readonly serviceId: number;
  readonly tokenId: number;
  readonly ownerId?: string;
}

/** Ends a token at once. Call it in a transaction. @throws RefusalError `SERVICE_ACCOUNT.TOKEN_NOT_FOUND`. */
export async function revokeServiceToken(
  trx: Queryable,
  { serviceId, tokenId, ownerId }: TokenToRevoke,
  by: string,
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ name: string; prefix: string; accountId: number | null }>`
    update service_token t set revoked_at = ${at}, revoked_by = ${by}
    from service_account s
    where s.id = t.service_account_id and s.id = ${serviceId} and t.id = ${tokenId}
      and t.revoked_at is null and t.expires_at > ${at}
      and (${ownerId ?? null}::text is null or s.owner_id = ${ownerId ?? null})
    returning s.name, t.prefix, (select a.id from account a where a.person_id = s.owner_id) as "accountId"`.execute(
    trx,
  );
  const [revoked] = rows;
  if (revoked === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.TOKEN_NOT_FOUND));
  if (revoked.accountId === null) return;
  const detail = { service: revoked.name, token: revoked.prefix };
  await noteAccount(trx, { accountId: revoked.accountId, actor: by, event: 'token-revoked', detail, at });
}

/** A script that calls: its account's name and scopes, and its owner. */
export interface CallingService {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly owner: Account;
}

/**
 * Who calls with this token; undefined where it, its account or its owner no longer counts. Its use is noted at most
 * once a minute.
 */
export async function serviceOfToken(db: Queryable, token: string, now: Date): Promise<CallingService | undefined> {
  const { rows } = await sql<{ id: number; name: string; scopes: string[]; accountId: number }>`
    select t.id, s.name, s.scopes, a.id as "accountId"
    from service_token t join service_account s on s.id = t.service_account_id
      join account a on a.person_id = s.owner_id and not a.disabled
    where t.token_sha256 = ${sha256(token)} and t.revoked_at is null and t.expires_at > ${now}
      and s.closed_at is null`.execute(db);
  const [found] = rows;
  const owner = found && (await findAccount(db, found.accountId));
  if (found === undefined || owner === undefined || owner.left) return undefined;
  await sql`
    update service_token set last_used_at = ${now}
    where id = ${found.id} and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)})`.execute(
    db,
  );
  return { name: found.name, scopes: found.scopes, owner };
}

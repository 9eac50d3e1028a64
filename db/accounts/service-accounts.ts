import { sql } from 'kysely';
import { SERVICE_ACCOUNT } from '../../domain/refusals/people/service-accounts.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { noteAccount } from './events.js';
import { openAccountOf, type Account } from './accounts.js';

/** What stands for an employee number where a script acted: in ledgers, imports and lines of reads. */
export const serviceActor = (name: string): string => `${SERVICE}${name}`;
const SERVICE = 'service:';

/** An account of a script, to be made. */
export interface NewServiceAccount {
  readonly name: string;
  readonly purpose: string;
  /** Employee number. */
  readonly ownerId: string;
  /** Of domain/permissions/scopes.ts. */
  readonly scopes: readonly string[];
}

/** Whether it counts; `owner-gone`: its owner has left or his account is disabled. */
export type ServiceState = 'open' | 'closed' | 'owner-gone';

/** A token of a script, without what lets it in. */
export interface ServiceToken {
  readonly id: number;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: 'valid' | 'expired' | 'revoked';
}

/** An account of a script as it is shown, with its tokens, latest first. */
export interface ServiceAccount extends NewServiceAccount {
  readonly id: number;
  readonly ownerName: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly state: ServiceState;
  readonly tokens: readonly ServiceToken[];
}

/** Which accounts of scripts to list, in the order of their names. */
export interface ServiceFilter {
  readonly id?: number;
  readonly ownerId?: string;
  readonly afterName?: string | undefined;
  readonly limit?: number;
}

/** Who could own one: his open account. @throws RefusalError `SERVICE_ACCOUNT.OWNER_UNFIT`. */
export async function ownerAccount(db: Queryable, personId: string): Promise<Account> {
  const account = await openAccountOf(db, personId);
  if (account === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.OWNER_UNFIT));
  return account;
}

/** Accounts of scripts with their tokens. */
export async function listServiceAccounts(
  db: Queryable,
  { id, ownerId, afterName, limit = 1000 }: ServiceFilter,
  now: Date,
): Promise<readonly ServiceAccount[]> {
  const { rows } = await sql<Omit<ServiceAccount, 'tokens'>>`
    select s.id, s.name, s.purpose, s.owner_id as "ownerId", p.name as "ownerName", s.scopes, s.made_by as "madeBy",
           s.made_at as "madeAt", s.closed_by as "closedBy", s.closed_at as "closedAt",
           case when s.closed_at is not null then 'closed'
                when a.id is null or a.disabled or ${leftBy('p')} then 'owner-gone' else 'open' end as state
    from service_account s join person p on p.id = s.owner_id left join account a on a.person_id = s.owner_id
    where (${id ?? null}::bigint is null or s.id = ${id ?? null})
      and (${ownerId ?? null}::text is null or s.owner_id = ${ownerId ?? null})
      and (${afterName ?? null}::text is null or s.name > ${afterName ?? null})
    order by s.name limit ${limit}`.execute(db);
  const tokens = await tokensOf(
    db,
    rows.map((one) => one.id),
    now,
  );
  return rows.map((one) => ({ ...one, tokens: tokens.filter(({ serviceId }) => serviceId === one.id).map(asToken) }));
}

const leftBy = (person: string) =>
  sql.raw<boolean>(
    `status_on(${person}.status, ${person}.confirmed_on, ${person}.left_on, (now() at time zone 'Asia/Shanghai')::date) = 'left'`,
  );

type TokenRow = ServiceToken & { readonly serviceId: number };

const asToken = ({ id, prefix, createdAt, expiresAt, lastUsedAt, state }: TokenRow): ServiceToken => ({
  id,
  prefix,
  createdAt,
  expiresAt,
  lastUsedAt,
  state,
});

async function tokensOf(db: Queryable, services: readonly number[], now: Date): Promise<readonly TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select id, service_account_id as "serviceId", prefix, created_at as "createdAt", expires_at as "expiresAt",
           last_used_at as "lastUsedAt",
           case when revoked_at is not null then 'revoked' when expires_at <= ${now} then 'expired' else 'valid' end as state
    from service_token where service_account_id = any(${[...services]}::bigint[]) order by id desc`.execute(db);
  return rows;
}

/** Whether a name is free; names are never used again. @throws RefusalError `SERVICE_ACCOUNT.NAME_TAKEN`. */
export async function assertFreeName(db: Queryable, name: string): Promise<void> {
  const { rows } = await sql`select from service_account where name = ${name}`.execute(db);
  if (rows.length > 0) throw new RefusalError(refuse(SERVICE_ACCOUNT.NAME_TAKEN, { name }));
}

/**
 * Makes an account of a script, with its line in the ledger of its owner's account. Call it inside a transaction.
 * @throws RefusalError `SERVICE_ACCOUNT.NAME_TAKEN`, `SERVICE_ACCOUNT.OWNER_UNFIT`.
 */
export async function createServiceAccount(
  trx: Queryable,
  { name, purpose, ownerId, scopes }: NewServiceAccount,
  by: string,
  at: Date,
): Promise<number> {
  const owner = await ownerAccount(trx, ownerId);
  const { rows } = await sql<{ id: number }>`
    insert into service_account (name, purpose, owner_id, scopes, made_by, made_at)
    values (${name}, ${purpose}, ${ownerId}, ${[...scopes]}::text[], ${by}, ${at})
    on conflict (name) do nothing returning id`.execute(trx);
  const [made] = rows;
  if (made === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.NAME_TAKEN, { name }));
  const detail = { service: name, scopes };
  await noteAccount(trx, { accountId: owner.id, actor: by, event: 'service-made', detail, at });
  return made.id;
}

/** Closes it for good, its tokens with it. @throws RefusalError `SERVICE_ACCOUNT.CLOSED`. Call it in a transaction. */
export async function closeServiceAccount(trx: Queryable, id: number, by: string, at: Date): Promise<void> {
  const { rows } = await sql<{ name: string; accountId: number | null }>`
    update service_account s set closed_at = ${at}, closed_by = ${by} where s.id = ${id} and s.closed_at is null
    returning s.name, (select a.id from account a where a.person_id = s.owner_id) as "accountId"`.execute(trx);
  const [closed] = rows;
  if (closed === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.CLOSED));
  if (closed.accountId === null) return;
  const detail = { service: closed.name };
  await noteAccount(trx, { accountId: closed.accountId, actor: by, event: 'service-closed', detail, at });
}

/** Whether whoever acted is a script that was closed since. */
export async function hasClosed(db: Queryable, actor: string): Promise<boolean> {
  const { rows } = await sql`
    select from service_account where ${SERVICE} || name = ${actor} and closed_at is not null`.execute(db);
  return rows.length > 0;
}

/** The owners of the scripts among those who acted. */
export async function ownersOf(db: Queryable, actors: readonly string[]): Promise<readonly string[]> {
  const names = actors.filter((one) => one.startsWith(SERVICE)).map((one) => one.slice(SERVICE.length));
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct owner_id as id from service_account where name = any(${names}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of those who acted, the people behind them: for a script its owner, for a command nobody. */
export const peopleBehind = async (db: Queryable, actors: readonly string[]): Promise<readonly string[]> => [
  ...actors.filter((one) => !one.includes(':')),
  ...(await ownersOf(db, actors)),
];

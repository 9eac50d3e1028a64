import { sql } from 'kysely';
import { SENSITIVE_ROLES } from '../../domain/vocabulary/roles.js';
import { selectAccounts, toAccount, type Account } from './accounts.js';
import type { Queryable } from '../database.js';
import { noteAccount } from './events.js';

/** Somebody as a provider of log-ins knows him. */
export interface Identity {
  readonly issuer: string;
  /** The provider's own number of him, which it never gives to somebody else. */
  readonly subject: string;
}

/** By what an account is found for an identity that comes for the first time. */
export type Link =
  /** He is logged in with it. */
  | { readonly by: 'owner'; readonly accountId: number }
  /**
   * HR writes mail addresses: whoever decides about others is never found by one, or an address changed would be an
   * office taken.
   */
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'number'; readonly personId: string };

function isLinked(link: Link) {
  switch (link.by) {
    case 'owner':
      return sql<boolean>`account.id = ${link.accountId}`;
    case 'number':
      return sql<boolean>`person.id = ${link.personId}`;
    case 'email':
      return sql<boolean>`lower(person.email) = lower(${link.email}) and not exists (
        select from account_role r where r.account_id = account.id and r.role = any(${[...SENSITIVE_ROLES]}::text[]))`;
  }
}

/** The account of an identity that has come before; its use is noted. Undefined for a new one or a disabled account. */
export async function accountOfIdentity(
  db: Queryable,
  { issuer, subject }: Identity,
  now: Date,
): Promise<Account | undefined> {
  const row = await selectAccounts(db)
    .innerJoin('account_identity as i', 'i.account_id', 'account.id')
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .where('account.disabled', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  await db
    .updateTable('account_identity')
    .set({ last_used_at: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
  return toAccount(row);
}

/**
 * Links an identity that is new to the one account that the link finds. Undefined where it finds none or several, where
 * the account is disabled or has another identity of the same provider, or where the identity belongs to somebody.
 */
export async function linkIdentity(
  db: Queryable,
  { issuer, subject }: Identity,
  link: Link,
  now: Date,
): Promise<Account | undefined> {
  const found = await selectAccounts(db).where('account.disabled', '=', false).where(isLinked(link)).limit(2).execute();
  const [row, another] = found;
  if (!row || another) return undefined;
  const linked = await db
    .insertInto('account_identity')
    .values({ issuer, subject, account_id: row.id, linked_by: link.by, linked_at: now, last_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  if (!linked) return undefined;
  const detail = { by: link.by };
  await noteAccount(db, { accountId: row.id, actor: row.personId, event: 'identity-linked', detail, at: now });
  return toAccount(row);
}

/**
 * Ends the browser sessions that began with a log-in of the provider: one of them, or all of an identity. Returns how
 * many.
 */
export async function endSessionsOf(
  db: Queryable,
  issuer: string,
  { sid, subject }: { readonly sid: string | undefined; readonly subject: string | undefined },
): Promise<number> {
  const { rows } = await sql`
    delete from web_session where sess -> 'oidc' ->> 'issuer' = ${issuer} and ${
      sid === undefined ? sql`sess -> 'oidc' ->> 'subject' = ${subject ?? ''}` : sql`sess -> 'oidc' ->> 'sid' = ${sid}`
    } returning sid`.execute(db);
  return rows.length;
}

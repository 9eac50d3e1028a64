import type { Kysely } from 'kysely';
import type { Account } from '../../db/accounts/accounts.js';
import { changeAccount } from '../../db/accounts/changes.js';
import { accountOfIdentity, linkIdentity, type Link } from '../../db/accounts/identities.js';
import type { Database } from '../../db/database.js';
import type { OidcSettings } from '../../domain/settings/oidc-settings.js';
import type { Claims } from './provider.js';

/** Who comes back from the provider: what it says of him, and whose session the browser has by now. */
interface Comer {
  readonly claims: Claims;
  readonly signedIn: Account | undefined;
}

/**
 * The account of who has logged in at the provider: the one that his identity is linked to; at the first time the one
 * with which he is logged in here, or else the one with his number or verified mail address. Nobody gets an account by
 * it. Roles of the mapping follow his groups.
 */
export async function admitted(
  db: Kysely<Database>,
  settings: OidcSettings,
  { claims, signedIn }: Comer,
  now: Date,
): Promise<Account | undefined> {
  const identity = { issuer: settings.issuer, subject: claims.subject };
  if (claims.subject === '') return undefined;
  return db.transaction().execute(async (trx) => {
    const link = linkOf(settings, claims, signedIn);
    const account =
      (await accountOfIdentity(trx, identity, now)) ??
      (link === undefined ? undefined : await linkIdentity(trx, identity, link, now));
    if (account === undefined) return undefined;
    const roles = rolesOf(settings, claims, account);
    if (roles === undefined) return account;
    return (
      (await changeAccount(trx, account.id, account.version, { roles }, { by: 'system:company-log-in', at: now })) ??
      account
    );
  });
}

function linkOf({ linkBy }: OidcSettings, { email, number }: Claims, signedIn: Account | undefined): Link | undefined {
  if (signedIn !== undefined) return { by: 'owner', accountId: signedIn.id };
  if (linkBy === 'email') return email === undefined ? undefined : { by: 'email', email };
  return number === undefined ? undefined : { by: 'number', personId: number };
}

/** The roles that he has from now on; undefined where they stay, and where the provider says nothing of groups. */
function rolesOf({ roles }: OidcSettings, { groups }: Claims, account: Account): Account['roles'] | undefined {
  if (groups === undefined) return undefined;
  const mapped = new Set(roles.values());
  const given = new Set(groups.flatMap((group) => roles.get(group) ?? []));
  const next = [...account.roles.filter((role) => !mapped.has(role)), ...given];
  return next.length === account.roles.length && account.roles.every((role) => next.includes(role)) ? undefined : next;
}

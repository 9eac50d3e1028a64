import type { Request } from 'express';
import type { Account } from '../../db/accounts/accounts.js';
import type { Queryable } from '../../db/database.js';
import { accountOfSession, accountOfToken } from '../../db/defense/sessions.js';
import { badToken } from './refusals.js';
import type { SignedIn } from './route.js';

export interface Identified {
  readonly actor: SignedIn;
  readonly account: Account;
}

const BEARER = /^Bearer +([A-Za-z0-9_\-.~+/]{1,200}=*) *$/i;

/** The token of an Authorization header; undefined without one. @throws ApiRefusal `AUTH.BAD_TOKEN` for another scheme. */
export function bearerOf(req: Request): string | undefined {
  const header = req.get('Authorization');
  if (header === undefined) return undefined;
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw badToken();
  return token;
}

/**
 * Who is calling: the bearer token's account, else the session's; undefined for nobody. Roles are read each time,
 * so that a role taken away or an account disabled counts at once.
 * @throws ApiRefusal `AUTH.BAD_TOKEN` for a token that does not count (never falling back to the cookie).
 */
export async function identify(db: Queryable, req: Request, now: Date): Promise<Identified | undefined> {
  const token = bearerOf(req);
  if (token !== undefined) {
    const account = await accountOfToken(db, token, now);
    if (!account) throw badToken();
    return { account, actor: signedIn(account, 'token') };
  }
  const { accountId, credentialVersion } = req.session;
  if (accountId === undefined || credentialVersion === undefined) return undefined;
  const account = await accountOfSession(db, accountId, credentialVersion);
  return account && { account, actor: signedIn(account, 'session') };
}

/** Whether the initial password is still to be changed: of no concern to who came by the company's own log-in. */
export const owesPassword = (req: Request, account: Pick<Account, 'mustChangePassword'>): boolean =>
  account.mustChangePassword && (bearerOf(req) !== undefined || req.session.oidc === undefined);

/** Who has left acts for nobody any more, whatever his account says; his own results and notices stay his to read. */
const signedIn = (account: Account, via: SignedIn['via']): SignedIn => ({
  accountId: account.id,
  login: account.login,
  personId: account.personId,
  roles: account.left ? account.roles.filter((role) => role === 'employee') : account.roles,
  via,
});

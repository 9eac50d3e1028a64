import type { Request } from 'express';
import type { Account } from '../../../db/accounts/accounts.js';
import { serviceActor } from '../../../db/accounts/service-accounts.js';
import { SERVICE_TOKEN, serviceOfToken, type CallingService } from '../../../db/accounts/service-tokens.js';
import type { Queryable } from '../../../db/database.js';
import { accountOfSession, accountOfToken } from '../../../db/accounts/sessions.js';
import { isSensitive } from '../../../domain/accounts/sensitive-roles.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { badToken } from '../refusals.js';
import type { SignedIn } from '../route.js';

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
    if (token.startsWith(SERVICE_TOKEN)) return ofService(await serviceOfToken(db, token, now));
    const account = await accountOfToken(db, token, now);
    if (!account) throw badToken();
    return { account, actor: signedIn(account, 'token') };
  }
  const { accountId, credentialVersion } = req.session;
  if (accountId === undefined || credentialVersion === undefined) return undefined;
  const account = await accountOfSession(db, accountId, credentialVersion);
  return account && { account, actor: signedIn(account, 'session') };
}

/** A script acts under its own name; what it may is judged by its scopes and by what its owner may. */
function ofService(service: CallingService | undefined): Identified {
  if (service === undefined) throw badToken();
  const { name, scopes, owner } = service;
  const actor = signedIn(owner, 'service');
  const self = serviceActor(name);
  return { account: owner, actor: { ...actor, login: self, personId: self, scopes } };
}

/** Whether the initial password is still to be changed: of no concern to who came by the company's own log-in. */
export const owesPassword = (req: Request, account: Pick<Account, 'mustChangePassword'>): boolean =>
  account.mustChangePassword && (bearerOf(req) !== undefined || req.session.oidc === undefined);

/** Whether an office still has to switch on its second step: of no concern to who came by the company's own log-in. */
export const owesFactor = (
  asked: ApiSettings['secondFactor'],
  req: Request,
  account: Pick<Account, 'roles' | 'left' | 'secondFactor'>,
): boolean =>
  asked === 'offices' &&
  !account.secondFactor &&
  !account.left &&
  isSensitive(account.roles) &&
  (bearerOf(req) !== undefined || req.session.oidc === undefined);

/**
 * Who has left acts for nobody any more, whatever his account says; his own results and notices stay his to read. Who
 * audits is nothing else beside it.
 */
function actsAs({ left, roles }: Account): readonly Role[] {
  if (left) return roles.filter((role) => role === 'employee');
  return roles.includes('auditor') ? ['auditor'] : roles;
}

const signedIn = (account: Account, via: SignedIn['via']): SignedIn => ({
  accountId: account.id,
  login: account.login,
  personId: account.personId,
  roles: actsAs(account),
  via,
  ...(account.left ? { hasLeft: true as const } : {}),
});

import type { Request } from 'express';
import * as z from 'zod';
import { findAccount, type Account } from '../../db/accounts/accounts.js';
import { createToken } from '../../db/accounts/sessions.js';
import { owesFactor, owesPassword } from '../http/gate/identity.js';
import { signInRequired } from '../http/refusals.js';
import type { Queryable } from '../../db/database.js';
import type { SignedIn } from '../http/route.js';
import type { WebSessions } from '../http/gate/web-session.js';
import { instant, roleSchema } from '../views/schemas.js';
import type { CheckDeps } from './check.js';

/** Who is logged in, as he is told himself. */
export const meSchema = z
  .strictObject({
    login: z.string(),
    personId: z.string(),
    name: z.string(),
    roles: z.array(roleSchema),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean().meta({ description: '登录需动态码 · the log-in asks for a code' }),
    mustEnrol: z.boolean().meta({ description: '须先启用动态码 · the second step has to be switched on first' }),
  })
  .meta({ id: 'Me' });

/** What a log-in gives. */
export const credentialsSchema = z.strictObject({
  me: meSchema,
  csrfToken: z.string().nullable().meta({ description: 'cookie 会话写操作的 X-CSRF-Token · for writes by cookie' }),
  token: z.string().nullable().meta({ description: 'Authorization: Bearer …，只显示一次 · shown once' }),
  expiresAt: instant.nullable(),
});

/** Of a device, or for a lost one. */
export const code = z
  .string()
  .regex(/^(?:\d[ ]?){6}$|^(?:[0-9A-Za-z][ -]?){24}$/)
  .meta({ description: '六位动态码，或恢复码 · six digits of the device, or a recovery code' });

type Issued = z.input<typeof credentialsSchema>;

/** The account of whoever is logged in. @throws ApiRefusal where it is gone meanwhile. */
export async function ownAccount(db: Queryable, { accountId }: Pick<SignedIn, 'accountId'>): Promise<Account> {
  const account = await findAccount(db, accountId);
  if (account === undefined) throw signInRequired();
  return account;
}

/** Makes sessions and tokens, and says who is logged in by them. */
export interface Credentials {
  /** Of a log-in with a password: nothing of an older session goes on. */
  begin(req: Request, account: Account, asToken: boolean): Promise<Issued>;
  /** After a change that ends every session and token: the caller's goes on as what it was. */
  anew(req: Request, actor: SignedIn): Promise<Issued>;
  me(req: Request, account: Account): z.input<typeof meSchema>;
}

/** Credentials of this service, by its settings. */
export function createCredentials({
  db,
  settings,
  sessions,
  now,
}: CheckDeps & { readonly sessions: WebSessions }): Credentials {
  const show = (req: Request, account: Account): z.input<typeof meSchema> => ({
    login: account.login,
    personId: account.personId,
    name: account.personName,
    roles: [...account.roles],
    mustChangePassword: owesPassword(req, account),
    secondFactor: account.secondFactor,
    mustEnrol: owesFactor(settings.secondFactor, req, account),
  });
  const token = async (req: Request, account: Account): Promise<Issued> => {
    const expiry = new Date(now().getTime() + settings.tokenHours * 3_600_000);
    return { me: show(req, account), csrfToken: null, ...(await createToken(db, account, now(), expiry)) };
  };
  const session = async (req: Request, account: Account, oidc?: Request['session']['oidc']): Promise<Issued> => {
    const csrfToken = await sessions.begin(req, account, oidc);
    return { me: show(req, account), csrfToken, token: null, expiresAt: null };
  };
  return {
    begin: (req, account, asToken) => (asToken ? token(req, account) : session(req, account)),
    anew: async (req, actor) => {
      const account = await ownAccount(db, actor);
      return actor.via === 'token' ? token(req, account) : session(req, account, req.session.oidc);
    },
    me: show,
  };
}

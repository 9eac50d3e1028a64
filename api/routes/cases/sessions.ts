import type { Kysely } from 'kysely';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import * as z from 'zod';
import { setPassword } from '../../../db/accounts/changes.js';
import { findAccount, type Account } from '../../../db/accounts/accounts.js';
import { noteAccount } from '../../../db/accounts/events.js';
import type { Database } from '../../../db/database.js';
import { createToken, revokeToken, signIn } from '../../../db/defense/sessions.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { createMinuteCount } from '../../http/call-limits.js';
import { bearerOf, owesPassword } from '../../http/identity.js';
import { badCredentials, locked, signInRequired, tooManyAttempts, wrongPassword } from '../../http/refusals.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { instant, roleSchema } from '../../views/schemas.js';
import type { WebSessions } from '../../http/web-session.js';

export interface SessionDeps {
  readonly db: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

const me = z
  .strictObject({
    login: z.string(),
    personId: z.string(),
    name: z.string(),
    roles: z.array(roleSchema),
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'Me' });
const credentials = z.strictObject({
  me,
  csrfToken: z.string().nullable().meta({ description: 'cookie 会话写操作的 X-CSRF-Token · for writes by cookie' }),
  token: z.string().nullable().meta({ description: 'Authorization: Bearer …,只显示一次 · shown once' }),
  expiresAt: instant.nullable(),
});
const password = z.string().min(1).max(1024);

const show = (account: Account): z.input<typeof me> => ({
  login: account.login,
  personId: account.personId,
  name: account.personName,
  roles: [...account.roles],
  mustChangePassword: account.mustChangePassword,
});

/** To somebody who is logged in: by the company's own log-in he owes no password. */
const shown = (req: Request, account: Account): z.input<typeof me> => ({
  ...show(account),
  mustChangePassword: owesPassword(req, account),
});

/** Log-in, log-out, and what belongs to the signed-in person himself. */
export function createSessionRoutes(deps: SessionDeps): Route[] {
  const { db, sessions, settings, now } = deps;
  const attempts = createAttemptLimit(settings);

  const check = async (req: Request, login: string, secret: string): Promise<Account | undefined> => {
    const right = await attempts.begin(req);
    const address = req.ip ?? '';
    const result = await signIn(db, { login, password: secret, address }, now());
    if (result.kind === 'locked')
      throw locked(Math.max(1, Math.ceil((Date.parse(result.until) - now().getTime()) / 1000)));
    if (result.kind === 'wrong') return undefined;
    await right();
    return result.account;
  };
  const issue = async (req: Request, account: Account, asToken: boolean): Promise<z.input<typeof credentials>> => {
    if (!asToken)
      return { me: show(account), csrfToken: await sessions.begin(req, account), token: null, expiresAt: null };
    const expiry = new Date(now().getTime() + settings.tokenHours * 3_600_000);
    return { me: show(account), csrfToken: null, ...(await createToken(db, account, now(), expiry)) };
  };
  const mine = async (accountId: number): Promise<Account> => {
    const account = await findAccount(db, accountId);
    if (!account) throw signInRequired();
    return account;
  };

  return [
    route({
      method: 'post',
      path: '/v1/sessions',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      summary: text('登录', 'Log in'),
      description: text(
        '默认得到会话 cookie 与 CSRF 令牌;token 为 true 时得到 bearer 令牌而没有 cookie。',
        'Gives a session cookie and its CSRF token; with token: true a bearer token and no cookie.',
      ),
      access: { kind: 'public', why: 'this is where one says who one is' },
      body: z.strictObject({ login: lineText(1, 200), password, token: z.boolean().default(false) }),
      answer: { status: 201, schema: credentials, description: text('已登录', 'logged in') },
      handle: async ({ body, http }) => {
        const account = await check(http.req, body.login, body.password);
        if (!account) throw badCredentials();
        return { body: await issue(http.req, account, body.token) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/sessions/current',
      tag: 'sessions',
      withInitialPassword: true,
      summary: text('当前会话', 'The present session'),
      access: reads('own-account'),
      answer: {
        status: 200,
        schema: z.strictObject({ me, csrfToken: z.string().nullable() }),
        description: text('当前会话与 CSRF 令牌', 'the session and its CSRF token'),
      },
      handle: async ({ actor, http }) => ({
        body: {
          me: shown(http.req, await mine(actor.accountId)),
          csrfToken: actor.via === 'session' ? sessions.csrfToken(http.req) : null,
        },
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/sessions/current',
      tag: 'sessions',
      repeat: 'natural',
      withInitialPassword: true,
      summary: text('退出登录', 'Log out'),
      access: writes('own-account'),
      answer: { status: 204, description: text('会话或令牌已失效', 'the session or token has ended') },
      handle: async ({ actor, http }) => {
        const token = bearerOf(http.req);
        if (actor.via === 'token' && token !== undefined) await revokeToken(db, token);
        else await sessions.end(http.req);
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/me',
      tag: 'sessions',
      withInitialPassword: true,
      summary: text('我是谁', 'Who I am'),
      access: reads('own-account'),
      answer: { status: 200, schema: me, description: text('登录者', 'the person signed in') },
      handle: async ({ actor, http }) => ({ body: shown(http.req, await mine(actor.accountId)) }),
    }),
    route({
      method: 'put',
      path: '/v1/me/password',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      withInitialPassword: true,
      summary: text('更改密码', 'Change the password'),
      description: text('其他会话和令牌随之失效。', 'Every other session and token ends with it.'),
      access: writes('own-account'),
      body: z.strictObject({ current: password, next: password }),
      answer: { status: 200, schema: credentials, description: text('新的凭据', 'fresh credentials') },
      handle: async ({ actor, body, http }) => {
        const account = await check(http.req, actor.login, body.current);
        if (!account) throw wrongPassword();
        await db.transaction().execute(async (trx) => {
          await setPassword(trx, account, body.next, false);
          const line = { accountId: account.id, actor: actor.personId, event: 'password-changed', at: now() } as const;
          await noteAccount(trx, line);
        });
        return { body: await issue(http.req, await mine(account.id), actor.via === 'token') };
      },
    }),
  ];
}

/** Counts log-in attempts by address and minute. */
interface AttemptLimit {
  /**
   * Counts one before it is judged, so that parallel guesses cannot outrun the limit. What it gives takes it back: a
   * right password counts against nobody who shares the address.
   * @throws ApiRefusal `AUTH.TOO_MANY_ATTEMPTS`.
   */
  begin(req: Request): Promise<() => Promise<void>>;
}

/** A count of its own: whoever uses up one has the other left. */
export function createAttemptLimit({ signInAttempts }: ApiSettings): AttemptLimit {
  const count = createMinuteCount();
  return {
    begin: async (req) => {
      const address = ipKeyGenerator(req.ip ?? '');
      const { hits, seconds } = await count.add(address);
      if (hits > signInAttempts) throw tooManyAttempts(seconds);
      return () => count.takeBack(address);
    },
  };
}

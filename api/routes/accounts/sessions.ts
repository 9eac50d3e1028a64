import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { setPassword } from '../../../db/accounts/changes.js';
import { noteAccount } from '../../../db/accounts/events.js';
import type { Database } from '../../../db/database.js';
import { revokeToken } from '../../../db/accounts/sessions.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { bearerOf } from '../../http/gate/identity.js';
import { badCredentials, codeNeeded, codeWrong, wrongPassword } from '../../http/refusals.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import type { WebSessions } from '../../http/gate/web-session.js';
import { createPasswordCheck } from '../../log-in/check.js';
import { code, createCredentials, credentialsSchema, meSchema, ownAccount } from '../../log-in/credentials.js';

export interface SessionDeps {
  readonly db: Kysely<Database>;
  readonly callers: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly settings: ApiSettings;
  readonly log: Logger;
  readonly now: () => Date;
}

const password = z.string().min(1).max(1024);

/** Log-in, log-out, and what belongs to the signed-in person himself. */
export function createSessionRoutes(deps: SessionDeps): Route[] {
  const { db, callers, sessions, now } = deps;
  const check = createPasswordCheck(deps);
  const credentials = createCredentials(deps);

  return [
    route({
      method: 'post',
      path: '/v1/sessions',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      summary: text('登录', 'Log in'),
      description: text(
        '默认得到会话 cookie 与 CSRF 令牌；token 为 true 时得到 bearer 令牌而没有 cookie。启用动态码的账号在密码正确后答 AUTH.CODE_NEEDED，须连同 code（动态码或恢复码）再次提交。',
        'Gives a session cookie and its CSRF token; with token: true a bearer token and no cookie. An account with a second step answers AUTH.CODE_NEEDED once the password is right: send it again with code, of the device or for a lost one.',
      ),
      access: { kind: 'public', why: 'this is where one says who one is' },
      body: z.strictObject({
        login: lineText(1, 200),
        password,
        code: code.exactOptional(),
        token: z.boolean().default(false),
      }),
      answer: { status: 201, schema: credentialsSchema, description: text('已登录', 'logged in') },
      handle: async ({ body, http }) => {
        const checked = await check.whole(http.req, body);
        if (checked.kind === 'wrong') throw badCredentials();
        if (checked.kind !== 'welcome') throw checked.kind === 'code-needed' ? codeNeeded() : codeWrong();
        return { body: await credentials.begin(http.req, checked.account, body.token) };
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
        schema: z.strictObject({ me: meSchema, csrfToken: z.string().nullable() }),
        description: text('当前会话与 CSRF 令牌', 'the session and its CSRF token'),
      },
      handle: async ({ actor, http }) => ({
        body: {
          me: credentials.me(http.req, await ownAccount(callers, actor)),
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
      answer: { status: 200, schema: meSchema, description: text('登录者', 'the person signed in') },
      handle: async ({ actor, http }) => ({ body: credentials.me(http.req, await ownAccount(callers, actor)) }),
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
      answer: { status: 200, schema: credentialsSchema, description: text('新的凭据', 'fresh credentials') },
      handle: async ({ actor, body, http }) => {
        const checked = await check.password(http.req, { login: actor.login, password: body.current });
        if (checked.kind !== 'welcome') throw wrongPassword();
        const { account } = checked;
        await db.transaction().execute(async (trx) => {
          await setPassword(trx, account, body.next, false);
          const line = { accountId: account.id, actor: actor.personId, event: 'password-changed', at: now() } as const;
          await noteAccount(trx, line);
        });
        return { body: await credentials.anew(http.req, actor) };
      },
    }),
  ];
}

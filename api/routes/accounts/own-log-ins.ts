import type { Kysely } from 'kysely';
import * as z from 'zod';
import { endLogIns } from '../../../db/accounts/changes.js';
import { noteAccount } from '../../../db/accounts/events.js';
import { listLogIns } from '../../../db/accounts/log-ins.js';
import type { Database } from '../../../db/database.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { text } from '../../../domain/vocabulary/text.js';
import { bearerOf } from '../../http/gate/identity.js';
import type { WebSessions } from '../../http/gate/web-session.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { createCredentials, credentialsSchema } from '../../log-in/credentials.js';
import { instant } from '../../views/schemas.js';

interface Deps {
  readonly db: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

const logInSchema = z
  .strictObject({
    kind: z.enum(['browser', 'token']),
    since: instant,
    until: instant,
    lastUsedAt: instant.nullable().meta({ description: '仅令牌 · of a token alone' }),
    company: z.boolean().meta({ description: '以单位账号登录 · by the company’s own log-in' }),
    current: z.boolean().meta({ description: '本次调用所用 · the one that calls' }),
  })
  .meta({ id: 'LogIn' });

/** Where somebody is logged in, for himself; and the end of all of it but where he is now. */
export function createOwnLogInRoutes(deps: Deps): Route[] {
  const { db, now } = deps;
  const credentials = createCredentials(deps);
  return [
    route({
      method: 'get',
      path: '/v1/me/log-ins',
      tag: 'sessions',
      summary: text('本人的登录', 'Where one is logged in'),
      access: reads('own-account'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(logInSchema) }),
        description: text('仍有效的会话与令牌，最近的在前', 'sessions and tokens that count, the latest first'),
      },
      handle: async ({ actor, http: { req } }) => {
        const by = actor.via === 'token' ? { token: bearerOf(req) } : { sessionId: req.sessionID };
        const found = await listLogIns(db, actor.accountId, by, now());
        const items = found.map(({ since, until, lastUsedAt, ...one }) => ({
          ...one,
          since: since.toISOString(),
          until: until.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        }));
        return { body: { items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/log-ins/ending',
      tag: 'sessions',
      repeat: 'natural',
      summary: text('结束本人的其他登录', 'End one’s log-ins elsewhere'),
      description: text(
        '其他会话和令牌随之失效，本次登录以新的凭据继续。',
        'Every other session and token ends; the one that calls goes on with fresh credentials.',
      ),
      access: writes('own-account'),
      answer: { status: 200, schema: credentialsSchema, description: text('新的凭据', 'fresh credentials') },
      handle: async ({ actor, http }) => {
        const { accountId, personId } = actor;
        await db.transaction().execute(async (trx) => {
          await endLogIns(trx, accountId);
          await noteAccount(trx, { accountId, actor: personId, event: 'log-ins-ended', at: now() });
        });
        return { body: await credentials.anew(http.req, actor) };
      },
    }),
  ];
}

import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { endSessionsOf } from '../../../db/accounts/identities.js';
import type { Database } from '../../../db/database.js';
import { OIDC } from '../../../domain/refusals/people/accounts.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { requestIdOf } from '../../http/logging.js';
import { identify } from '../../http/gate/identity.js';
import { tooLarge } from '../../http/refusals.js';
import { route, type Route } from '../../http/route.js';
import { createSeal } from '../../http/seal.js';
import type { WebSessions } from '../../http/gate/web-session.js';
import { admitted } from '../../oidc/admit.js';
import { createProvider, type Pending } from '../../oidc/provider.js';

export interface OidcDeps {
  readonly db: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly settings: ApiSettings;
  readonly log: Logger;
  readonly now: () => Date;
}

/** How long somebody may take to log in at the provider, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;
const COOKIE = 'jinji-oidc';
const FORM = 'application/x-www-form-urlencoded';
const MOST_BYTES = 16 * 1024;

/** A page of ours: never an address that somebody else made. */
const pagePath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w./?=&%-]*$/, { error: 'a page of this service, such as /inbox' });

interface Remembered extends Pending {
  readonly then: string;
  readonly until: number;
}

/** Where the log-in page says why nothing came of it. */
const back = (why: 'unknown' | 'failed' | 'away') => ({ location: `/?log-in=${why}` });

/** Log-in with the company's own accounts: OpenID Connect, authorization code with PKCE, back-channel log-out. */
export function createOidcRoutes({ db, sessions, settings, log, now }: OidcDeps): Route[] {
  const { oidc } = settings;
  const provider = oidc && createProvider(oidc);
  const seal = createSeal(settings.sessionSecret, 'oidc');
  const configured = () => {
    if (oidc === undefined || provider === undefined) throw new RefusalError(refuse(OIDC.NOT_SET_UP));
    return { oidc, provider };
  };
  const { overTls: secure } = settings;
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/v1/oidc' } as const;
  const access = { kind: 'public', why: 'this is where one says who one is' } as const;

  return [
    route({
      method: 'get',
      path: '/v1/oidc',
      tag: 'sessions',
      summary: text('是否可用单位账号登录', 'Whether one logs in with the company’s own account'),
      access,
      answer: {
        status: 200,
        schema: z.strictObject({
          name: z.string().nullable().meta({ description: '按钮上的名称 · what the button says' }),
        }),
        description: text('名称；未设置时为 null', 'the name; null where it is not set up'),
      },
      handle: () => Promise.resolve({ body: { name: oidc?.name ?? null } }),
    }),
    route({
      method: 'get',
      path: '/v1/oidc/start',
      tag: 'sessions',
      summary: text('转到单位的登录页', 'Goes to the company’s log-in'),
      access,
      query: z.strictObject({ then: pagePath.default('/') }),
      answer: { status: 302, description: text('转到身份提供方', 'on to the provider') },
      handle: async ({ query: { then }, http: { res } }) => {
        const known = configured();
        try {
          const { location, pending } = await known.provider.begin();
          const remembered: Remembered = { ...pending, then, until: now().getTime() + PATIENCE_MS };
          res.cookie(COOKIE, seal.close(JSON.stringify(remembered), COOKIE), { ...cookie, maxAge: PATIENCE_MS });
          return { location };
        } catch (error) {
          log.warn({ err: error }, 'the provider of log-ins does not answer');
          return back('away');
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/oidc/callback',
      tag: 'sessions',
      summary: text('从单位的登录页返回', 'Back from the company’s log-in'),
      access,
      // What the provider sends is judged as a whole, by the library.
      query: z.looseObject({}),
      answer: { status: 302, description: text('转到页面', 'on to the page') },
      handle: async ({ http: { req, res } }) => {
        const known = configured();
        const remembered = rememberedIn(req.get('Cookie'), (sealed) => seal.open(sealed, COOKIE));
        res.clearCookie(COOKIE, cookie);
        if (remembered === undefined || remembered.until < now().getTime()) return back('failed');
        try {
          const claims = await known.provider.finish(req.originalUrl.split('?')[1] ?? '', remembered);
          const signedIn = (await identify(db, req, now()).catch(() => undefined))?.account;
          const account = await admitted(db, known.oidc, { claims, signedIn }, now());
          if (account === undefined) return back('unknown');
          const { subject, sid } = claims;
          await sessions.begin(req, account, {
            issuer: known.oidc.issuer,
            subject,
            ...(sid === undefined ? {} : { sid }),
          });
          log.info(
            { requestId: requestIdOf(req), outcome: 'welcome', accountId: account.id },
            'log-in at the provider',
          );
          return { location: remembered.then };
        } catch (error) {
          log.warn({ err: error }, 'a log-in at the provider came to nothing');
          return back('failed');
        }
      },
    }),
    route({
      method: 'post',
      path: '/v1/oidc/logout',
      tag: 'sessions',
      repeat: 'natural',
      summary: text('身份提供方的退出通知', 'The provider tells that somebody has logged out'),
      description: text(
        'OpenID Connect Back-Channel Logout:logout_token 由身份提供方签名。',
        'OpenID Connect Back-Channel Logout: logout_token, signed by the provider.',
      ),
      access: { kind: 'public', why: 'the provider signs what it sends' },
      rawBody: { types: [FORM], description: text('logout_token', 'logout_token') },
      answer: { status: 204, description: text('会话已结束', 'the sessions have ended') },
      handle: async ({ http: { req } }) => {
        const known = configured();
        const token = new URLSearchParams(await formOf(req)).get('logout_token') ?? '';
        const whose = await known.provider.logOut(token).catch((error: unknown) => {
          log.warn({ err: error }, 'a log-out token was not taken');
          throw new RefusalError(refuse(OIDC.BAD_LOGOUT_TOKEN));
        });
        await endSessionsOf(db, known.oidc.issuer, whose);
        return {};
      },
    }),
  ];
}

function rememberedIn(header = '', open: (sealed: string) => string | undefined): Remembered | undefined {
  const sealed = header
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${COOKIE}=`));
  const opened = sealed === undefined ? undefined : open(sealed.slice(COOKIE.length + 1));
  return opened === undefined ? undefined : (JSON.parse(opened) as Remembered);
}

async function formOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge('16 kB');
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

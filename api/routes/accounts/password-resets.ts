import type { Kysely } from 'kysely';
import * as z from 'zod';
import { knownAccount, findAccountByLogin } from '../../../db/accounts/accounts.js';
import { completeReset, createResetCode, ownerOfLink } from '../../../db/accounts/resets.js';
import type { Database } from '../../../db/database.js';
import { unlockLogin } from '../../../db/accounts/sessions.js';
import { ACCOUNT } from '../../../domain/refusals/people/accounts.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { askReset, RESET_WAYS } from '../../changes/password-link.js';
import { createAttemptLimit } from '../../log-in/attempts.js';
import { writes, route, type Route } from '../../http/route.js';
import { instant } from '../../views/schemas.js';

export interface PasswordResetDeps {
  readonly db: Kysely<Database>;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

const code = z.string().regex(/^\d{8}$/);
const secret = z.string().regex(/^[\w-]{43}$/);
const password = z.string().min(1).max(1024);

/** New passwords without IT: a link in the owner's mail, or a code of his that a second person confirms (4.1). */
export function createPasswordResetRoutes({ db, settings, now }: PasswordResetDeps): Route[] {
  const attempts = createAttemptLimit(settings);
  return [
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/password-reset',
      tag: 'accounts',
      clause: '4.1',
      repeat: 'natural',
      summary: text('为他人申请重设密码', 'Ask for a new password for somebody'),
      description: text(
        '有邮箱时寄出一次性链接；否则填写本人在登录页取得的八位代码，经第二人确认后由本人设置；初始设置确认之前，首位管理员单独确认。申请人看不到、也不能设置密码。',
        'With a mail address a one-time link is sent; else give the eight digits that the owner got at the log-in, and a second person confirms them; before the set-up is confirmed, the first administrator does so alone. Whoever asks neither sees nor sets the password.',
      ),
      access: writes('accounts'),
      params: z.strictObject({ accountId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      body: z.strictObject({ code: code.exactOptional() }),
      answer: {
        status: 202,
        schema: z.strictObject({ by: z.enum(RESET_WAYS) }),
        description: text('已寄出、已确认，或待第二人确认', 'mailed, confirmed, or waiting for a second person'),
      },
      handle: async ({ actor, params: { accountId }, body }) => {
        const at = now();
        return db.transaction().execute(async (trx) => {
          const account = await knownAccount(trx, accountId);
          if (account.id === actor.accountId) throw new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
          const { publicUrl } = settings;
          const alone = await actsAlone(trx, actor.accountId);
          const by = await askReset(trx, account, { code: body.code, by: actor.personId, publicUrl, at, alone });
          return { body: { by } };
        });
      },
    }),
    route({
      method: 'post',
      path: '/v1/password-resets',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      clause: '4.1',
      summary: text('不能登录：取得代码', 'Cannot log in: get a code'),
      description: text(
        '把代码告诉系统管理员；经第二人确认后，用 secret 设置密码。登录名不存在时回答相同。',
        'Tell IT the code; once a second person has confirmed it, the secret sets the password. A login that nobody has is answered the same.',
      ),
      access: { kind: 'public', why: 'whoever has lost his password cannot log in' },
      body: z.strictObject({ login: lineText(1, 200) }),
      answer: {
        status: 201,
        schema: z.strictObject({ code: z.string(), secret: z.string(), expiresAt: instant }),
        description: text('代码与仅在此浏览器的凭证', 'the code, and what this browser keeps to itself'),
      },
      handle: async ({ body, http }) => {
        await attempts.begin(http.req);
        const account = await findAccountByLogin(db, body.login);
        const open = account === undefined || account.disabled || account.left ? undefined : account.id;
        const way = await db.transaction().execute((trx) => createResetCode(trx, open, now()));
        return { body: { code: way.code, secret: way.secret, expiresAt: way.expiresAt.toISOString() } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/password-resets/owner',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      clause: '4.1',
      summary: text('一次性链接属于谁', 'Whose one-time link it is'),
      description: text(
        '凭链接中的 secret 告知其登录名与姓名，设置密码之前可以核对；代码的 secret 不告知。',
        'The secret of a link tells login and name, to be checked before the password is set; that of a code tells nothing.',
      ),
      access: { kind: 'public', why: 'the secret says who it is' },
      body: z.strictObject({ secret }),
      answer: {
        status: 200,
        schema: z.strictObject({ login: z.string(), name: z.string() }),
        description: text('登录名与姓名', 'login and name'),
      },
      handle: async ({ body, http }) => {
        await attempts.begin(http.req);
        const { login, personName } = await ownerOfLink(db, body.secret, now());
        return { body: { login, name: personName } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/password-resets/completion',
      tag: 'sessions',
      limited: true,
      repeat: 'natural',
      clause: '4.1',
      summary: text('本人设置新密码', 'The owner sets his new password'),
      description: text(
        '新密码须与原密码不同；其他会话和令牌随之失效。',
        'It differs from the old one; every session and token ends with it.',
      ),
      access: { kind: 'public', why: 'the secret says who it is' },
      body: z.strictObject({ secret, password }),
      answer: { status: 204, description: text('已设置，请登录', 'set; log in') },
      handle: async ({ body, http }) => {
        await attempts.begin(http.req);
        await db.transaction().execute(async (trx) => {
          const account = await completeReset(trx, body.secret, body.password, now());
          await unlockLogin(trx, account.login);
        });
        return {};
      },
    }),
  ];
}

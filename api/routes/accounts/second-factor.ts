import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { knownAccount } from '../../../db/accounts/accounts.js';
import { endLogIns } from '../../../db/accounts/changes.js';
import { noteAccount } from '../../../db/accounts/events.js';
import {
  beginFactor,
  confirmFactor,
  findFactor,
  recoveryCodesLeft,
  removeFactor,
  renewRecoveryCodes,
} from '../../../db/accounts/second-factors.js';
import type { Database, Queryable } from '../../../db/database.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import type { AccountEvent } from '../../../domain/accounts/account-event.js';
import { isSensitive } from '../../../domain/accounts/sensitive-roles.js';
import { ACCOUNT } from '../../../domain/refusals/people/accounts.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { factorResetToAsk } from '../../changes/second-factor.js';
import { atField, wrongPassword } from '../../http/refusals.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import type { WebSessions } from '../../http/gate/web-session.js';
import { createPasswordCheck } from '../../log-in/check.js';
import { code, createCredentials, credentialsSchema, ownAccount } from '../../log-in/credentials.js';
import { createDeviceCodes } from '../../log-in/totp.js';
import { instant } from '../../views/schemas.js';

export interface SecondFactorDeps {
  readonly db: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly settings: ApiSettings;
  readonly log: Logger;
  readonly now: () => Date;
}

/** How long a secret that is shown waits for its first code, in milliseconds. */
const PATIENCE_MS = 30 * 60_000;

const shown = { withoutSecondFactor: true, limited: true, repeat: 'natural', tag: 'sessions' } as const;
const proof = z.strictObject({ password: z.string().min(1).max(1024), code });
const recoveryCodes = z.array(z.string()).meta({
  description: '恢复码，每个用一次，只显示这一次 · for a lost device, each serves once; shown this once',
});
const codeFault = (): RefusalError => atField('code', refuse(ACCOUNT.FACTOR_CODE));

/** The second step of local log-ins (RFC 6238): its owner's to switch on and off; for a lost device a second person's. */
export function createSecondFactorRoutes(deps: SecondFactorDeps): Route[] {
  const { db, settings, now } = deps;
  const codes = createDeviceCodes(settings.sessionSecret);
  const check = createPasswordCheck(deps);
  const credentials = createCredentials(deps);

  const note = (trx: Queryable, { accountId, personId }: SignedIn, event: AccountEvent): Promise<void> =>
    noteAccount(trx, { accountId, actor: personId, event, at: now() });

  return [
    route({
      method: 'get',
      path: '/v1/me/second-factor',
      tag: 'sessions',
      withoutSecondFactor: true,
      summary: text('本人登录的动态码', 'The second step of one’s own log-in'),
      access: reads('own-account'),
      answer: {
        status: 200,
        schema: z.strictObject({
          on: z.boolean(),
          since: instant.nullable(),
          recoveryCodesLeft: z.int(),
          required: z.boolean().meta({ description: '职务要求启用 · one’s office needs it' }),
        }),
        description: text('是否启用', 'whether it is on'),
      },
      handle: async ({ actor }) => {
        const factor = await findFactor(db, actor.accountId);
        return {
          body: {
            on: factor?.confirmedAt instanceof Date,
            since: factor?.confirmedAt?.toISOString() ?? null,
            recoveryCodesLeft: await recoveryCodesLeft(db, actor.accountId),
            required: settings.secondFactor === 'offices' && isSensitive(actor.roles),
          },
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/second-factor',
      tag: 'sessions',
      repeat: 'natural',
      withoutSecondFactor: true,
      summary: text('开始启用动态码', 'Begin to switch the second step on'),
      description: text(
        '得到身份验证器的密钥，只显示一次；半小时内以首个动态码和密码确认后生效。再次开始即换密钥。',
        'Gives the secret for an authenticator, shown once; it holds once the first code and the password have confirmed it within half an hour. Beginning again gives another one.',
      ),
      access: writes('own-account'),
      answer: {
        status: 201,
        schema: z.strictObject({
          secret: z.string().meta({ description: 'Base32' }),
          uri: z.string().meta({ description: 'otpauth：网址，供二维码 · for a QR code' }),
        }),
        description: text('密钥', 'the secret'),
      },
      handle: async ({ actor }) => {
        const account = await ownAccount(db, actor);
        const { sealed, shown: secret, uri } = codes.make(account);
        if (!(await beginFactor(db, account.id, sealed, now()))) throw new RefusalError(refuse(ACCOUNT.FACTOR_ON));
        return { body: { secret, uri } };
      },
    }),
    route({
      ...shown,
      method: 'post',
      path: '/v1/me/second-factor/confirmation',
      summary: text('以首个动态码和密码确认启用', 'Confirm it by the first code and the password'),
      description: text(
        '得到十个恢复码，只显示一次；其他会话和令牌随之失效。',
        'Gives ten recovery codes, shown once; every other session and token ends with it.',
      ),
      access: writes('own-account'),
      body: proof,
      answer: {
        status: 200,
        schema: z.strictObject({ ...credentialsSchema.shape, recoveryCodes }),
        description: text('已启用', 'it is on'),
      },
      handle: async ({ actor, body, http: { req } }) => {
        const checked = await check.password(req, { login: actor.login, password: body.password });
        if (checked.kind !== 'welcome') throw wrongPassword();
        const at = now();
        const made = await db.transaction().execute(async (trx) => {
          const factor = await findFactor(trx, actor.accountId);
          if (factor?.confirmedAt instanceof Date) throw new RefusalError(refuse(ACCOUNT.FACTOR_ON));
          if (factor === undefined || factor.beganAt.getTime() + PATIENCE_MS < at.getTime())
            throw new RefusalError(refuse(ACCOUNT.FACTOR_NOT_BEGUN));
          const { sealed } = factor;
          const step = codes.stepOf(sealed, actor.accountId, body.code, at);
          if (step === undefined) throw codeFault();
          if (!(await confirmFactor(trx, actor.accountId, { sealed, step, at }))) throw codeFault();
          await endLogIns(trx, actor.accountId);
          await note(trx, actor, 'factor-on');
          return renewRecoveryCodes(trx, actor.accountId);
        });
        return { body: { ...(await credentials.anew(req, actor)), recoveryCodes: [...made] } };
      },
    }),
    route({
      ...shown,
      method: 'post',
      path: '/v1/me/second-factor/removal',
      summary: text('停用动态码', 'Switch the second step off'),
      description: text(
        '须密码与动态码（或恢复码）；其他会话和令牌随之失效。',
        'Takes the password and a code (or a recovery code); every other session and token ends with it.',
      ),
      access: writes('own-account'),
      body: proof,
      answer: { status: 200, schema: credentialsSchema, description: text('已停用', 'it is off') },
      handle: async ({ actor, body, http: { req } }) => {
        await prove(req, actor, body);
        await db.transaction().execute(async (trx) => {
          if (!(await removeFactor(trx, actor.accountId))) throw new RefusalError(refuse(ACCOUNT.FACTOR_OFF));
          await endLogIns(trx, actor.accountId);
          await note(trx, actor, 'factor-off');
        });
        return { body: await credentials.anew(req, actor) };
      },
    }),
    route({
      ...shown,
      method: 'post',
      path: '/v1/me/second-factor/recovery-codes',
      summary: text('更换恢复码', 'Make new recovery codes'),
      description: text('原有的恢复码随即作废。', 'Those of before are worthless from then on.'),
      access: writes('own-account'),
      body: proof,
      answer: {
        status: 200,
        schema: z.strictObject({ recoveryCodes }),
        description: text('十个新的恢复码', 'ten new ones'),
      },
      handle: async ({ actor, body, http: { req } }) => {
        await prove(req, actor, body);
        const made = await db.transaction().execute(async (trx) => {
          await note(trx, actor, 'recovery-codes-renewed');
          return renewRecoveryCodes(trx, actor.accountId);
        });
        return { body: { recoveryCodes: [...made] } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/second-factor-reset',
      tag: 'accounts',
      clause: '4.1',
      repeat: 'natural',
      summary: text('为丢失设备的人申请解除动态码', 'Ask to take off the second step of somebody who lost his device'),
      description: text(
        '待第二人确认后解除，其会话随之失效；本人与人力资源经理会得到通知。',
        'Taken off once a second person has confirmed it; his sessions end. Owner and HR manager are told.',
      ),
      access: writes('accounts'),
      params: z.strictObject({ accountId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      answer: { status: 202, description: text('待第二人确认', 'it waits for a second person') },
      handle: async ({ actor, params: { accountId } }) => {
        const at = now();
        const asked = await db.transaction().execute(async (trx) => {
          const account = await knownAccount(trx, accountId);
          if (account.id === actor.accountId) throw new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
          const confirmedAt = (await findFactor(trx, accountId))?.confirmedAt ?? null;
          if (confirmedAt === null) throw new RefusalError(refuse(ACCOUNT.FACTOR_OFF));
          await noteAccount(trx, { accountId, actor: actor.personId, event: 'factor-reset-asked', at });
          return askChange(trx, factorResetToAsk(account, confirmedAt, actor.personId), at);
        });
        return { location: `/v1/waiting-changes/${asked.no}` };
      },
    }),
  ];

  /** Password and code of whoever has the second step on. @throws RefusalError for what is wrong of it. */
  async function prove(
    req: Parameters<typeof check.whole>[0],
    actor: SignedIn,
    given: z.output<typeof proof>,
  ): Promise<void> {
    if (!(await ownAccount(db, actor)).secondFactor) throw new RefusalError(refuse(ACCOUNT.FACTOR_OFF));
    const checked = await check.whole(req, { login: actor.login, ...given });
    if (checked.kind === 'wrong') throw wrongPassword();
    if (checked.kind !== 'welcome') throw codeFault();
  }
}

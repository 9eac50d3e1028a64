import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { insertMessages } from '../../../db/messages/messages.js';
import {
  endOwnRobot,
  keepOwnRobot,
  originsOfRobots,
  readOwnRobot,
  type OwnRobot,
} from '../../../db/people/own/own-robots.js';
import { shownAddress } from '../../../domain/outgoing/address.js';
import { CHANNEL_SAID } from '../../../domain/outgoing/endpoint.js';
import {
  againstOwnRobot,
  OWN_ROBOT_SEALED_FOR,
  robotFaultSaid,
  ROBOTS,
  type Robot,
} from '../../../domain/outgoing/own-robot.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { keepSecret, keptSecret } from '../../../seal/kept-secret.js';
import type { KeyRing } from '../../../seal/key-ring.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { instant } from '../../views/schemas.js';

interface Deps {
  readonly db: Kysely<Database>;
  readonly keys: KeyRing;
  readonly settings: Pick<ApiSettings, 'reach'>;
  readonly now: () => Date;
}

const PATH = '/v1/me/robot';
const channel = z.enum(ROBOTS);
const robotSchema = z
  .strictObject({
    channel,
    channelName: textSchema,
    url: z.string().meta({ description: '只显示主机 · its host alone' }),
    since: instant,
    triedAt: instant.nullable(),
    faultCode: z.string().nullable().meta({ description: '最近一次未送达的原因 · why the last one was not taken' }),
    fault: textSchema.nullable(),
  })
  .meta({ id: 'OwnRobot' });
const answerSchema = z.strictObject({ robot: robotSchema.nullable() });

const show = (one: OwnRobot | undefined): z.input<typeof answerSchema> => ({
  robot:
    one === undefined
      ? null
      : {
          channel: one.channel,
          channelName: CHANNEL_SAID[one.channel].name,
          url: one.shownUrl,
          since: one.madeAt.toISOString(),
          triedAt: one.triedAt?.toISOString() ?? null,
          faultCode: one.faultCode,
          fault: one.faultCode === null ? null : robotFaultSaid(one.faultCode),
        },
});

interface Asked {
  readonly channel: Robot;
  readonly url: string;
  readonly secret: string | undefined;
}

/** Somebody's own robot of WeCom, DingTalk or Feishu, which tells him of his tasks in the place of mail. */
export function createOwnRobotRoutes({ db, keys, settings, now }: Deps): Route[] {
  const kept = (sealed: string, purpose: string): string | undefined => keptSecret(keys, sealed, purpose);
  /** Set again as it is, nothing changes, and nobody is told. */
  const isSame = (one: OwnRobot | undefined, asked: Asked): boolean =>
    one?.channel === asked.channel &&
    kept(one.sealedUrl, OWN_ROBOT_SEALED_FOR.address) === asked.url &&
    (one.sealedSecret === null ? undefined : kept(one.sealedSecret, OWN_ROBOT_SEALED_FOR.secret)) === asked.secret;
  const keep = (personId: string, asked: Asked): Promise<void> =>
    db.transaction().execute(async (trx) => {
      if (isSame(await readOwnRobot(trx, personId), asked)) return;
      const at = now();
      const no = await keepOwnRobot(trx, personId, {
        channel: asked.channel,
        shownUrl: shownAddress(asked.channel, asked.url),
        sealedUrl: keepSecret(keys, asked.url, OWN_ROBOT_SEALED_FOR.address),
        sealedSecret: asked.secret === undefined ? null : keepSecret(keys, asked.secret, OWN_ROBOT_SEALED_FOR.secret),
        at,
      });
      const mark = { workflowId: 'own-robot', seq: no, at, about: {} };
      await insertMessages(trx, [{ order: { ...SET, to: [personId] }, mark }]);
    });
  return [
    route({
      method: 'get',
      path: PATH,
      tag: 'messages',
      summary: text('本人的机器人', 'One’s own robot'),
      access: reads('own-account'),
      answer: { status: 200, schema: answerSchema, description: text('未设置时为空', 'null where there is none') },
      handle: async ({ actor }) => ({ body: show(await readOwnRobot(db, actor.personId)) }),
    }),
    route({
      method: 'put',
      path: PATH,
      tag: 'messages',
      repeat: 'natural',
      sealed: ['secret', 'url'],
      summary: text('设置本人的机器人', 'Set one’s own robot'),
      description: text(
        '待办的通知与早上的清单由它告知，不再发邮件；它没有收下的改发邮件，没有邮箱的稍后再试。结果、书函与登录事项只发邮件。设置后立即发送一条。主机须为平台的，或系统管理员已登记的。',
        'It tells one of one’s tasks, and of the list of the morning, in the place of mail; what it does not take is mailed, or tried again where one has no mail address. Results, letters and what concerns a log-in go by mail alone. One message is sent at once. Its host has to be the vendor’s, or one that IT has registered.',
      ),
      access: writes('own-account'),
      body: z.strictObject({
        channel,
        url: lineText(1, 500),
        secret: lineText(1, 200)
          .exactOptional()
          .meta({ description: '平台给出的签名密钥（钉钉、飞书）· the vendor’s (DingTalk, Feishu)' }),
      }),
      answer: { status: 200, schema: answerSchema, description: text('已设置', 'set') },
      handle: async ({ actor: { personId }, body: { channel: vendor, url, secret } }) => {
        const origins = await originsOfRobots(db, vendor);
        const against = againstOwnRobot({ channel: vendor, url, secret }, origins, settings.reach);
        if (against !== undefined) throw new RefusalError(against);
        await keep(personId, { channel: vendor, url: new URL(url).href, secret });
        return { body: show(await readOwnRobot(db, personId)) };
      },
    }),
    route({
      method: 'delete',
      path: PATH,
      tag: 'messages',
      repeat: 'natural',
      summary: text('停用本人的机器人', 'End one’s own robot'),
      description: text('待办的通知随即恢复发邮件。', 'What concerns one’s tasks is mailed again from then on.'),
      access: writes('own-account'),
      answer: { status: 204, description: text('已停用', 'ended') },
      handle: async ({ actor }) => {
        await endOwnRobot(db, actor.personId);
        return {};
      },
    }),
  ];
}

/** What somebody is told when he has set it: by the robot itself, so that he sees that it works. */
const SET = {
  clause: '4.1',
  topic: 'robot',
  subject: text('待办的通知今后由您的机器人告知', 'Your robot tells you of your tasks from now on'),
  body: text(
    '您设置了本人的机器人。待办的通知由它告知，它没有收下的改发邮件，没有邮箱的稍后再试。如不是您本人设置，请在“个人设置”页停用并更换密码。',
    'You have set a robot of your own. It tells you of your tasks; what it does not take is mailed, or tried again where you have no mail address. If it was not you, end it on the page “My settings” and choose another password.',
  ),
} as const;

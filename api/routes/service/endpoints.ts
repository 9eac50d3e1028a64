import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import {
  holdEndpoint,
  listEndpoints,
  moveEndpoint,
  renewSecret,
  setEndpointHours,
  type Endpoint,
} from '../../../db/outbox/endpoints.js';
import { insertTest } from '../../../db/outbox/events.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { SEALED_FOR, SECRET_PREFIX } from '../../../domain/outgoing/endpoint.js';
import { EVENT_KINDS, tellsOfPeople, WANTED_KINDS } from '../../../domain/outgoing/events.js';
import { ENDPOINT } from '../../../domain/refusals/endpoints.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { keepSecret } from '../../../seal/kept-secret.js';
import { againstEndpoint, endpointToAsk, makeEndpoint, type EndpointDeps } from '../../changes/endpoint.js';
import { keptQuietHours, quietHoursSchema } from '../../views/quiet-hours.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import {
  channelName,
  endpointSchema,
  eventKindSchema,
  showEndpoint,
  wantedKind,
} from '../../views/service/endpoints.js';

export interface EndpointRouteDeps extends EndpointDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const HOUR_MS = 3_600_000;
const MOST_OVERLAP_HOURS = 720;

export const endpointNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ endpointId: endpointNumber });
const asked = z.strictObject({
  endpoint: endpointSchema.nullable(),
  waitingChange: z.int().nullable().meta({ description: '待第二人确认的变更 · the change that waits' }),
});

/** Other systems and groups that are told what happens: registered by IT (docs/decisions/0055). */
export function createEndpointRoutes(deps: EndpointRouteDeps): Route[] {
  const { db, keys, now } = deps;
  const find = async (id: number): Promise<Endpoint> => {
    const [found] = await listEndpoints(db, now(), id);
    if (found === undefined) throw new RefusalError(refuse(ENDPOINT.NOT_FOUND));
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/event-kinds',
      tag: 'service',
      summary: text('可订阅的事件', 'The events that an endpoint may be registered for'),
      access: reads('endpoints'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(eventKindSchema) }),
        description: text('内容见本说明的 webhooks 部分', 'what each says stands under `webhooks` of this description'),
      },
      handle: () =>
        Promise.resolve({
          body: {
            items: WANTED_KINDS.map((kind) => {
              const { name, sensitive } = EVENT_KINDS[kind];
              return { kind, name, sensitive: sensitive === true };
            }),
          },
        }),
    }),
    route({
      method: 'get',
      path: '/v1/endpoints',
      tag: 'service',
      summary: text('接收端列表', 'List endpoints'),
      access: reads('endpoints'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(endpointSchema) }),
        description: text('按名称，不含已终止的', 'by name, without those that have ended'),
      },
      handle: async () => ({ body: { items: (await listEndpoints(db, now())).map(showEndpoint) } }),
    }),
    route({
      method: 'post',
      path: '/v1/endpoints',
      tag: 'service',
      repeat: 'stored',
      sealed: ['secret', 'url'],
      clause: '4.1',
      summary: text('登记接收端', 'Register an endpoint'),
      description: text(
        '种类、网址与事件登记后不变；要改请另行登记。Webhook 取得第一个密钥后启用。涉及个人案件的事件待第二人确认。网址须为 https 且不指向内部地址。',
        'Channel, address and events stay as they were registered; for others register another one. A webhook is on once its first secret is made. Events that tell of somebody’s case wait for a second person. The address has to be https and lead to no private address.',
      ),
      access: writes('endpoints'),
      body: z.strictObject({
        channel: channelName,
        name: lineText(1, 100),
        url: lineText(1, 500),
        events: z.array(wantedKind).min(1).max(WANTED_KINDS.length),
        secret: lineText(1, 200)
          .exactOptional()
          .meta({ description: '平台给出的签名密钥（钉钉、飞书）· the vendor’s (DingTalk, Feishu)' }),
      }),
      answer: {
        status: 201,
        schema: asked,
        description: text('已登记', 'registered'),
        taken: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async ({ actor: { personId: by }, body: { secret, ...body } }) => {
        const at = now();
        const one = { ...body, events: [...new Set(body.events)] };
        const against = againstEndpoint(deps, one, secret);
        if (against !== undefined) throw new RefusalError(against);
        if (tellsOfPeople(one.events)) {
          const { no } = await db.transaction().execute((trx) => askChange(trx, endpointToAsk(one, by), at));
          const waits = { endpoint: null, waitingChange: no };
          return { status: 202, location: `/v1/waiting-changes/${no}`, body: waits };
        }
        const id = await db.transaction().execute((trx) => makeEndpoint(trx, deps, one, { by, at, secret }));
        return { body: { endpoint: showEndpoint(await find(id)), waitingChange: null } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/endpoints/{endpointId}/secrets',
      tag: 'service',
      repeat: 'natural',
      clause: '4.1',
      summary: text('取得或更换 Webhook 的密钥', 'Make the secret of a webhook, or another one'),
      description: text(
        '密钥只显示这一次。更换后原密钥再用所给小时数，其间两者都签名（webhook-signature 有两个值）。',
        'The secret is shown this once. Those of before count for the given hours, in which both sign (`webhook-signature` has two values).',
      ),
      access: writes('endpoints'),
      params,
      body: z.strictObject({ overlapHours: z.int().min(0).max(MOST_OVERLAP_HOURS).default(24) }),
      answer: {
        status: 201,
        schema: z.strictObject({ secret: z.string() }),
        description: text('whsec_ 与 base64', '`whsec_` and base64'),
      },
      handle: async ({ actor: { personId: by }, params: { endpointId }, body: { overlapHours } }) => {
        const secret = `${SECRET_PREFIX}${randomBytes(32).toString('base64')}`;
        const at = now();
        const overlapUntil = new Date(at.getTime() + overlapHours * HOUR_MS);
        await db.transaction().execute(async (trx) => {
          const { channel, state } = await holdEndpoint(trx, endpointId);
          if (channel !== 'webhook') throw new RefusalError(refuse(ENDPOINT.SECRET_NOT_OURS));
          if (state === 'ended') throw new RefusalError(refuse(ENDPOINT.ENDED));
          const sealed = keepSecret(keys, secret, SEALED_FOR.secret);
          await renewSecret(trx, endpointId, { sealed, overlapUntil, by, at });
        });
        return { body: { secret } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/endpoints/{endpointId}/state',
      tag: 'service',
      repeat: 'natural',
      clause: '4.1',
      summary: text('启用、停用或终止接收端', 'Switch an endpoint on or off, or end it'),
      description: text(
        '停用期间不再排队，已排队的等待；终止后不能恢复，未投递的作废。',
        'While it is off nothing is queued and what waits goes on waiting; ended it does not come back, and what waits is given up.',
      ),
      access: writes('endpoints'),
      params,
      body: z.strictObject({ state: z.enum(['on', 'off', 'ended']) }),
      answer: { status: 200, schema: endpointSchema, description: text('接收端', 'the endpoint') },
      handle: async ({ actor: { personId: by }, params: { endpointId }, body: { state } }) => {
        await db.transaction().execute(async (trx) => {
          const { state: before } = await holdEndpoint(trx, endpointId);
          if (before === state) return;
          if (before === 'ended') throw new RefusalError(refuse(ENDPOINT.ENDED));
          if (before === 'new' && state !== 'ended') throw new RefusalError(refuse(ENDPOINT.WITHOUT_SECRET));
          await moveEndpoint(trx, endpointId, { state, by, at: now() });
        });
        return { body: showEndpoint(await find(endpointId)) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/endpoints/{endpointId}/quiet-hours',
      tag: 'service',
      repeat: 'natural',
      summary: text('设置群机器人的免打扰时段', 'Say when a group is left alone'),
      description: text(
        '按北京时间与工作日历；此间应发的内容之后合并补发。其他系统（Webhook）没有免打扰时段。',
        'By Asia/Shanghai and the workday calendar; what is due meanwhile comes afterwards, together. Other systems (webhooks) have none.',
      ),
      access: writes('endpoints'),
      params,
      body: z.strictObject({ quietHours: quietHoursSchema, quietDaysOff: z.boolean() }),
      answer: { status: 200, schema: endpointSchema, description: text('接收端', 'the endpoint') },
      handle: async ({ actor: { personId: by }, params: { endpointId }, body: { quietHours, quietDaysOff } }) => {
        const hours = { ...keptQuietHours(quietHours), quietDaysOff };
        await db.transaction().execute(async (trx) => {
          const { channel, state } = await holdEndpoint(trx, endpointId);
          if (channel === 'webhook') throw new RefusalError(refuse(ENDPOINT.NO_HOURS));
          if (state === 'ended') throw new RefusalError(refuse(ENDPOINT.ENDED));
          await setEndpointHours(trx, endpointId, { hours, by, at: now() });
        });
        return { body: showEndpoint(await find(endpointId)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/endpoints/{endpointId}/tests',
      tag: 'service',
      repeat: 'stored',
      summary: text('向接收端发送一条测试', 'Send a test to an endpoint'),
      access: writes('endpoints'),
      params,
      answer: {
        status: 204,
        description: text('已排队，结果见投递列表', 'queued; what came of it stands in its deliveries'),
      },
      handle: async ({ params: { endpointId } }) => {
        const at = now();
        const { name } = EVENT_KINDS['endpoint.tested'];
        const event = { kind: 'endpoint.tested', subject: name, path: '/endpoints', content: { endpointId } } as const;
        await db.transaction().execute(async (trx) => {
          const { state } = await holdEndpoint(trx, endpointId);
          if (state === 'ended') throw new RefusalError(refuse(ENDPOINT.ENDED));
          if (state === 'new') throw new RefusalError(refuse(ENDPOINT.WITHOUT_SECRET));
          await insertTest(trx, endpointId, event, at);
        });
        return {};
      },
    }),
  ];
}

import * as z from 'zod';
import type { DeliveryView } from '../../../db/outbox/deliveries.js';
import type { Endpoint } from '../../../db/outbox/endpoints.js';
import { DELIVERY_STATES } from '../../../domain/outgoing/delivery.js';
import { CHANNEL_SAID, CHANNELS, ENDPOINT_STATES } from '../../../domain/outgoing/endpoint.js';
import { EVENT_KINDS, WANTED_KINDS, type EventKind } from '../../../domain/outgoing/events.js';
import { textSchema } from '../../http/problem.js';
import { quietHoursSchema, showQuietHours } from '../quiet-hours.js';
import { instant } from '../schemas.js';

export const channelName = z.enum(CHANNELS);
/** A kind of event that an endpoint may be registered for. */
export const wantedKind = z.enum(WANTED_KINDS as readonly [EventKind, ...EventKind[]]);

/** What an endpoint may be registered for, as it is offered. */
export const eventKindSchema = z
  .strictObject({
    kind: z.string(),
    name: textSchema,
    sensitive: z
      .boolean()
      .meta({ description: '待第二人确认，且不发送到群 · it waits for a second person, and goes to no group' }),
  })
  .meta({ id: 'EventKind' });

export const endpointSchema = z
  .strictObject({
    id: z.int(),
    channel: channelName,
    channelName: textSchema,
    name: z.string(),
    url: z.string().meta({ description: '群机器人只显示主机 · of a robot its host alone' }),
    events: z.array(z.strictObject({ kind: z.string(), name: textSchema })),
    state: z.enum(ENDPOINT_STATES).meta({
      description:
        'new：尚无密钥；off：不再排队，已排队的等待；ended：已终止 · new: without a secret; off: nothing is queued, what waits waits; ended: for good',
    }),
    madeBy: z.string(),
    madeAt: instant,
    triedAt: instant.nullable(),
    pausedUntil: instant
      .nullable()
      .meta({ description: '对方无应答，此前不再尝试 · it did not answer; not tried before' }),
    quietHours: quietHoursSchema.meta({
      description:
        '群机器人此时段不发，之后合并补发；其他系统为空 · a group is left alone meanwhile; null for other systems',
    }),
    quietDaysOff: z.boolean().meta({ description: '休息日不发，上班后补发 · nothing on days off, but afterwards' }),
    waiting: z.int(),
    failed: z.int(),
    overlapUntil: instant.nullable().meta({ description: '原密钥有效至 · until when those of before count, too' }),
  })
  .meta({ id: 'Endpoint' });

export const deliverySchema = z
  .strictObject({
    id: z.int(),
    eventId: z.string().meta({ description: 'webhook-id' }),
    kind: z.string(),
    name: textSchema,
    subject: textSchema,
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    faultCode: z.string().nullable().meta({
      description: '对方的状态码、平台的错误码或连接错误 · its status, the vendor’s code, or of the connection',
    }),
    fault: z.string().nullable(),
    happenedAt: instant,
    dueAt: instant.meta({ description: '不早于此时投递 · not tried before' }),
    sentAt: instant.nullable(),
    replay: z.int().meta({ description: '第几次重发，0 为首次 · how often it was sent again' }),
  })
  .meta({ id: 'Delivery' });

/** An endpoint as it goes out. */
export const showEndpoint = ({ shownUrl, ...one }: Endpoint): z.input<typeof endpointSchema> => ({
  ...showQuietHours(one),
  url: shownUrl,
  channelName: CHANNEL_SAID[one.channel].name,
  events: one.events.map((kind) => ({ kind, name: EVENT_KINDS[kind].name })),
  madeAt: one.madeAt.toISOString(),
  triedAt: one.triedAt?.toISOString() ?? null,
  pausedUntil: one.pausedUntil?.toISOString() ?? null,
  overlapUntil: one.overlapUntil?.toISOString() ?? null,
});

/** A delivery as it goes out. */
export const showDelivery = (one: DeliveryView): z.input<typeof deliverySchema> => ({
  ...one,
  name: EVENT_KINDS[one.kind].name,
  happenedAt: one.happenedAt.toISOString(),
  dueAt: one.dueAt.toISOString(),
  sentAt: one.sentAt?.toISOString() ?? null,
});

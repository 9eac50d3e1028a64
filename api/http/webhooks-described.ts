import type { ZodOpenApiPathsObject } from 'zod-openapi';
import * as z from 'zod';
import { EVENT_BODIES } from '../../domain/outgoing/event-schemas.js';
import { EVENT_KINDS, type EventKind } from '../../domain/outgoing/events.js';

const headers = z.object({
  'webhook-id': z.string().meta({
    description: '同一事件的每次尝试与重发都相同 · the same at every attempt and replay of an event',
  }),
  'webhook-timestamp': z.string().meta({ description: '本次尝试的时间（秒）· of this attempt, in seconds' }),
  'webhook-signature': z.string().meta({
    description:
      'Standard Webhooks 1.0:v1 与对“id.timestamp.正文”的 HMAC-SHA256(base64)；更换密钥期间有两个，以空格分隔 · `v1,` and the HMAC-SHA256 over id.timestamp.body as base64; two of them, with a blank between, while a secret is exchanged',
  }),
});

/** What each kind of event sends, for the description of the API. */
export const describeWebhooks = (): ZodOpenApiPathsObject =>
  Object.fromEntries(
    (Object.keys(EVENT_KINDS) as readonly EventKind[]).map((kind) => {
      const { zh, en } = EVENT_KINDS[kind].name;
      const operation = {
        operationId: `event_${kind.replace('.', '_')}`,
        tags: ['service'],
        summary: `${zh} · ${en}`,
        requestParams: { header: headers },
        requestBody: { required: true, content: { 'application/json': { schema: EVENT_BODIES[kind] } } },
        responses: {
          '2XX': { description: '已收到 · taken' },
          default: { description: '未收到，以后再试，最长五天 · not taken; tried again for five days' },
        },
      };
      return [kind, { post: operation }];
    }),
  );

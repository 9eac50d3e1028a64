import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { listDeliveries, replayDelivery } from '../../../db/outbox/deliveries.js';
import { DELIVERY_STATES } from '../../../domain/outgoing/delivery.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { deliverySchema, showDelivery } from '../../views/service/endpoints.js';
import { endpointNumber } from './endpoints.js';

interface DeliveryDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const number = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What went to an endpoint, what did not, and sending it again. */
export const createDeliveryRoutes = ({ db, now }: DeliveryDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/endpoints/{endpointId}/deliveries',
    tag: 'service',
    summary: text('接收端的投递', 'Deliveries to an endpoint'),
    access: reads('endpoints'),
    params: z.strictObject({ endpointId: endpointNumber }),
    query: z.strictObject({ ...pageQuery, state: z.enum(DELIVERY_STATES).exactOptional() }),
    answer: { status: 200, schema: pageOf(deliverySchema), description: text('最近的在前', 'latest first') },
    handle: async ({ params: { endpointId }, query: { limit, cursor, state } }) => {
      const key = listKey('deliveries', { endpointId, state });
      const before = decodeCursor(key, cursor, z.tuple([z.int()]))?.[0];
      const found = await listDeliveries(db, { endpointId, state, before, limit: limit + 1 });
      return { body: toPage(found.map(showDelivery), limit, key, ({ id }) => [id]) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/deliveries/{deliveryId}/replay',
    tag: 'service',
    repeat: 'stored',
    summary: text('立即重发一次投递', 'Send a delivery again, at once'),
    description: text(
      '未送达的再次尝试；已送达的以同一 webhook-id 另发一次。',
      'What was not taken is tried again; what was taken is sent once more, under the same webhook-id.',
    ),
    access: writes('endpoints'),
    params: z.strictObject({ deliveryId: number }),
    answer: { status: 204, description: text('已重新排队', 'queued again') },
    handle: async ({ actor: { personId: by }, params: { deliveryId } }) => {
      await db.transaction().execute((trx) => replayDelivery(trx, deliveryId, { by, at: now() }));
      return {};
    },
  }),
];

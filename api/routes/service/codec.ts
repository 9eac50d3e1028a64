import type { Logger } from 'pino';
import * as z from 'zod';
import { writeLedger } from '../../../db/cases/ledger.js';
import type { Queryable } from '../../../db/database.js';
import { text } from '../../../domain/vocabulary/text.js';
import { belongsTo, openForReading } from '../../../seal/codec.js';
import type { KeyRing } from '../../../seal/key-ring.js';
import { reads, route, type Route } from '../../http/route.js';

/** Workflows named in one line of log and ledger; a page of Temporal shows one. */
const MOST_NAMED = 20;

const payloadSchema = z
  .strictObject({ metadata: z.record(z.string().max(100), z.base64()).optional(), data: z.base64().optional() })
  .meta({ id: 'EnginePayload' });
const bodySchema = z.strictObject({ payloads: z.array(payloadSchema).max(2_000) });
type PayloadJson = z.infer<typeof payloadSchema>;

const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
const base64 = (data: Uint8Array | null | undefined): string => Buffer.from(data ?? []).toString('base64');

const fromJson = ({ metadata = {}, data = '' }: PayloadJson) => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytes(value)])),
  data: bytes(data),
});

/** What Temporal's own pages and command ask of a codec: payloads as the engine stores them, in clear. */
export const createCodecRoutes = ({
  db,
  keys,
  log,
  now,
}: {
  readonly db: Queryable;
  readonly keys: KeyRing;
  readonly log: Pick<Logger, 'info'>;
  readonly now: () => Date;
}): Route[] => [
  route({
    method: 'post',
    path: '/v1/codec/decode',
    tag: 'service',
    summary: text(
      '为 Temporal 的网页和命令解开内容',
      'Opens what the engine stores, for Temporal’s own pages and command',
    ),
    description: text(
      '解开了内容的使用都写入台账，每次使用都写入日志。打不开的内容原样退回。',
      'Each use that opens something leaves a line in the ledger, every use one in the log. What does not open comes back as it is.',
    ),
    access: reads('engine-store'),
    repeat: 'natural',
    forMany: true,
    crossOrigin: true,
    body: bodySchema,
    answer: { status: 200, schema: bodySchema, description: text('同样的顺序', 'in the same order') },
    handle: async ({ actor, body: { payloads } }) => {
      const workflows = new Set<string>();
      const opened = payloads.map((one): PayloadJson => {
        const payload = fromJson(one);
        const content = openForReading(keys, payload);
        if (content === undefined) return one;
        workflows.add(belongsTo(payload));
        const metadata = Object.entries(content.metadata ?? {}).map(([name, value]) => [name, base64(value)]);
        return { metadata: Object.fromEntries(metadata) as Record<string, string>, data: base64(content.data) };
      });
      const named = [...workflows].slice(0, MOST_NAMED);
      log.info({ by: actor.personId, payloads: payloads.length, workflows: named }, 'the engine’s store was read');
      const about = { seq: 0, at: now(), actor: actor.personId, act: 'engine.read', clause: null, taskId: null };
      const after = { payloads: payloads.length, workflows: named };
      if (workflows.size > 0) await writeLedger(db, [{ mark: { ...about, workflowId: 'engine', about: {} }, after }]);
      return { body: { payloads: opened } };
    },
  }),
];

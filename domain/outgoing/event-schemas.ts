import { z } from 'zod';
import { CASE_KINDS } from '../cases/case-kind.js';
import { civilDateSchema } from '../vocabulary/schema.js';
import type { EventKind } from './events.js';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const clause = z.string().meta({ description: '条款或登记号 · § or entry of the register', examples: ['8.5.7'] });

const tasks = z.strictObject({
  kind: z.string().meta({ description: '待办种类 · the kind of task', examples: ['level.notice'] }),
  clause,
  title: bilingual,
  tasks: z
    .array(z.strictObject({ taskId: z.string(), dueOn: civilDateSchema.nullable() }))
    .min(1)
    .max(100),
});

const contents = {
  'task.opened': tasks,
  'task.due_tomorrow': tasks,
  'task.due_today': tasks,
  'task.overdue': tasks,
  'task.returned': tasks,
  'task.urged': tasks,
  'task.withdrawn': tasks,
  'announcement.published': z.strictObject({
    no: z.int(),
    clause,
    title: bilingual,
    effectiveFrom: civilDateSchema.nullable(),
  }),
  'case.released': z.strictObject({ caseId: z.string(), kind: z.enum(CASE_KINDS) }),
  'alarm.raised': z.strictObject({ code: z.string(), clause, title: bilingual }),
  'endpoint.tested': z.strictObject({ endpointId: z.int() }),
} as const satisfies Readonly<Record<EventKind, z.ZodObject>>;

const bodyOf = (kind: EventKind) =>
  z
    .strictObject({
      type: z.literal(kind),
      timestamp: z.iso.datetime().meta({ description: '发生时间 · when it happened' }),
      data: contents[kind].extend({
        url: z.string().nullable().meta({
          description:
            '在系统中查看的网址；未设置 JINJI_PUBLIC_URL 时为空 · where it is read; null without JINJI_PUBLIC_URL',
        }),
      }),
    })
    .meta({ id: `Event_${kind.replace('.', '_')}` });

/** The body of each kind of event, as it is sent. */
export const EVENT_BODIES: Readonly<Record<EventKind, z.ZodType>> = Object.fromEntries(
  (Object.keys(contents) as readonly EventKind[]).map((kind) => [kind, bodyOf(kind)]),
) as never;

import * as z from 'zod';
import { listAlarms } from '../../../db/messages/alarms.js';
import type { Queryable } from '../../../db/database.js';
import { isWatcher } from '../../../db/tasks/inbox.js';
import { ALARMS, isForHr, type AlarmCode } from '../../../domain/vocabulary/alarm.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { instant } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';

const codes = Object.keys(ALARMS) as [AlarmCode, ...AlarmCode[]];
const alarmSchema = z
  .strictObject({
    id: z.int(),
    code: z.enum(codes),
    clause: z.string(),
    title: textSchema,
    about: z.string().meta({ description: '周期、其月份、年份或人员 · the cycle, its month, the year, or the person' }),
    message: textSchema,
    raisedAt: instant,
    seenAt: instant,
    clearedAt: instant.nullable(),
  })
  .meta({ id: 'Alarm' });

const ALARMS_SHEET = sheetOf(alarmSchema, text('告警', 'Alarms'), (c) => [
  c.number('序号', 'No.', (one) => one.id),
  c.name('告警', 'Alarm', (one) => one.title, 30),
  c.text('条款', 'Clause', (one) => one.clause),
  c.text('关于', 'About', (one) => one.about),
  c.name('内容', 'Message', (one) => one.message, 60),
  c.instant('出现时间', 'Raised at', (one) => one.raisedAt),
  c.instant('最近一次', 'Last seen', (one) => one.seenAt),
  c.instant('解除时间', 'Cleared at', (one) => one.clearedAt),
]);

/** What should have happened and did not: raised by the daily watch, cleared when the cause has gone. */
export const createAlarmRoutes = ({ db }: { readonly db: Queryable }): Route[] => [
  route({
    method: 'get',
    path: '/v1/alarms',
    tag: 'service',
    summary: text('告警：应办而未办的事项', 'Alarms: what should have happened and did not'),
    description: text(
      '每日 07:30 及工作进程启动时检查；原因消除后自动解除。涉及个人的只给人力资源部。',
      'Looked for every morning at 07:30 and when a worker starts; they clear by themselves when the cause has gone. Those that name people are for HR alone.',
    ),
    access: reads('service'),
    query: z.strictObject({ ...pageQuery, state: z.enum(['standing', 'cleared']).default('standing') }),
    answer: { status: 200, schema: pageOf(alarmSchema), description: text('最近的在前', 'latest first') },
    sheet: ALARMS_SHEET,
    handle: async ({ actor, query: { limit, cursor, state } }) => {
      const key = listKey('alarms', { state });
      const last = decodeCursor(key, cursor, z.tuple([z.int().min(0)]));
      const page = { standing: state === 'standing', before: last?.[0], limit: limit + 1 };
      const rows = await listAlarms(db, isWatcher(actor) ? codes : codes.filter((code) => !isForHr(code)), page);
      const shown = rows.map((one) => ({
        ...one,
        title: ALARMS[one.code].title,
        raisedAt: one.raisedAt.toISOString(),
        seenAt: one.seenAt.toISOString(),
        clearedAt: one.clearedAt?.toISOString() ?? null,
      }));
      return { body: toPage(shown, limit, key, ({ id }) => [id]) };
    },
  }),
];

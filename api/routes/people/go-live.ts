import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { effectOfDay, listNamedDays, nameDay, setbacksSince } from '../../../db/setbacks/go-live.js';
import { lockOlderSetbacks } from '../../../db/setbacks/older.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { GO_LIVE } from '../../../domain/refusals/pipelines/older-setbacks.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { atField } from '../../http/refusals.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { startSetbacks } from '../../engine/start-setbacks.js';
import { civilDate, instant } from '../../views/schemas.js';
import { clearWhenDecided, type OlderSetbackDeps } from './older-setbacks.js';
import { sheetOf } from '../../http/sheet/columns.js';

const daySchema = z
  .strictObject({
    since: civilDate.nullable().meta({ description: '尚无人员时为空 · null while nobody is in the records' }),
    named: z.boolean().meta({
      description:
        '由人力资源经理确定；否则为录入第一位人员的次日 · named; else the day after the first person came in',
    }),
    history: z.array(
      z.strictObject({
        since: civilDate,
        reason: z.string(),
        setBy: z.string(),
        setByName: z.string(),
        setAt: instant,
      }),
    ),
  })
  .meta({ id: 'GoLive' });

const effectSchema = z
  .strictObject({
    starts: z.int().meta({ description: '将触发 §11 的待决定项 · of those that wait, how many start §11' }),
    listed: z.int().meta({ description: '将改列待决定的 · how many wait for HR instead' }),
    running: z.int().meta({ description: '照常办理的案件 · open cases, which go on' }),
  })
  .meta({ id: 'GoLiveEffect' });

const readDay = async (db: Queryable): Promise<z.input<typeof daySchema>> => {
  const history = await listNamedDays(db);
  const shown = history.map((one) => ({ ...one, setAt: one.setAt.toISOString() }));
  return { since: await setbacksSince(db), named: history.length > 0, history: shown };
};

const DAYS_SHEET = sheetOf(
  daySchema.shape.history.element,
  text('启用日', 'Day of use'),
  (c) => [
    c.date('启用日', 'Since', (one) => one.since),
    c.text('理由', 'Reason', (one) => one.reason, 40),
    c.text('确定人工号', 'Set by (number)', (one) => one.setBy),
    c.text('确定人', 'Set by', (one) => one.setByName),
    c.instant('确定时间', 'Set at', (one) => one.setAt),
  ],
  ({ history }: z.output<typeof daySchema>) => history,
);

/** I-82: the day from which on the service holds the department's data; what is published from then on starts §11. */
export const createGoLiveRoutes = ({ db, now, ...start }: OlderSetbackDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/go-live',
    tag: 'people',
    summary: text('启用日', 'The day from which on the service holds the data'),
    description: text(
      '自该日起公布的 C、D，无论以表单或导入登记，均触发 §11（I-82）。',
      'A C or D that is published from then on starts §11, whether it came by a form or by import (I-82).',
    ),
    access: reads('go-live'),
    answer: { status: 200, schema: daySchema, description: text('历次确定的日期，最近的在前', 'latest named first') },
    sheet: DAYS_SHEET,
    handle: async () => ({ body: await readDay(db) }),
  }),
  route({
    method: 'get',
    path: '/v1/go-live/effect',
    tag: 'people',
    summary: text('改定启用日将有何变化', 'What another day would change'),
    access: reads('go-live'),
    query: z.strictObject({ since: givenDate }),
    answer: { status: 200, schema: effectSchema, description: text('不写入任何数据', 'nothing is written') },
    handle: async ({ query: { since } }) => ({ body: await effectOfDay(db, since) }),
  }),
  route({
    method: 'post',
    path: '/v1/go-live',
    tag: 'people',
    repeat: 'stored',
    clause: 'I-82',
    summary: text('确定启用日', 'Name the day'),
    description: text(
      '今天或以前。提前的，其间公布且未决定的 C、D 触发 §11；推后的，尚无案件的改列待决定。已有的案件与已作的决定不受影响。',
      'Today or past. Moved back, undecided C and D published from then on start §11; moved on, those without a case wait for HR. A case that exists and a decision that was made stand.',
    ),
    access: writes('go-live'),
    body: z.strictObject({ since: givenDate, reason }),
    answer: {
      status: 201,
      schema: daySchema.extend({ effect: effectSchema }).meta({ id: 'GoLiveNamed' }),
      description: text('已登记，及其带来的变化', 'recorded, with what it changed'),
    },
    handle: async ({ actor, body: { since, reason: why } }) => {
      const today = todayIn('Asia/Shanghai', now().getTime());
      if (since > today) throw atField('since', refuse(GO_LIVE.IN_THE_FUTURE, { since, today }));
      const named = await db.transaction().execute(async (trx) => {
        await lockOlderSetbacks(trx);
        const before = await readDay(trx);
        if (before.named && before.since === since) throw atField('since', refuse(GO_LIVE.UNCHANGED, { since }));
        const effect = await effectOfDay(trx, since);
        await nameDay(trx, { since, reason: why, setBy: actor.personId, setAt: now(), former: before.since });
        await clearWhenDecided(trx, now());
        return { ...(await readDay(trx)), effect };
      });
      startSetbacks(start);
      return { body: named };
    },
  }),
];

import * as z from 'zod';
import { listDefenses } from '../../../db/cycles/defenses.js';
import { findCycle } from '../../../db/cycles/cycles.js';
import type { Queryable } from '../../../db/database.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { missingRatings } from '../../views/cases/missing-ratings.js';
import { nextCycle, nextCycleSchema } from '../../views/cases/next-cycle.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import { reads, route, type Route } from '../../http/route.js';
import { civilDate, identifier, month } from '../../views/schemas.js';
import { personSchema } from '../../views/tasks/task-schemas.js';
import { CYCLE } from '../../../domain/refusals/pipelines/level-promotion.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { DEFENSE_STAGE_WORDS } from '../../views/sheet-words.js';
const params = z.strictObject({ cycleId: identifier });

const defenseSchema = z
  .strictObject({
    id: z.string(),
    stage: z.enum(['scoring', 'summary', 'closed']),
    heldOn: civilDate,
    time: z.string().nullable().meta({ description: '开始时间，上海 · when it begins, Shanghai' }),
    room: z.string().nullable().meta({ description: '地点 · where it is held' }),
    chair: z.string(),
    chairName: z.string(),
    candidates: z.int(),
    sheetsIn: z.int(),
    sheets: z.int(),
    owing: z.array(personSchema).meta({ description: '尚未交评审表的评委 · whose sheets are not in' }),
  })
  .meta({ id: 'CycleDefense' });
const missingSchema = z
  .strictObject({ personId: z.string(), name: z.string(), months: z.array(month) })
  .meta({ id: 'MissingRatings' });

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly policy: PolicyEngine;
  readonly now: () => Date;
}

const DEFENSES_SHEET = sheetOf(defenseSchema, text('答辩', 'Defenses'), (c) => [
  c.text('场次', 'Defense', (one) => one.id),
  c.code(DEFENSE_STAGE_WORDS, '阶段', 'Stage', (one) => one.stage),
  c.date('日期', 'Held on', (one) => one.heldOn),
  c.text('时间', 'Time', (one) => one.time ?? ''),
  c.text('地点', 'Room', (one) => one.room ?? ''),
  c.text('组长工号', 'Chair (number)', (one) => one.chair),
  c.text('组长', 'Chair', (one) => one.chairName),
  c.number('候选人数', 'Candidates', (one) => one.candidates),
  c.number('已交评分表', 'Sheets in', (one) => one.sheetsIn),
  c.number('评分表总数', 'Sheets', (one) => one.sheets),
  c.text('未交的评委', 'Owing', (one) => one.owing.map(({ name }) => name).join('、'), 30),
]);
const MISSING_SHEET = sheetOf(missingSchema, text('尚缺成绩', 'Missing ratings'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('尚缺月份', 'Missing months', (one) => one.months.join(', '), 40),
]);

/** What HR's board of a cycle shows beside its people. */
export const createCycleBoardRoutes = ({ db, library, calendar, policy, now }: Deps): Route[] => [
  route({
    method: 'get',
    path: '/v1/next-cycle',
    tag: 'cycles',
    summary: text(
      '接下来要发起的周期，及考核窗口内尚缺的成绩',
      'The cycle that is started next, and what its window lacks',
    ),
    description: text(
      '当月的周期在发起之前也算在内；发起日期按国务院放假安排（8.5.1）。',
      'The present month’s cycle counts until it has been started; its days are those of the State Council’s calendar (8.5.1).',
    ),
    access: reads('missing-ratings'),
    answer: {
      status: 200,
      schema: z.strictObject({ cycle: nextCycleSchema.nullable() }),
      description: text('null：一年之内没有周期', 'null: none within a year'),
    },
    handle: async () => {
      const today = todayIn('Asia/Shanghai', now().getTime());
      return { body: { cycle: await nextCycle({ db, library, calendar, engine: policy, today }) } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/cycles/{cycleId}/defenses',
    tag: 'cycles',
    summary: text('周期内的答辩与日期', 'The defenses of a cycle with their days'),
    access: reads('defense-list'),
    params,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(defenseSchema) }),
      description: text('按日期', 'by day'),
    },
    sheet: DEFENSES_SHEET,
    handle: async ({ actor, params: { cycleId } }) => ({
      body: {
        items: (await listDefenses(db, cycleId, actor.personId)).map((one) => ({ ...one, owing: [...one.owing] })),
      },
    }),
  }),
  route({
    method: 'get',
    path: '/v1/cycles/{cycleId}/missing-ratings',
    tag: 'cycles',
    summary: text('考核窗口内尚缺的成绩', 'Ratings still missing in the window'),
    description: text(
      '按岗位的考核窗口（I-12），以目前登记为准；任职前的月份、当月与受保护假期的月份不计（I-09）。',
      'By the window of the post (I-12), as recorded now; months before the post was held and the present one do not count, nor do months of protected leave (I-09).',
    ),
    access: reads('missing-ratings'),
    params,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(missingSchema) }),
      description: text('按工号', 'by employee number'),
    },
    sheet: MISSING_SHEET,
    handle: async ({ params: { cycleId } }) => {
      const cycle = await findCycle(db, cycleId);
      if (cycle === undefined) throw new RefusalError(refuse(CYCLE.NOT_FOUND));
      const today = todayIn('Asia/Shanghai', now().getTime());
      const missing = await missingRatings({ db, library, calendar, today }, cycle);
      return { body: { items: missing.map((one) => ({ ...one, months: [...one.months] })) } };
    },
  }),
];

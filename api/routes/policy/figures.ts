import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { ladderOn, overdueTasks, passRates, payEffects, stageTimes } from '../../../db/service/reports.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { LEVELS } from '../../../domain/vocabulary/level.js';
import { FOR_HR } from '../../../domain/sight/telling.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { reads, route, type Route } from '../../http/route.js';
import { civilDate, identifier, levelSchema, month, roleSchema } from '../../views/schemas.js';
import { viewerOf } from '../../views/viewer.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';
import { ROLE_NAMES } from '../../../domain/vocabulary/role-names.js';
const listOf = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item) });

const passRate = z
  .strictObject({
    superiorId: z.string().nullable(),
    superiorName: z.string().nullable(),
    level: levelSchema,
    evaluated: z.int(),
    eligible: z.int(),
    submitted: z.int(),
    approved: z.int(),
  })
  .meta({ id: 'PassRate' });
const stageTime = z
  .strictObject({
    caseKind: z.string(),
    act: z.string().meta({ description: '结束等待的办理 · the act that ended the wait' }),
    times: z.int(),
    median: z.number().meta({ description: '天 · days' }),
    longest: z.number(),
  })
  .meta({ id: 'StageTime' });
const overdue = z
  .strictObject({
    personId: z.string().nullable(),
    personName: z.string().nullable(),
    roles: z.array(roleSchema),
    tasks: z.int(),
    oldestDue: civilDate,
  })
  .meta({ id: 'OverdueTasks' });
const rank = z.strictObject({ level: levelSchema, people: z.int() }).meta({ id: 'RankCount' });
const payEffect = z
  .strictObject({
    month,
    raised: z.int(),
    lowered: z.int(),
    difference: z.string().nullable().meta({ description: '每月人民币元 · CNY a month' }),
    withoutAmount: z.int(),
  })
  .meta({ id: 'PayEffect' });

const PASS_SHEET = sheetOf(passRate, text('通过情况', 'Pass rates'), (c) => [
  c.text('直属上级工号', 'Superior (number)', (one) => one.superiorId),
  c.text('直属上级', 'Superior', (one) => one.superiorName),
  c.level('职级', 'Level', (one) => one.level),
  c.number('评定', 'Evaluated', (one) => one.evaluated),
  c.number('符合条件', 'Eligible', (one) => one.eligible),
  c.number('提交', 'Submitted', (one) => one.submitted),
  c.number('批准', 'Approved', (one) => one.approved),
]);
const TIMES_SHEET = sheetOf(stageTime, text('各步用时', 'Times of the steps'), (c) => [
  c.code(CASE_KIND_NAMES, '案件类型', 'Kind of case', (one) => one.caseKind),
  c.text('办理', 'Act', (one) => one.act, 28),
  c.number('次数', 'Times', (one) => one.times),
  c.number('中位天数', 'Median (days)', (one) => one.median),
  c.number('最长天数', 'Longest (days)', (one) => one.longest),
]);
const OVERDUE_SHEET = sheetOf(overdue, text('逾期任务', 'Overdue tasks'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.code(ROLE_NAMES, '角色', 'Roles', (one) => one.roles),
  c.number('任务数', 'Tasks', (one) => one.tasks),
  c.date('最早到期日', 'Oldest due', (one) => one.oldestDue),
]);
const LADDER_SHEET = sheetOf(rank, text('各职级人数', 'People by level'), (c) => [
  c.level('职级', 'Level', (one) => one.level, 26),
  c.number('人数', 'People', (one) => one.people),
]);
const PAY_SHEET = sheetOf(payEffect, text('各月薪资变动', 'Pay effects'), (c) => [
  c.text('月份', 'Month', (one) => one.month),
  c.number('调升', 'Raised', (one) => one.raised),
  c.number('调降', 'Lowered', (one) => one.lowered),
  c.amount('每月差额（元）', 'Difference (CNY a month)', (one) => one.difference),
  c.number('缺少金额', 'Without amount', (one) => one.withoutAmount),
]);

/** Reports over all cases (§8, §12). */
export function createFigureRoutes({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/reports/pass-rates',
      tag: 'reports',
      summary: text('各班组、各职级的通过情况', 'Who passes, by team and level'),
      access: reads('reports'),
      query: z.strictObject({ cycle: identifier.exactOptional() }),
      answer: { status: 200, schema: listOf(passRate), description: text('按直属上级与职级', 'by superior and level') },
      sheet: PASS_SHEET,
      handle: async ({ actor, query: { cycle } }) => ({
        body: { items: [...(await passRates(db, actor.personId, cycle))] },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/reports/stage-times',
      tag: 'reports',
      summary: text('每一步的用时', 'How long each step takes'),
      access: reads('reports'),
      answer: { status: 200, schema: listOf(stageTime), description: text('按案件类型与办理', 'by case and act') },
      sheet: TIMES_SHEET,
      handle: async ({ actor }) => ({ body: { items: [...(await stageTimes(db, actor.personId))] } }),
    }),
    route({
      method: 'get',
      path: '/v1/reports/overdue',
      tag: 'reports',
      summary: text('各人逾期任务', 'Overdue tasks by person'),
      access: reads('reports'),
      answer: { status: 200, schema: listOf(overdue), description: text('最多的在前', 'most first') },
      sheet: OVERDUE_SHEET,
      handle: async ({ actor }) => {
        const raters = FOR_HR[viewerOf(actor).office ?? 'appeal-reader'] === 'now';
        const rows = await overdueTasks(db, today(), { personId: actor.personId, raters });
        return { body: { items: rows as unknown as z.input<typeof overdue>[] } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports/ladder',
      tag: 'reports',
      summary: text('各职级人数', 'How many people stand on each rank'),
      access: reads('reports'),
      query: z.strictObject({ on: givenDate.exactOptional() }),
      answer: { status: 200, schema: listOf(rank), description: text('十六级，由低到高', 'sixteen ranks, upwards') },
      sheet: LADDER_SHEET,
      handle: async ({ query: { on } }) => {
        const counts = new Map((await ladderOn(db, on ?? today())).map(({ level, people }) => [level, people]));
        return { body: { items: LEVELS.map((level) => ({ level, people: counts.get(level) ?? 0 })) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports/pay-effects',
      tag: 'reports',
      summary: text('各月薪资变动', 'What changes of pay add, month by month'),
      access: reads('pay-report'),
      answer: { status: 200, schema: listOf(payEffect), description: text('按生效月', 'by month of effect') },
      sheet: PAY_SHEET,
      handle: async ({ actor }) => ({ body: { items: [...(await payEffects(db, actor.personId))] } }),
    }),
  ];
}

import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { firstFailing } from '../../../db/cases/first-failing.js';
import { CASE_ORDERS, casesInOrder } from '../../../db/cases/order.js';
import { countCases, listCasesInOrder } from '../../../db/cases/views.js';
import { cyclesOfMonth, findCycle, listCycles, type CycleRow } from '../../../db/cycles/cycles.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { text } from '../../../domain/vocabulary/text.js';
import { isYearPublished, type WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import { without } from '../../../domain/vocabulary/without.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { cycleIdOf, WORKFLOWS, type CycleInput } from '../../../workflows/messages/cases.js';
import { decodeCursor, listKey, pageEnd, pageOf, pageQuery, sortQuery, toPage } from '../../http/cursor.js';
import type { Engine } from '../../engine/engine.js';
import { engineTimeout } from '../../http/refusals.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier, instant, levelSchema, month } from '../../views/schemas.js';
import { candidateSchema, failingOf } from '../../views/cases/candidates.js';
import { notedIn } from '../../views/cases/case-pages.js';
import { caseColumns, caseStage, outcomeSchema, routeSchema, showCase } from '../../views/cases/schemas-cases.js';
import { unpaidOfCycle, type UnpaidDeps } from '../../views/cases/unpaid.js';
import { viewerOf } from '../../views/viewer.js';
import { CYCLE } from '../../../domain/refusals/pipelines/level-promotion.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { CYCLE_KIND_WORDS, CYCLE_STAGE_WORDS } from '../../views/sheet-words.js';

const cycleSchema = z
  .strictObject({
    id: z.string(),
    kind: z
      .enum(['regular', 'special'])
      .meta({ description: 'special：周期之外的一人特殊晋级 · of one person, outside the cycles (I-26)' }),
    month,
    stage: z.enum(['draft', 'collecting', 'running', 'closed', 'dismissed']),
    launchFrom: civilDate,
    launchBy: civilDate,
    launchedOn: civilDate.nullable(),
    launchedBy: z.string().nullable(),
    late: z.boolean(),
    lateReason: z.string().nullable(),
    closingDate: civilDate.nullable(),
    evaluatedAt: instant.nullable(),
    closedAt: instant.nullable(),
    droppedBy: z.string().nullable(),
    dropReason: z.string().nullable().meta({ description: '取消本期评定的理由 · why it was dropped (I-81)' }),
    policyVersion: z.string(),
    choices: z.record(z.string(), z.union([z.string(), z.number()])),
    openedBy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Cycle' });
const cycleDetail = z.strictObject({
  ...cycleSchema.shape,
  counts: z
    .record(z.string(), z.int())
    .meta({ description: '各阶段人数（可见范围内）· people a stage, as far as one sees' }),
  unpaidLevels: z.array(levelSchema).meta({
    description: '薪资表缺少金额的职级，仅人力资源与总经理可见 · levels without a rate, told HR and the GM (I-83)',
  }),
});

/** The workdays that it keeps serve the computation alone. */
const show = (row: CycleRow): z.input<typeof cycleSchema> => ({
  ...without(row, 'calendar'),
  choices: { ...row.choices },
  evaluatedAt: row.evaluatedAt?.toISOString() ?? null,
  closedAt: row.closedAt?.toISOString() ?? null,
});

/** The filters that lists of cases share. */
export const caseFilters = {
  stage: caseStage.exactOptional(),
  outcome: outcomeSchema.exactOptional(),
  route: routeSchema.exactOptional(),
  from: levelSchema.exactOptional(),
  superior: identifier.exactOptional().meta({
    description: '今日的直属上级；- 为无直属上级 · the direct superior of today; - for none',
  }),
  department: identifier.exactOptional(),
  person: identifier.exactOptional(),
  search: lineText(0, 80).exactOptional(),
};

type CaseFilters = z.output<z.ZodObject<typeof caseFilters>>;

const WAIT_MS = 10_000;

interface CycleDeps extends UnpaidDeps {
  readonly engine: Engine;
  readonly policy: PolicyEngine;
  readonly calendar: WorkdayCalendar;
}

const CYCLES_SHEET = sheetOf(cycleSchema, text('晋级周期', 'Cycles'), (c) => [
  c.text('周期', 'Cycle', (one) => one.id),
  c.code(CYCLE_KIND_WORDS, '类型', 'Kind', (one) => one.kind),
  c.text('月份', 'Month', (one) => one.month),
  c.code(CYCLE_STAGE_WORDS, '阶段', 'Stage', (one) => one.stage),
  c.date('启动自', 'Open from', (one) => one.launchFrom),
  c.date('启动至', 'Open by', (one) => one.launchBy),
  c.date('启动日', 'Opened on', (one) => one.launchedOn),
  c.text('启动人工号', 'Opened by (number)', (one) => one.launchedBy),
  c.yesNo('逾期启动', 'Late', (one) => one.late),
  c.text('逾期理由', 'Why late', (one) => one.lateReason, 30),
  c.date('补录截止日', 'Ratings until', (one) => one.closingDate),
  c.instant('评定时间', 'Evaluated at', (one) => one.evaluatedAt),
  c.instant('结束时间', 'Closed at', (one) => one.closedAt),
  c.text('取消理由', 'Why dropped', (one) => one.dropReason, 30),
  c.text('制度版本', 'Policy version', (one) => one.policyVersion),
]);
const CANDIDATES_SHEET = sheetOf(candidateSchema, text('晋级名单', 'Candidates'), caseColumns);

/** 8.5.1: cycles are drafted by the schedule, or by HR from their month on. */
export function createCycleRoutes({ db, engine, library, now, policy, calendar }: CycleDeps): Route[] {
  const find = async (cycleId: string): Promise<CycleRow> => {
    const cycle = await findCycle(db, cycleId);
    if (!cycle) throw new RefusalError(refuse(CYCLE.NOT_FOUND));
    return cycle;
  };
  /** The workflow writes the row in its first activity. */
  const written = async (cycleId: string): Promise<CycleRow> => {
    const begun = performance.now();
    while (performance.now() - begun < WAIT_MS) {
      const cycle = await findCycle(db, cycleId);
      if (cycle) return cycle;
      await sleep(50);
    }
    throw engineTimeout();
  };
  const params = z.strictObject({ cycleId: identifier });

  return [
    route({
      method: 'post',
      path: '/v1/cycles',
      tag: 'cycles',
      repeat: 'stored',
      clause: '8.5.1',
      summary: text('起草晋级周期', 'Draft a cycle'),
      description: text(
        '自评定当月起可以起草，每月至多一个未取消的周期；起草后由人力资源部在待办中启动。',
        'From its month on, and at most one cycle a month that was not dropped; HR then opens it from the inbox.',
      ),
      access: writes('cycles'),
      body: z.strictObject({
        month: z
          .string()
          .regex(/^2[01]\d\d-(01|07)$/, {
            error:
              '§8.5.1 每年一月、七月评定，应为 YYYY-01 或 YYYY-07 · cycles are in January and July (§8.5.1): YYYY-01 or YYYY-07',
          })
          .meta({ description: 'YYYY-01, YYYY-07' }),
      }),
      answer: { status: 201, schema: cycleSchema, description: text('已起草', 'drafted') },
      handle: async ({ actor, body }) => {
        const today = todayIn('Asia/Shanghai', now().getTime());
        if (body.month > monthOf(today)) {
          const { launchFrom } = policy.answer({ kind: 'cycle-calendar', cycle: body.month });
          const projected = !isYearPublished(calendar, launchFrom);
          throw new RefusalError(refuse(CYCLE.NOT_BEGUN, { month: body.month, launchFrom, projected }));
        }
        const before = await cyclesOfMonth(db, body.month);
        const standing = before.find((cycle) => cycle.stage !== 'dismissed');
        // A call repeated after a failure meets the draft that it made itself.
        const mine = standing?.stage === 'draft' && standing.openedBy === actor.personId;
        if (standing && !mine) throw alreadyThere(standing.id);
        const cycleId = standing?.id ?? cycleIdOf(body.month, before.length + 1);
        const input: CycleInput = { cycleId, month: body.month, openedBy: actor.personId };
        if (!standing) await engine.start({ workflowId: cycleId, type: WORKFLOWS.cycle, input });
        const cycle = await written(cycleId);
        if (cycle.openedBy !== actor.personId) throw alreadyThere(cycle.id);
        return { body: show(cycle), location: `/v1/cycles/${cycle.id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cycles',
      tag: 'cycles',
      summary: text('晋级周期列表', 'List cycles'),
      access: reads('cycles'),
      query: z.strictObject({ ...pageQuery, kind: z.enum(['regular', 'special']).exactOptional() }),
      answer: { status: 200, schema: pageOf(cycleSchema), description: text('最近的月份在前', 'latest month first') },
      sheet: CYCLES_SHEET,
      handle: async ({ query: { limit, cursor, kind = 'regular' } }) => {
        const key = listKey('cycles', { kind });
        const last = decodeCursor(key, cursor, z.tuple([month, identifier]));
        const after = last && { month: last[0], id: last[1] };
        const rows = await listCycles(db, kind, { limit: limit + 1, ...(after ? { after } : {}) });
        return { body: toPage(rows.map(show), limit, key, (cycle) => [cycle.month, cycle.id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cycles/{cycleId}',
      tag: 'cycles',
      summary: text('一个周期与各阶段人数', 'One cycle with its people a stage'),
      access: reads('cycles'),
      params,
      answer: { status: 200, schema: cycleDetail, description: text('周期', 'the cycle') },
      handle: async ({ actor, params: { cycleId } }) => {
        const cycle = await find(cycleId);
        const counts = await countCases(db, viewerOf(actor), { cycleId });
        const unpaidLevels = await unpaidOfCycle({ db, library, now }, actor, cycle);
        return { body: { ...show(cycle), counts, unpaidLevels } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cycles/{cycleId}/candidates',
      tag: 'cycles',
      summary: text('周期内的人员', 'The people of a cycle'),
      access: reads('cases'),
      params,
      query: z.strictObject({ ...pageQuery, ...caseFilters, ...sortQuery(CASE_ORDERS) }),
      answer: {
        status: 200,
        schema: pageOf(candidateSchema),
        description: text('默认按案件编号', 'by case number where nothing else is asked'),
      },
      sheet: CANDIDATES_SHEET,
      handle: async ({ actor, params: { cycleId }, query: { limit, cursor, sort, ...asked } }) => {
        await find(cycleId);
        const key = listKey(cycleId, { ...asked, sort });
        const after = decodeCursor(key, cursor, pageEnd(1, sort));
        const rows = await listCasesInOrder(
          db,
          viewerOf(actor),
          { cycleId, ...toFilter(asked) },
          { limit: limit + 1, order: sort, after },
        );
        const page = toPage(rows, limit, key, casesInOrder(sort, undefined).endsAt);
        const shown = page.items.map(showCase);
        // Facts of a case are for who sees all of it.
        const told = shown.filter(({ view, outcome }) => view === 'all' && outcome === 'ineligible');
        const failing = await firstFailing(
          db,
          told.map(({ id }) => id),
        );
        const items = shown.map((one) => ({ ...one, failing: failingOf(failing.get(one.id)) }));
        return { body: { items, next: page.next }, noted: notedIn(items) };
      },
    }),
  ];
}

/** The query of a list of cases as its filter. */
export const toFilter = ({ stage, department, person, ...rest }: CaseFilters) => ({
  ...rest,
  departmentId: department,
  personId: person,
  stages: stage === undefined ? undefined : [stage],
});

const alreadyThere = (cycleId: string): RefusalError => new RefusalError(refuse(CYCLE.ALREADY_EXISTS, { cycleId }));

import * as z from 'zod';
import { listCases } from '../../../db/cases/views.js';
import type { Queryable } from '../../../db/database.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import { text } from '../../../domain/vocabulary/text.js';
import { caseDetail, caseDetailSchema, findSeen } from '../../views/cases/case-detail.js';
import { notedIn, pageOfCases } from '../../views/cases/case-pages.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route } from '../../http/route.js';
import { showCase } from '../../views/cases/schemas-cases.js';
import { anyCaseColumns, anyCaseSchema, caseKindSchema } from '../../views/cases/schemas-personnel.js';
import { identifier, instant } from '../../views/schemas.js';
import { seenTimeline } from '../../views/cases/seen.js';
import { viewerOf } from '../../views/viewer.js';
import { caseFilters, toFilter } from './cycles.js';
import { asJson, sheetOf } from '../../http/sheet/columns.js';
const entrySchema = z
  .strictObject({
    id: z.int(),
    at: instant,
    actor: z.string(),
    actorName: z.string().nullable(),
    deputy: z.string().nullable().meta({ description: '代其办理的人 · who did it in his place (I-39)' }),
    deputyName: z.string().nullable(),
    act: z.string(),
    clause: z.string().nullable(),
    taskId: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'TimelineEntry' });

const query = z.strictObject({
  ...pageQuery,
  ...caseFilters,
  cycle: identifier.exactOptional(),
  vacancy: identifier.exactOptional(),
  kind: caseKindSchema.exactOptional(),
  open: z.stringbool().exactOptional(),
  relation: z.enum(['started', 'below']).exactOptional().meta({
    description: 'started：本人发起的；below：下属的 · those that one has opened; those of whoever is below one',
  }),
});

const CASES_SHEET = sheetOf(anyCaseSchema, text('案件', 'Cases'), anyCaseColumns);
const TIMELINE_SHEET = sheetOf(entrySchema, text('时间线', 'Timeline'), (c) => [
  c.number('序号', 'No.', (one) => one.id),
  c.instant('时间', 'At', (one) => one.at),
  c.text('办理人工号', 'By (number)', (one) => one.actor),
  c.text('办理人', 'By', (one) => one.actorName),
  c.text('代办人', 'In his place', (one) => one.deputyName),
  c.text('办理', 'Act', (one) => one.act, 28),
  c.text('条款', 'Clause', (one) => one.clause),
  c.text('任务', 'Task', (one) => one.taskId),
  c.text('之前', 'Before', (one) => asJson(one.before), 40),
  c.text('之后', 'After', (one) => asJson(one.after), 40),
]);

/** One person's case of any kind: facts, findings, decisions and why, as far as the reader may see. */
export function createCaseRoutes({ db }: { readonly db: Queryable }): Route[] {
  const params = z.strictObject({ caseId: identifier });
  return [
    route({
      method: 'get',
      path: '/v1/cases',
      tag: 'cases',
      summary: text('案件列表', 'List cases'),
      description: text(
        '不给 kind 时列出所有类型；cycle、stage、outcome、route 只用于职级晋升。',
        'Without kind: of every kind; cycle, stage, outcome and route ask for level promotions alone.',
      ),
      access: reads('cases'),
      query,
      answer: { status: 200, schema: pageOf(anyCaseSchema), description: text('按案件编号', 'by case number') },
      sheet: CASES_SHEET,
      handle: async ({ actor, query: { limit, cursor, cycle, vacancy, kind, open, relation, ...asked } }) => {
        const key = listKey('cases', { cycle, vacancy, kind, open, relation, ...asked });
        const last = decodeCursor(key, cursor, z.tuple([identifier]));
        const page = { limit: limit + 1, after: last?.[0] };
        const viewer = viewerOf(actor);
        if ([cycle, asked.stage, asked.outcome, asked.route].some((one) => one !== undefined)) {
          const rows = await listCases(db, viewer, { cycleId: cycle, ...toFilter(asked) }, page);
          const items = rows.map(showCase);
          return { body: toPage(items, limit, key, (one) => [one.id]), noted: notedIn(items) };
        }
        const { person, department, search } = asked;
        const filter = {
          kind,
          open,
          search,
          vacancyId: vacancy,
          personId: person,
          departmentId: department,
          startedBy: relation === 'started' ? actor.personId : undefined,
          below: relation === 'below' ? actor.personId : undefined,
        };
        const rows = await pageOfCases(db, viewer, filter, page);
        const items = rows.map(({ shown }) => shown);
        return { body: toPage(items, limit, key, (one) => [one.id]), noted: notedIn(items) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}',
      tag: 'cases',
      summary: text('一个案件：事实、依据、决定与说明', 'One case: facts, findings, decisions, and why'),
      access: reads('case'),
      params,
      answer: { status: 200, schema: caseDetailSchema, description: text('案件', 'the case') },
      handle: async ({ actor, params: { caseId } }) => ({ body: await caseDetail(db, actor, caseId) }),
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/timeline',
      tag: 'cases',
      summary: text('案件时间线（台账）', 'The timeline of a case, from the ledger'),
      access: reads('case'),
      params,
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(entrySchema), description: text('从早到晚', 'oldest first') },
      sheet: TIMELINE_SHEET,
      handle: async ({ actor, params: { caseId }, query: { limit, cursor } }) => {
        const found = await findSeen(db, actor, caseId);
        const key = listKey('timeline', { caseId });
        const last = decodeCursor(key, cursor, z.tuple([z.int().min(0)]));
        // Pages are cut from what the reader is told: a line that is hidden counts in none.
        const told = seenTimeline(found, await listTimeline(db, caseId)).filter(({ id }) => id > (last?.[0] ?? 0));
        const rows = told.slice(0, limit + 1).map((entry) => ({ ...entry, at: entry.at.toISOString() }));
        return { body: toPage(rows, limit, key, (entry) => [entry.id]), about: [found.personId] };
      },
    }),
  ];
}

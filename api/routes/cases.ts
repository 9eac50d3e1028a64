import * as z from 'zod';
import { findCase, listCases, type CaseView } from '../../db/case-views.js';
import type { Queryable } from '../../db/database.js';
import { listDecisions } from '../../db/decisions.js';
import { listEvaluations } from '../../db/evaluations.js';
import { listTimeline } from '../../db/timeline.js';
import type { AnswerFrame } from '../../domain/evaluation-answer.js';
import { text } from '../../domain/text.js';
import { explain } from '../explanation.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../cursor.js';
import { notFound } from '../refusals.js';
import { route, type Access, type Route, type SignedIn } from '../route.js';
import { identifier, instant } from '../schemas.js';
import { caseSchema, evaluationSchema, explanationSchema, showCase, showEvaluation } from '../schemas-cases.js';
import { seenDecisions, seenEntry, seenEvaluations } from '../seen.js';
import { viewerOf } from '../viewer.js';
import { caseFilters, toFilter } from './cycles.js';

const access: Access = {
  kind: 'signed-in',
  relation: text(
    '人力资源与总经理看全部;负责人与主管看下属;评委看所评对象;员工看自己,结果反馈后可见',
    'HR and the GM see all, heads and supervisors their people, scorers whom they score, employees themselves, results once handed back',
  ),
};
const decisionSchema = z
  .strictObject({
    clause: z.string(),
    kind: z.string(),
    outcome: z.string(),
    reason: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
    round: z.int(),
    evaluationNo: z.int().nullable(),
    policyVersion: z.string(),
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Decision' });
const detailSchema = z.strictObject({
  ...caseSchema.shape,
  evaluations: z.array(evaluationSchema),
  decisions: z.array(decisionSchema),
  explanation: explanationSchema,
});
const entrySchema = z
  .strictObject({
    id: z.int(),
    at: instant,
    actor: z.string(),
    actorName: z.string().nullable(),
    act: z.string(),
    clause: z.string().nullable(),
    taskId: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'TimelineEntry' });

/** One person's promotion: facts, findings, decisions and why, as far as the reader may see. */
export function createCaseRoutes({ db }: { readonly db: Queryable }): Route[] {
  const params = z.strictObject({ caseId: identifier });
  const find = async (actor: SignedIn, caseId: string): Promise<CaseView> => {
    const found = await findCase(db, viewerOf(actor), caseId);
    if (!found) throw notFound('CASE.NOT_FOUND', '该案件', 'case');
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/cases',
      tag: 'cases',
      summary: text('案件列表', 'List cases'),
      access,
      query: z.strictObject({ ...pageQuery, ...caseFilters, cycle: identifier.exactOptional() }),
      answer: { status: 200, schema: pageOf(caseSchema), description: text('按案件编号', 'by case number') },
      handle: async ({ actor, query: { limit, cursor, cycle, ...asked } }) => {
        const key = listKey('cases', { cycle, ...asked });
        const last = decodeCursor(key, cursor, z.tuple([identifier]));
        const filter = { cycleId: cycle, ...toFilter(asked) };
        const rows = await listCases(db, viewerOf(actor), filter, { limit: limit + 1, after: last?.[0] });
        return { body: toPage(rows.map(showCase), limit, key, (one) => [one.id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}',
      tag: 'cases',
      summary: text('一个案件:事实、依据、决定与说明', 'One case: facts, findings, decisions, and why'),
      access,
      params,
      answer: { status: 200, schema: detailSchema, description: text('案件', 'the case') },
      handle: async ({ actor, params: { caseId } }) => {
        const found = await find(actor, caseId);
        const evaluations = seenEvaluations(found, await listEvaluations(db, caseId));
        const decisions = seenDecisions(found, await listDecisions(db, caseId));
        const answer = evaluations.filter(({ why }) => why !== 'panel').at(-1)?.answer as AnswerFrame | undefined;
        return {
          body: {
            ...showCase(found),
            evaluations: evaluations.map(showEvaluation),
            decisions: decisions.map((one) => ({ ...one, detail: one.detail, at: one.at.toISOString() })),
            explanation: explain(found, answer?.findings ?? [], decisions).map((one) => ({ ...one })),
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/timeline',
      tag: 'cases',
      summary: text('案件时间线(台账)', 'The timeline of a case, from the ledger'),
      access,
      params,
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(entrySchema), description: text('从早到晚', 'oldest first') },
      handle: async ({ actor, params: { caseId }, query: { limit, cursor } }) => {
        const found = await find(actor, caseId);
        const key = listKey('timeline', { caseId });
        const last = decodeCursor(key, cursor, z.tuple([z.int().min(0)]));
        const rows = await listTimeline(db, caseId, { after: last?.[0] ?? 0, limit: limit + 1 });
        const page = toPage(rows, limit, key, (entry) => [entry.id]);
        const items = page.items.flatMap((entry) => seenEntry(found, entry));
        return { body: { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })), next: page.next } };
      },
    }),
  ];
}

import * as z from 'zod';
import type { CaseView } from '../../../db/cases/views.js';
import type { EvaluationRow } from '../../../db/cases/evaluations.js';
import { evaluationAnswerSchema } from '../../../domain/evaluation/answer-schema.js';
import { evaluationRequestSchema } from '../../../domain/evaluation/schema.js';
import { PIPELINES } from '../../../domain/pipelines/pipelines.js';
import { IN_REVIEW } from '../../../domain/sight/sight.js';
import { textSchema } from '../../http/problem.js';
import { civilDate, instant, levelSchema, positionSchema } from '../schemas.js';
import { ELIGIBILITY_WORDS, PANEL_WORDS, ROUTE_WORDS, stageWords } from '../sheet-words.js';
import type { Column, Columns } from '../../http/sheet/columns.js';
import { asShown } from './seen.js';

const LEVEL_STAGES = PIPELINES['level-promotion'].map(({ stage }) => stage);
export const CASE_STAGES = [...LEVEL_STAGES, IN_REVIEW] as const;
export const caseStage = z.enum(CASE_STAGES).meta({
  id: 'CaseStage',
  description: 'in-review：所处阶段尚未告知查看者 · where it stands is not told to the reader yet',
});
/** Of fields that a reader may not be told. */
export const ROUND = '退回次数加一；不告知退回者为 null · counts returns (I-38); null for who is not told of them';
export const VERSION =
  '随所见内容变化；人力资源与总经理为记录的版本 · changes with what one sees; of the records for HR and the GM';
export const outcomeSchema = z.enum(['eligible', 'ineligible', 'needs-ruling', 'on-hold']);
export const routeSchema = z.enum(['direct', 'panel']);

export const caseSchema = z
  .strictObject({
    id: z.string(),
    kind: z.literal('level-promotion'),
    cycleId: z.string(),
    personId: z.string(),
    personName: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    position: positionSchema,
    fromLevel: levelSchema.nullable(),
    stage: caseStage,
    outcome: outcomeSchema,
    directSteps: z.int(),
    panelSteps: z.int(),
    targetLevel: levelSchema.nullable(),
    route: routeSchema.nullable(),
    special: z.boolean(),
    hold: z.boolean(),
    acknowledge: z.boolean(),
    round: z.int().nullable().meta({ description: ROUND }),
    batch: z.int().nullable(),
    sessionId: z.string().nullable(),
    panelOutcome: z.enum(['passed', 'failed', 'missed']).nullable(),
    panelTotal: z.string().nullable(),
    effectiveFrom: civilDate.nullable(),
    finalLevel: levelSchema.nullable(),
    reason: z.string().nullable(),
    wishes: z
      .boolean()
      .nullable()
      .meta({ description: '本人自荐；不告知者为 null · asks to be submitted (I-79); null for who is not told' }),
    hasPapers: z
      .boolean()
      .nullable()
      .meta({ description: '有随案材料；不告知者为 null · something was handed in with it; null for who is not told' }),
    openedAt: instant,
    closedAt: instant.nullable(),
    version: z.int().meta({ description: VERSION }),
    view: z.enum(['all', 'below', 'own']).meta({ description: '以何身份查看 · through whose eyes' }),
    released: z.boolean().meta({ description: '结果已反馈，或不再有结果 · handed back, or none to come' }),
  })
  .meta({ id: 'Case' });

/** The columns of a list of level promotions as a workbook. */
export const caseColumns = <T extends z.output<typeof caseSchema>>(c: Columns<T>): Column<T>[] => [
  c.text('案件', 'Case', (one) => one.id),
  c.text('周期', 'Cycle', (one) => one.cycleId),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.position('岗位', 'Position', (one) => one.position),
  c.level('现职级', 'Present level', (one) => one.fromLevel),
  c.name('阶段', 'Stage', (one) => stageWords(one.kind, one.stage)),
  c.code(ELIGIBILITY_WORDS, '资格', 'Eligibility', (one) => one.outcome),
  c.number('直接晋级小级数', 'Direct steps', (one) => one.directSteps),
  c.number('评审晋级小级数', 'Steps by panel', (one) => one.panelSteps),
  c.level('目标职级', 'Target level', (one) => one.targetLevel),
  c.code(ROUTE_WORDS, '途径', 'Route', (one) => one.route),
  c.yesNo('特殊晋级', 'Special', (one) => one.special),
  c.yesNo('暂缓', 'On hold', (one) => one.hold),
  c.number('批次', 'Batch', (one) => one.batch),
  c.text('答辩场次', 'Defense', (one) => one.sessionId),
  c.code(PANEL_WORDS, '答辩结果', 'Panel', (one) => one.panelOutcome),
  c.decimal('答辩总分', 'Panel total', (one) => one.panelTotal),
  c.level('最终职级', 'Final level', (one) => one.finalLevel),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
  c.text('理由', 'Reason', (one) => one.reason, 40),
  c.instant('立案时间', 'Opened at', (one) => one.openedAt),
  c.instant('结案时间', 'Closed at', (one) => one.closedAt),
];

export const evaluationSchema = z
  .strictObject({
    no: z.int(),
    why: z.string().meta({ examples: ['reference-day', 'ruling', 'panel', 'trial-assessment'] }),
    at: instant,
    policyVersion: z.string(),
    request: evaluationRequestSchema,
    answer: evaluationAnswerSchema,
  })
  .meta({ id: 'CaseEvaluation', description: '冻结的事实与计算结果 · the frozen facts and what the rules found' });

export const explanationSchema = z
  .array(z.strictObject({ clause: z.string(), met: z.boolean().nullable(), text: textSchema }))
  .meta({ description: '逐条说明 · why, clause by clause' });

/** A case as it goes out. */
export function showCase(view: CaseView): z.input<typeof caseSchema> {
  const row = asShown(view);
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  } as z.input<typeof caseSchema>;
}

/** An evaluation as it goes out. */
export const showEvaluation = (row: EvaluationRow): z.input<typeof evaluationSchema> =>
  ({
    no: row.no,
    why: row.why,
    at: row.at.toISOString(),
    policyVersion: row.policyVersion,
    request: row.request,
    answer: row.answer,
  }) as z.input<typeof evaluationSchema>;

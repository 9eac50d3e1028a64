import * as z from 'zod';
import { itemScores } from '../../../domain/pipelines/act-atoms.js';
import { SHEET_FORMS } from '../../../domain/pipelines/position-promotion/vacancy.js';
import { MANAGEMENT_POSITIONS } from '../../../domain/vocabulary/position.js';
import { evaluationSchema } from './schemas-cases.js';
import { personnelCaseSchema } from './schemas-personnel.js';
import { instant } from '../schemas.js';

export const vacancyStage = z.enum(['open', 'closing', 'closed']).meta({
  id: 'VacancyStage',
  description: 'closing：等待试用中的候选人了结 · waits for those on trial to end',
});
export const managementPosition = z.enum(MANAGEMENT_POSITIONS);

export const vacancySchema = z
  .strictObject({
    id: z.string(),
    post: managementPosition,
    departmentId: z.string(),
    departmentName: z.string(),
    team: z.string(),
    reportsTo: z.string(),
    reportsToName: z.string(),
    headCount: z.int(),
    filled: z.int().meta({ description: '已正式任命 · formally appointed' }),
    reason: z.string(),
    stage: vacancyStage,
    closeReason: z.string().nullable(),
    policyVersion: z.string(),
    openedBy: z.string(),
    openedAt: instant,
    closedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Vacancy' });

const sheetSchema = z.strictObject({
  form: z.enum(SHEET_FORMS),
  round: z.int(),
  raterId: z.string(),
  raterName: z.string(),
  scores: itemScores,
  total: z.string().meta({ description: '加权总分，四位小数 · weighted total, four decimals' }),
  comment: z.string().nullable(),
});

export const nomineeSchema = z
  .strictObject({
    ...personnelCaseSchema.shape,
    eligibility: evaluationSchema.nullable().meta({ description: '§9.2 的事实与依据 · facts and findings of §9.2' }),
    means: z.strictObject({ competency: z.string(), peripheral: z.string(), passed: z.boolean() }).nullable().meta({
      description:
        '评估表均分，与 §9.4.1 比较，位数足以判定 · means against §9.4.1, with the decimals that decide (I-36)',
    }),
    rank: z
      .int()
      .nullable()
      .meta({ description: 'I-36 的顺序，同分同名次 · the tie order of I-36; equals share a rank' }),
    sheets: z
      .array(sheetSchema)
      .nullable()
      .meta({ description: '各评估人打分，仅人力资源与总经理可见 · single sheets, for HR and the GM only' }),
  })
  .meta({ id: 'Nominee' });

export const vacancyDetailSchema = z.strictObject({
  ...vacancySchema.shape,
  openPlaces: z.int().meta({ description: '可再批准试用的人数 · how many more trials may be approved' }),
  candidates: z.array(nomineeSchema).meta({ description: '可见范围内的人选，按名次 · those one may see, by rank' }),
});

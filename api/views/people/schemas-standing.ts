import * as z from 'zod';
import { MANAGEMENT_POSITIONS } from '../../../domain/vocabulary/position.js';
import { OUTLOOK_STATES } from '../../../domain/evaluation/standing.js';
import { textSchema } from '../../http/problem.js';
import { civilDate, levelSchema, month } from '../schemas.js';
import { outcomeSchema } from '../cases/schemas-cases.js';

/** Shapes of where somebody stands; the words are those of domain/evaluation/standing.ts. */

const finding = z
  .strictObject({ clause: z.string(), met: z.boolean(), expected: textSchema, actual: textSchema })
  .meta({ id: 'StandingFinding', description: '依据 · one § tested: what it asks, what was found' });

const needed = z.strictObject({ S: z.int(), A: z.int(), B: z.int() }).meta({
  id: 'NeededRatings',
  description: '还需要的考核：A、B 均含以上 · further ratings, A and B meaning or better; fewest first',
});

const state = z.enum(OUTLOOK_STATES).meta({
  id: 'OutlookState',
  description:
    '已满足、可达到、待裁定、本窗口内已不可达 · met, reachable, for HR to rule on, not to be reached in this window',
});

const ruleOutlook = z.strictObject({
  clause: z.string(),
  state,
  needs: z.array(needed),
  by: month.nullable(),
  to: levelSchema.nullable(),
  directSteps: z.int(),
  panelSteps: z.int(),
  text: textSchema,
});

const cycleOutlook = z
  .strictObject({
    cycle: month,
    policyVersion: z.string(),
    referenceDay: civilDate,
    windowFrom: month,
    windowTo: month,
    openMonths: z.array(month),
    missingMonths: z.array(month),
    protectedMonths: z.array(month).meta({ description: '不计的月份 · months that are not counted (I-09)' }),
    atCap: levelSchema
      .nullable()
      .meta({ description: '已达到的职级上限；未到为空 · the cap that was reached; null below it (8.3.3.A, I-04)' }),
    conditions: z.array(finding),
    rules: z.array(ruleOutlook),
    complaintPending: z.boolean(),
    provisional: z.boolean().meta({ description: '当年放假安排尚未公布 · the year’s holidays are not published' }),
  })
  .meta({ id: 'CycleOutlook' });

const positionOutlook = z
  .strictObject({
    to: z.enum(MANAGEMENT_POSITIONS),
    policyVersion: z.string(),
    state,
    findings: z.array(finding),
    earliestOn: civilDate.nullable(),
    needs: z.array(needed),
    by: month.nullable(),
    text: textSchema,
  })
  .meta({ id: 'PositionOutlook' });

export const standingSchema = z.strictObject({
  asOf: civilDate,
  levelPromotion: z.array(cycleOutlook).meta({
    description:
      '下一周期；若无望，另列最近可行的周期 · the next cycle; where it leads nowhere, also the first later one that can',
  }),
  positionPromotion: positionOutlook.nullable(),
  setbackPending: z
    .boolean()
    .meta({ description: '有未定的降级，晋升暂缓 · a setback is undecided, promotions are on hold (I-68)' }),
});

export const lastCycleSchema = z
  .strictObject({
    caseId: z.string(),
    cycleId: z.string(),
    stage: z.string(),
    outcome: outcomeSchema,
    released: z.boolean(),
    finalLevel: levelSchema.nullable(),
    effectiveFrom: civilDate.nullable(),
    findings: z.array(finding),
    explanation: z.array(z.strictObject({ clause: z.string(), met: z.boolean().nullable(), text: textSchema })),
  })
  .meta({
    id: 'LastCycle',
    description: '上一周期的结论，反馈之前不显示 · what the last cycle found, once handed back',
  });

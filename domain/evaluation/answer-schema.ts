import { z } from 'zod';
import { WARNING_CODES } from './answer.js';
import type { AnswerOf } from './answer.js';
import type { EvaluationKind } from './request.js';
import { civilDateSchema, levelSchema, monthSchema, scoreSchema } from '../vocabulary/schema.js';

const textSchema = z.strictObject({ zh: z.string(), en: z.string() });
/** A test of a § with what was expected and found, as an answer carries it. */
export const findingSchema = z.strictObject({
  clause: z.string(),
  met: z.boolean(),
  expected: textSchema,
  actual: textSchema,
});
/** A warning of an answer with its §. */
export const warningSchema = z.strictObject({ code: z.enum(WARNING_CODES), clause: z.string() });

const frame = {
  policyVersion: z.string(),
  findings: z.array(findingSchema),
  warnings: z.array(warningSchema),
};
const window = z.tuple([monthSchema, monthSchema]);
const steps = z.int().min(0);

/** The answers of contract and API, one schema a kind. */
export const evaluationAnswerSchemas = {
  'level-promotion': z.strictObject({
    outcome: z.enum(['eligible', 'ineligible', 'needs-ruling', 'on-hold']),
    from: levelSchema.nullable(),
    to: levelSchema.nullable(),
    directSteps: steps,
    panelSteps: steps,
    route: z.enum(['direct', 'panel']).nullable(),
    ...frame,
  }),
  'position-promotion': z.strictObject({
    outcome: z.enum(['eligible', 'ineligible', 'needs-ruling', 'on-hold']),
    ...frame,
  }),
  'trial-assessment': z.strictObject({
    passed: z.boolean(),
    peripheralScore: scoreSchema,
    competencyScore: scoreSchema,
    ...frame,
  }),
  'formal-assessment': z.strictObject({
    outcome: z.enum(['passed', 'failed', 'incomplete']),
    score: scoreSchema.nullable(),
    groups: z.strictObject({
      superiors: scoreSchema.optional(),
      subordinates: scoreSchema.optional(),
      departmentHeads: scoreSchema.optional(),
    }),
    ...frame,
  }),
  panel: z.strictObject({
    outcome: z.enum(['passed', 'failed', 'incomplete']),
    total: scoreSchema.nullable(),
    ...frame,
  }),
  confirmation: z.strictObject({ steps, to: levelSchema.nullable(), ...frame }),
  entry: z.strictObject({
    outcome: z.enum(['accepted', 'needs-special-approval', 'rejected']),
    level: levelSchema.nullable(),
    ...frame,
  }),
  setback: z.strictObject({
    measure: z.enum(['none', 'improvement-plan', 'demote', 'revert', 'awaiting-complaint']),
    to: levelSchema.nullable(),
    effectiveFrom: civilDateSchema.nullable(),
    clause: z.enum(['11.1', '11.2', '11.3']).nullable(),
    approval: z.enum(['standard', 'hr-and-gm']),
    positionReview: z.boolean(),
    ...frame,
  }),
  'cycle-calendar': z.strictObject({
    launchFrom: civilDateSchema,
    launchBy: civilDateSchema,
    windowAgents: window,
    windowTeamLeaders: window.nullable(),
    ...frame,
  }),
  'trial-calendar': z.strictObject({ lastDay: civilDateSchema, reviewOn: civilDateSchema, ...frame }),
} satisfies { readonly [K in EvaluationKind]: z.ZodType<AnswerOf<K>> };

/** Any answer but the invalid one. */
export const evaluationAnswerSchema = z.union([
  evaluationAnswerSchemas['level-promotion'],
  evaluationAnswerSchemas['position-promotion'],
  evaluationAnswerSchemas['trial-assessment'],
  evaluationAnswerSchemas['formal-assessment'],
  evaluationAnswerSchemas.panel,
  evaluationAnswerSchemas.confirmation,
  evaluationAnswerSchemas.entry,
  evaluationAnswerSchemas.setback,
  evaluationAnswerSchemas['cycle-calendar'],
  evaluationAnswerSchemas['trial-calendar'],
]);

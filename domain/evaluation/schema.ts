import { z } from 'zod';
import { CONFIRMATION_TRACKS, EVALUATION_KINDS, HIRES, PANEL_GROUPS, REVIEW_GROUPS, RULINGS } from './request.js';
import type { EvaluationKind, EvaluationRequest, RequestOf } from './request.js';
import type { Level } from '../vocabulary/level.js';
import type { Position } from '../vocabulary/position.js';
import {
  civilDateSchema,
  complaintSchema,
  levelSchema,
  managementPositionSchema,
  monthlyRatingSchema,
  monthSchema,
  positionSchema,
  scoreSchema,
  statusSchema,
} from '../vocabulary/schema.js';

/** A month given twice is reported at its second place. */
const ratingsSchema = z.array(monthlyRatingSchema).check(({ value, issues }) => {
  const seen = new Set<string>();
  let index = 0;
  for (const { month } of value) {
    if (seen.has(month)) issues.push({ code: 'custom', message: 'month-twice', path: [index, 'month'], input: month });
    seen.add(month);
    index += 1;
  }
});

/** Only a supervisor may be without a level (I-04). */
const levelOfPosition = ({
  value,
  issues,
}: z.core.ParsePayload<{ readonly position: Position; readonly level: Level | null }>): void => {
  if (value.level === null && value.position !== 'supervisor') {
    issues.push({ code: 'custom', message: 'level-null', path: ['level'], input: value.level });
  }
};

const notAll = (groups: readonly string[]) => (waived: readonly string[]) => !groups.every((g) => waived.includes(g));
const waivedOf = <const G extends readonly [string, ...string[]]>(groups: G) =>
  z.array(z.enum(groups)).refine(notAll(groups), { error: 'all-waived' }).optional();

const scores = z.array(scoreSchema);
const someScores = scores.min(1);
const leave = {
  protectedMonths: z.array(monthSchema).optional(),
  ruling: z.enum(RULINGS).nullable().optional(),
};
const person = { position: positionSchema, level: levelSchema.nullable(), status: statusSchema };

/** One schema a kind: strict, so that a misspelt field never drops a bar silently. */
export const evaluationRequestSchemas = {
  'level-promotion': z.strictObject({
    kind: z.literal('level-promotion'),
    cycle: monthSchema,
    employee: z
      .strictObject({ id: z.string().optional(), ...person, levelSince: civilDateSchema })
      .check(levelOfPosition),
    ratings: ratingsSchema,
    complaints: z.array(complaintSchema).optional(),
    demotionPending: z.boolean().optional(),
    ...leave,
  }),
  'position-promotion': z.strictObject({
    kind: z.literal('position-promotion'),
    to: managementPositionSchema,
    nominatedOn: civilDateSchema,
    employee: z
      .strictObject({ id: z.string().optional(), ...person, positionSince: civilDateSchema })
      .check(levelOfPosition),
    ratings: ratingsSchema,
    demotionPending: z.boolean().optional(),
    ...leave,
  }),
  'trial-assessment': z.strictObject({
    kind: z.literal('trial-assessment'),
    to: managementPositionSchema,
    peripheral: someScores,
    competency: someScores,
  }),
  'formal-assessment': z.strictObject({
    kind: z.literal('formal-assessment'),
    to: managementPositionSchema,
    superiors: scores,
    subordinates: scores,
    departmentHeads: scores,
    subordinatesAsked: z.int().min(0),
    waived: waivedOf(REVIEW_GROUPS),
  }),
  panel: z.strictObject({
    kind: z.literal('panel'),
    passMark: scoreSchema,
    scores: z.strictObject({
      directSuperior: scores,
      departmentHead: scores,
      relatedDepartments: scores,
      humanResources: scores,
    }),
    waived: waivedOf(PANEL_GROUPS),
  }),
  confirmation: z
    .strictObject({
      kind: z.literal('confirmation'),
      position: positionSchema,
      level: levelSchema.nullable(),
      track: z.enum(CONFIRMATION_TRACKS),
      ratings: ratingsSchema,
      outstandingContribution: z.boolean().optional(),
    })
    .check(levelOfPosition),
  entry: z.strictObject({
    kind: z.literal('entry'),
    hire: z.enum(HIRES),
    proposed: levelSchema.nullable().optional(),
    specialApproval: z.boolean().optional(),
  }),
  setback: z.strictObject({
    kind: z.literal('setback'),
    employee: z.strictObject(person).check(levelOfPosition),
    event: z.strictObject({
      month: monthSchema,
      rating: z.enum(['C', 'D']),
      cause: z.enum(['service-attitude', 'other']),
      complaint: z.enum(['none', 'pending', 'upheld', 'dismissed']),
      publishedOn: civilDateSchema,
      upheldOn: civilDateSchema.nullable().optional(),
      otherCs: z.int().min(0).optional(),
    }),
    lastPromotion: z
      .strictObject({ from: levelSchema, to: levelSchema, effectiveFrom: civilDateSchema })
      .nullable()
      .optional(),
  }),
  'cycle-calendar': z.strictObject({ kind: z.literal('cycle-calendar'), cycle: monthSchema }),
  'trial-calendar': z.strictObject({ kind: z.literal('trial-calendar'), start: civilDateSchema, months: z.int() }),
} satisfies { readonly [K in EvaluationKind]: z.ZodType<RequestOf<K>> };

/** Any of the ten, told apart by `kind`: what `POST /v1/policy/evaluations` takes. */
export const evaluationRequestSchema: z.ZodType<EvaluationRequest> = z.discriminatedUnion(
  'kind',
  [
    evaluationRequestSchemas['level-promotion'],
    evaluationRequestSchemas['position-promotion'],
    evaluationRequestSchemas['trial-assessment'],
    evaluationRequestSchemas['formal-assessment'],
    evaluationRequestSchemas.panel,
    evaluationRequestSchemas.confirmation,
    evaluationRequestSchemas.entry,
    evaluationRequestSchemas.setback,
    evaluationRequestSchemas['cycle-calendar'],
    evaluationRequestSchemas['trial-calendar'],
  ],
  { error: `kind: ${EVALUATION_KINDS.join(', ')}` },
);

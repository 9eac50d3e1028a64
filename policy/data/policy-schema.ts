import { z } from 'zod';
import { civilDateSchema, levelSchema, positionSchema, scoreSchema } from '../../domain/vocabulary/schema.js';
import { assessmentFormsSchema } from './assessment-forms.js';
import { cited, clauseSchema, textSchema } from '../rules/cited.js';

const count = z.int().min(0);
const level = cited(levelSchema);
const number = cited(z.int().min(1));
const score = cited(scoreSchema);
/** 'nS + mA': at least n S, and at least n + m of A or better (I-07). */
const quota = z.strictObject({ S: count, A: count }).readonly();
const anyOf = z.array(quota).min(1).readonly();
const stepRule = z.strictObject({ clause: clauseSchema, steps: z.int().min(1), anyOf }).readonly();
const confirmationRule = z
  .strictObject({ clause: clauseSchema, steps: z.int().min(1), anyOf, orOutstandingContribution: z.boolean() })
  .readonly();
const months = cited(z.array(z.int().min(1).max(12)).min(1).readonly());
const group = <T extends z.ZodType>(value: T) => z.strictObject({ agents: value, teamLeaders: value }).readonly();
const post = <T extends z.ZodType>(value: T) => z.strictObject({ 'team-leader': value, supervisor: value }).readonly();

/** One dated version of the policy: every number beside its §. Unknown and missing fields are refused. */
export const policySchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** The first day it holds; null for the first version, which holds from the beginning. */
  validFrom: civilDateSchema.nullable(),
  /** The last day it holds; null for the newest. */
  validTo: civilDateSchema.nullable(),
  title: textSchema,
  entry: z.strictObject({ intern: level, experienced: level, teamLeaderFloor: level }),
  confirmation: z.strictObject({
    /** After the confirmation, for proposal and review together (7.2.1). */
    proposalWorkdays: number,
    /** HR's own, after the department's (I-43). */
    decisionWorkdays: number,
    /** How long probation lasts from the start (3.3); a later day of confirmation is an alarm (I-47a). */
    probationMonths: number,
    internshipFrom: level,
    probation: z.array(confirmationRule).min(1).readonly(),
    internship: z.array(confirmationRule).min(1).readonly(),
  }),
  levelPromotion: z.strictObject({
    cycleMonths: group(months),
    launchWorkdays: number,
    reminderWorkdays: cited(z.array(z.int().min(1)).readonly()),
    referenceWorkday: number,
    monthsSinceLevel: number,
    floor: z.strictObject({ teamLeaders: level }),
    cap: group(level),
    panelFrom: level,
    windowMonths: group(number),
    ruleA: z.strictObject({ clause: clauseSchema, steps: z.int().min(1), ratedMonths: z.int().min(1) }),
    ruleB: stepRule,
    ruleC: stepRule,
    rulePanel: stepRule,
    ruleTeamLeader: stepRule,
    interviewWorkdays: number,
    appealWorkdays: number,
    monthEndWarningWorkdays: number,
  }),
  panel: z.strictObject({
    weights: z.strictObject({
      directSuperior: number,
      departmentHead: number,
      relatedDepartments: number,
      humanResources: number,
    }),
  }),
  /** Months without a rating for a protected leave: how much further back their reading looks (I-09). */
  protectedLeave: z.strictObject({ furtherMonths: number, leastShareOfWorkdays: cited(z.number().gt(0).max(1)) }),
  positionPromotion: z.strictObject({
    from: post(cited(z.array(positionSchema).min(1).readonly())),
    monthsInPosition: post(number),
    windowMonths: number,
    ratings: z.strictObject({ clause: clauseSchema, anyOf }),
  }),
  /** Heads of related departments below which a warning is given (I-48). */
  relatedHeads: number,
  trialAssessment: post(z.strictObject({ peripheral: score, competency: score })),
  formalAssessment: z.strictObject({
    score: post(score),
    subordinatesNeeded: number,
    subordinatesDrawn: cited(z.tuple([z.int().min(1), z.int().min(1)]).readonly()),
    /** Whoever reports to the candidate for less is not asked. */
    monthsInTeam: number,
  }),
  assessmentForms: assessmentFormsSchema,
  trial: z.strictObject({ minimumMonths: number, reviewDaysBeforeEnd: number, alarmWorkdaysAfterEnd: number }),
  transfer: z.strictObject({ inspectorFrom: level }),
  setback: z.strictObject({
    revertMonths: number,
    demoteSteps: number,
    otherCsMonths: number,
    otherCsForApproval: number,
    floor: group(level),
    improvementPlanMonths: number,
  }),
});

/** The numbers of one version of the policy, each beside its §. */
export type Policy = z.infer<typeof policySchema>;
/** So many S, and so many more that are A or better (`nS + mA`, I-07). */
export type Quota = z.infer<typeof quota>;

import { caseFile } from '../../domain/documents/case-file.js';
import type { SetbackMeasure } from '../../domain/pipelines/setback/acts.js';
import type { CaseTerms } from '../../domain/cases/case-terms.js';
import { firstOfNextMonth, laterDate } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { StageOf } from '../../domain/pipelines/pipelines.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import type { Decided, DecisionFacts } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import type { CaseInterruption } from '../messages/cases.js';

/** What a setback (§11) leaves in the records, step by step. Pure. */

/** What is carried out in the end. */
export interface Measure {
  readonly what: SetbackMeasure | 'revert';
  readonly to: Level | null;
  readonly effectiveFrom: string | null;
  readonly clause: string;
  readonly reason: string;
}

export const opening = (
  { caseId, personId, month }: SetbackInput,
  terms: CaseTerms,
  found: SetbackFound,
): StepRecord => ({
  cases: [
    {
      caseId,
      opens: { kind: 'setback', personId, openedBy: 'system:ratings', choices: terms.choices },
      stage: 'cause',
      detail: { month, rating: found.rating, level: found.level },
    },
  ],
});

/** I-74: from its beginning; what was told before is no result any more. */
export const decidedAgain = (caseId: string, round: number): StepRecord => ({
  cases: [{ caseId, stage: 'cause', round, released: false, detail: { planMonth: null, told: null } }],
});

/** §11 asks nothing of who is not confirmed, or has no ladder. */
export const withoutMeasure = (input: SetbackInput, terms: CaseTerms, found: SetbackFound): StepRecord => {
  const [opened] = opening(input, terms, found).cases ?? [];
  return {
    cases:
      opened === undefined ? [] : [{ ...opened, stage: 'closed', outcome: 'no-measure', released: true, closed: true }],
  };
};

/** A step that moves the case and says what was decided. */
export const step = (
  caseId: string,
  stage: StageOf<'setback'>,
  decision: (Decided & Omit<DecisionFacts, 'caseId'>) | undefined,
  more: Partial<Omit<NonNullable<StepRecord['cases']>[number], 'caseId' | 'stage'>> = {},
): StepRecord => ({
  cases: [{ caseId, stage, ...more }],
  ...(decision === undefined ? {} : { decisions: [{ caseId, ...decision }] }),
});

/** The step with the stage that the case goes to: what follows a decision is known only after it. */
export const at = (caseId: string, record: StepRecord, stage: StageOf<'setback'>): StepRecord => ({
  ...record,
  cases: (record.cases ?? [{ caseId, stage }]).map((one) => ({ ...one, stage })),
});

/** What the rules found leads to, before anybody chose otherwise. */
export const asFound = (found: SetbackFound, reason: string): Measure => ({
  what: found.measure === 'awaiting-complaint' ? 'improvement-plan' : found.measure,
  to: found.to,
  effectiveFrom: found.effectiveFrom,
  clause: found.clause ?? '11.1',
  reason,
});

/** I-67: never backwards: a measure that was decided late holds from the first of the month after. */
export const notBackwards = (wanted: string | null, today: string): string =>
  wanted !== null && wanted >= today ? wanted : firstOfNextMonth(today);

/** I-67: pay follows on the same day, or, acknowledged later, from the first of the month after. */
export const payFrom = (effectiveFrom: string, signedOn: string): string =>
  signedOn <= effectiveFrom ? effectiveFrom : laterDate(effectiveFrom, firstOfNextMonth(signedOn));

/** 11.2, 11.3: the lower level, with the notice (§15.3); pay waits for the acknowledgement (I-67). */
export function lowered(
  input: SetbackInput,
  record: StepRecord,
  from: Level,
  measure: Measure & { readonly to: Level; readonly effectiveFrom: string },
): StepRecord {
  const { caseId, personId, month } = input;
  const { to, effectiveFrom, clause, what } = measure;
  const moved = at(caseId, record, 'acknowledgement');
  const result = { effectiveFrom, released: true, outcome: what, reason: measure.reason };
  const detail = { measure: what, from, to, clause };
  return {
    ...moved,
    cases: (moved.cases ?? []).map((one) => ({ ...one, ...result, detail: { ...one.detail, ...detail } })),
    effects: [
      { what: 'level', caseId, personId, effectiveFrom, level: to, countsFrom: effectiveFrom, source: 'setback' },
    ],
    documents: [{ kind: 'setback-notice', caseId, content: { from, to, effectiveFrom, clause, month } }],
  };
}

/** I-70: the supervisor is informed, and the person reads the plan. */
export const planned = (
  { caseId, personId }: SetbackInput,
  supervisors: readonly string[],
  plan: { readonly month: string; readonly goals: string; readonly support: string },
): MessageOrder => ({
  to: [personId, ...supervisors],
  clause: '11.1',
  caseId,
  subject: text(`改进计划(${plan.month})`, `Improvement plan for ${plan.month}`),
  body: text(
    `改进目标:${plan.goals};支持措施:${plan.support}。该月考核公布后由直属上级评估(§11.1、I-69)。`,
    `Goals: ${plan.goals}. Support: ${plan.support}. The direct superior reviews it once the month is rated (§11.1, I-69).`,
  ),
});

export const ratingOut = (
  { caseId, personId }: SetbackInput,
  superiorId: string | null,
  month: string,
): readonly MessageOrder[] => [
  {
    to: superiorId === null ? [personId] : [superiorId],
    clause: 'I-69',
    caseId,
    subject: text(`${month} 考核已公布,请评估改进计划`, `The rating of ${month} is out: review the plan`),
    body: text(
      `案件 ${caseId} 的改进计划可以评估了(I-69)。`,
      `The improvement plan of case ${caseId} can be reviewed now (I-69).`,
    ),
  },
];

/** The last step: archived, and open to the person. */
export const closed = (caseId: string, record: StepRecord, outcome: string, reason?: string): StepRecord => ({
  ...record,
  cases: [
    {
      ...(record.cases?.[0] ?? { caseId }),
      caseId,
      stage: 'closed',
      outcome,
      released: true,
      closed: true,
      ...(reason === undefined ? {} : { reason }),
    },
  ],
  documents: [...(record.documents ?? []), caseFile(caseId)],
});

const ENDS: Readonly<Partial<Record<CaseInterruption['why'], string>>> = {
  left: 'ended-left',
  'appeal-corrected': 'corrected-on-appeal',
};

/** Ended from outside: the rating was corrected, the person left, or an appeal has corrected it. */
export const endedBy = (caseId: string, { why, note }: CaseInterruption): StepRecord =>
  closed(caseId, {}, ENDS[why] ?? 'rating-corrected', note);

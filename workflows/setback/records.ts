import { caseFile } from '../../domain/documents/case-file.js';
import type { SetbackMeasure } from '../../domain/pipelines/setback/acts.js';
import type { CaseTerms } from '../../domain/cases/case-terms.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { StageOf } from '../../domain/pipelines/pipelines.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import type { TransferOrder } from '../../domain/cases/transfer-order.js';
import type { Decided, DecisionFacts } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { PlanEntry } from '../../domain/taken-over/entry.js';
import type { TakenOver } from '../../domain/taken-over/taken-over.js';
import { takenOverDecision, takenOverDetail, takenOverNotice } from '../engine/taken-over.js';
import { inEffect, planned } from './messages.js';

/** What a setback (§11) leaves in the records, step by step. Pure. */

/** What is carried out in the end. */
export interface Measure {
  readonly what: SetbackMeasure | 'revert';
  readonly to: Level | null;
  readonly effectiveFrom: string | null;
  readonly clause: string;
  readonly reason: string;
  /** Who proposed it; empty where nobody had a choice. */
  readonly proposedBy: string;
  /** I-69: where to, of a transfer. */
  readonly transfer?: TransferOrder;
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

/** A plan that was under way when the service came, as HR has entered it (docs/decisions/0085). */
export function planTakenOver(
  input: SetbackInput,
  terms: CaseTerms,
  found: SetbackFound,
  takenOver: TakenOver<PlanEntry>,
): StepRecord {
  const { caseId } = input;
  const { planMonth, extended, cause, goals, support } = takenOver.entry;
  const plan = { planMonth, extended, cause, ...takenOverDetail(takenOver) };
  return {
    openedBy: takenOver.enteredBy,
    cases: (opening(input, terms, found).cases ?? []).map((one) => ({
      ...one,
      ...(one.opens === undefined ? {} : { opens: { ...one.opens, openedBy: takenOver.enteredBy } }),
      stage: 'plan-review',
      outcome: 'improvement-plan',
      released: true,
      detail: { ...one.detail, ...plan },
    })),
    decisions: [takenOverDecision(caseId, takenOver)],
    messages: [takenOverNotice(caseId, takenOver), planned(input, found, { month: planMonth, goals, support })],
  };
}

/** From its beginning (I-74, docs/decisions/0058); what was told before is no result any more. */
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
  proposedBy: '',
});

/** I-41, I-67: level, pay and notice at once, by the road that it came (§15.3). */
export function lowered(
  input: SetbackInput,
  found: SetbackFound & { readonly level: Level },
  measure: Measure & { readonly to: Level },
  { road, effectiveFrom }: { readonly road: 'agreed' | 'decided'; readonly effectiveFrom: string },
): StepRecord {
  const { caseId, personId, month } = input;
  const { to, clause, what, reason } = measure;
  const { level: from, countsFrom } = found;
  const about = { caseId, personId, effectiveFrom };
  const detail = { measure: what, from, to, clause, road };
  return {
    ...step(caseId, 'acknowledgement', undefined, { effectiveFrom, released: true, outcome: what, reason, detail }),
    effects: [
      // I-21: a measure is no assessment, so 8.2.2 goes on counting from the one before it.
      { ...about, what: 'level', level: to, countsFrom: countsFrom ?? effectiveFrom, source: 'setback' },
      { ...about, what: 'pay', from, to },
    ],
    documents: [{ kind: 'setback-notice', caseId, content: { from, to, effectiveFrom, clause, month, road } }],
    messages: [inEffect(input, { to, effectiveFrom, road, superiorId: found.superiorId })],
  };
}

/** The last step: archived, and open to the person. */
export const closed = (
  caseId: string,
  record: StepRecord,
  result:
    string | { readonly outcome: string; readonly reason: string; readonly detail?: Readonly<Record<string, unknown>> },
): StepRecord => {
  const { outcome, ...more } = typeof result === 'string' ? { outcome: result } : result;
  const before = record.cases?.[0];
  const detail = { ...before?.detail, ...('detail' in more ? more.detail : {}) };
  return {
    ...record,
    cases: [{ ...before, ...more, detail, caseId, stage: 'closed', outcome, released: true, closed: true }],
    documents: [...(record.documents ?? []), caseFile(caseId)],
  };
};

const ENDS: Readonly<Partial<Record<CaseInterruption['why'], string>>> = {
  left: 'ended-left',
  'appeal-corrected': 'corrected-on-appeal',
  voided: 'voided',
};

/** Ended from outside: the rating was corrected, the person left, or an appeal has corrected it. */
export const endedBy = (caseId: string, { why, note }: CaseInterruption): StepRecord =>
  closed(caseId, {}, { outcome: ENDS[why] ?? 'rating-corrected', reason: note });

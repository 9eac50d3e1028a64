import { caseFile } from '../../domain/documents/case-file.js';
import type { DocumentOrder } from '../../domain/documents/order.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { Effect } from '../../domain/step/effect.js';
import { firstDayOf } from '../../domain/vocabulary/month.js';
import { text } from '../../domain/vocabulary/text.js';
import { levelAndPay } from '../closing/taking-effect.js';
import type { CaseInterruption } from '../messages/cases.js';
import { inStage, standingFor, withoutCandidates, type CycleState } from './state.js';
import type { Transition } from './transitions.js';

/** The release of the results, with which promotions take effect (8.5.6, 8.5.7, 12.2, I-42). Pure; checked before. */

type Approved = Extract<Candidate, { readonly stage: 'approved' }>;

/** 8.5.6: whose results go back to the department now. */
export const toRelease = (state: CycleState): readonly string[] =>
  standingFor(state, 'cycle.release').map(({ caseId }) => caseId);

/**
 * 8.5.6, I-42: the results go back to the department; level and pay of everybody approved are written in the same step,
 * with his notice (8.5.7, §15.3). These closings carry the people on.
 */
export function released(
  state: CycleState,
  groups: readonly (readonly string[])[],
): { readonly transition: Transition; readonly closingIds: readonly string[] } {
  const before = state.counts.closings;
  const closings = groups.map((caseIds, index) => ({ id: `${state.cycleId}-C${before + index + 1}`, caseIds }));
  const counts = { ...state.counts, closings: before + closings.length };
  const approved = inStage(state, 'approved');
  return {
    transition: {
      state: { ...withoutCandidates(state, groups.flat()), counts },
      record: {
        cases: closings.flatMap(({ id, caseIds }) =>
          caseIds.map((caseId) => ({ caseId, stage: 'interview', released: true, carriedBy: id })),
        ),
        effects: approved.flatMap((one) => effectsOf(state, one)),
        documents: approved.map((one) => noticeOf(state, one)),
      },
    },
    closingIds: closings.map(({ id }) => id),
  };
}

/**
 * I-58, I-82: who leaves before the results are out leaves the cycle; his session hears of it by itself. Whom the
 * general manager has approved has been promoted (I-42): his result is released by itself, with level, pay and notice.
 */
export function departed(state: CycleState, { personId, on, by, note }: Omit<CaseInterruption, 'why'>): Transition {
  const candidate = Object.values(state.candidates).find((one) => one.personId === personId);
  if (candidate === undefined) return { state, record: {} };
  const { caseId, round } = candidate;
  const promoted = candidate.stage === 'approved';
  const decision: DecisionRecord = {
    caseId,
    round,
    clause: 'I-58',
    kind: 'interruption',
    outcome: promoted ? 'left-promoted' : 'left',
    reason: note,
    detail: { on, by },
  };
  const end = { caseId, released: true, closed: true } as const;
  return {
    state: withoutCandidates(state, [caseId]),
    record: {
      decisions: [decision],
      cases: [promoted ? { ...end, stage: 'promoted' } : { ...end, stage: 'not-promoted', reason: note }],
      ...(promoted ? { effects: effectsOf(state, candidate) } : {}),
      documents: [...(promoted ? [noticeOf(state, candidate)] : []), caseFile(caseId)],
    },
  };
}

/** Voided before the release: nothing takes effect, whatever was decided; the file is frozen (docs/decisions/0057). */
export function voided(
  state: CycleState,
  { caseId, round }: Candidate,
  { note }: Pick<CaseInterruption, 'note'>,
): Transition {
  const end = { released: true, closed: true, stage: 'not-promoted', reason: note } as const;
  return {
    state: withoutCandidates(state, [caseId]),
    record: { cases: [{ caseId, round, ...end }], documents: [caseFile(caseId)] },
  };
}

/** I-19: the months of 8.2.2 count from the cycle's month, so that a late approval costs nobody the next cycle. */
const effectsOf = (
  { month }: CycleState,
  { caseId, personId, from, finalLevel, effectiveFrom }: Approved,
): readonly Effect[] =>
  levelAndPay({
    caseId,
    personId,
    source: 'level-promotion',
    from,
    to: finalLevel,
    effectiveFrom,
    countsFrom: firstDayOf(month),
  });

const noticeOf = (
  { kind, month }: CycleState,
  { caseId, from, finalLevel, effectiveFrom }: Approved,
): DocumentOrder<'level-notice'> => {
  const said = { fromLevel: from, toLevel: finalLevel, effectiveFrom };
  const content =
    kind === 'special'
      ? { ...said, cycleMonth: null, basis: text('§8.3.2、§8.4.1.1 与 §12.2', '§8.3.2, §8.4.1.1 and §12.2') } // I-26
      : { ...said, cycleMonth: month, basis: text('§8.5.7 与 §12.2', '§8.5.7 and §12.2') };
  return { kind: 'level-notice', caseId, content };
};

import type { TrialDecision, TrialDecisionAct } from '../../domain/pipelines/position-promotion/acts.js';
import { asDetail, detail, type Refusal, type RefusalDetail, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';
import { checkOutcome } from './checks.js';
import { openPlaces, type VacancyState } from './state.js';
import { batchRefused, CASE, GM } from '../../domain/refusals/cases.js';

/** 9.5.4, I-38, I-46: all or nothing; never more approvals than open places. */
export function checkTrialDecisions(state: VacancyState, act: TrialDecisionAct, actor: Actor): Refusal | undefined {
  const details = act.decisions.flatMap((row) => objections(state, row, actor));
  if (details.length > 0) {
    return batchRefused('9.5.4', details);
  }
  const approvals = act.decisions.filter(({ decision }) => decision === 'approve').length;
  const places = openPlaces(state);
  if (approvals <= places) return undefined;
  return refuse(GM.HEAD_COUNT_EXCEEDED, { approvals, places });
}

function objections(state: VacancyState, row: TrialDecision, actor: Actor): readonly RefusalDetail[] {
  const { caseId, decision, reason, to } = row;
  const nominee = state.nominees[caseId];
  if (nominee?.stage !== 'trial-with-gm') {
    return nominee === undefined
      ? [detail(CASE.NOT_IN_VACANCY, { caseId })]
      : [detail(CASE.OUT_OF_TURN, { caseId }, { actual: nominee.stage, wanted: 'trial-with-gm' })];
  }
  if (nominee.personId === actor.personId) {
    return [detail(CASE.OWN, { caseId })];
  }
  if (decision !== 'approve') {
    if (reason === undefined)
      return [detail(CASE.REASON_MISSING, { caseId }, { what: text('否决或退回', 'rejecting or returning') })];
    return decision === 'return' && to === undefined ? [detail(GM.RETURN_WHERE, { caseId })] : [];
  }
  const standing = checkOutcome(nominee);
  return standing === undefined ? [] : [asDetail(standing, { caseId })];
}

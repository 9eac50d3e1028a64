import { takenOverDecision, takenOverDetail, takenOverNotice } from '../engine/taken-over.js';
import type { PositionInput, TakenOverTrial } from '../messages/position.js';
import type { Transition } from './records.js';
import type { VacancyState } from './state.js';

/**
 * Somebody was on trial for the post when the service came (docs/decisions/0085): his case stands there with the vacancy, he
 * takes his place in it (I-46), and goes on in a workflow of his own.
 */
export function takenOver(
  before: VacancyState,
  { caseId, from, level, takenOver: taken, reviewed }: TakenOverTrial,
): Transition & { readonly goesOn: PositionInput } {
  const { vacancyId, post, reportsTo } = before.input;
  const { policyVersion, choices, stepWorkdays } = before.terms;
  const { personId } = taken.entry;
  const opens = {
    kind: 'position-promotion',
    personId,
    groupId: vacancyId,
    vacancyId,
    post,
    exclusive: 'position',
    openedBy: taken.enteredBy,
    choices,
  } as const;
  const stage = reviewed === undefined ? 'trial' : 'trial-review';
  return {
    state: { ...before, handedOver: { ...before.handedOver, [caseId]: personId } },
    record: {
      openedBy: taken.enteredBy,
      cases: [{ caseId, opens, stage, detail: takenOverDetail(taken) }],
      decisions: [takenOverDecision(caseId, taken)],
      messages: [takenOverNotice(caseId, taken)],
    },
    goesOn: {
      caseId,
      vacancyId,
      personId,
      from,
      to: post,
      level,
      reportsTo,
      round: 1,
      policyVersion,
      choices,
      stepWorkdays,
      takenOver: taken,
      ...(reviewed === undefined ? {} : { reviewed }),
    },
  };
}

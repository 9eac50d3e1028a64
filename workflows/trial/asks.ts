import type { AnyAsk } from '../engine/ask.js';
import { checkBelowMark, checkDecision, checkLetter, checkManage, checkRatersAct } from './checks.js';
import { checkSheet } from './review-checks.js';
import { isOver, openPause, owing, type TrialState } from './state.js';

export const letterAsk = ({ input }: TrialState, approvedOn: string): AnyAsk => ({
  key: 'letter',
  kind: 'trial.letter',
  to: { roles: ['hr'], escalateTo: ['hr-manager'] },
  excluded: [input.personId],
  caseId: input.caseId,
  due: { workdays: input.stepWorkdays },
  check: (act) => checkLetter(act, approvedOn),
});

/** The tasks that stand open follow from where the trial stands. */
export function asksOf(state: TrialState, approvedOn: string): readonly AnyAsk[] {
  const { input, stage, plan, request } = state;
  if (isOver(state)) return [];
  if (stage === 'letter' || plan === null) return [letterAsk(state, approvedOn)];
  const common = { excluded: [input.personId], caseId: input.caseId } as const;
  const manage: AnyAsk = {
    ...common,
    key: `manage:${plan.lastDay}`, // with another last day it is another task, due on that one
    kind: 'trial.manage',
    to: { roles: ['hr'], escalateTo: ['hr-manager'] },
    due: { on: plan.lastDay },
    check: (act) => checkManage(state, act),
  };
  const raters: AnyAsk = {
    ...common,
    key: `raters:${plan.reviewOn}`,
    kind: 'review.raters',
    to: { roles: ['hr'], escalateTo: ['hr-manager'] },
    due: { on: plan.remindReviewOn },
    check: (act) => checkRatersAct(state, act),
  };
  const belowMark: AnyAsk = {
    ...common,
    key: `below-mark:${state.reviews}:${state.requests}`,
    kind: 'trial.below-mark',
    to: { roles: ['hr'], escalateTo: ['hr-manager'] },
    due: { workdays: input.stepWorkdays },
    check: (act) => checkBelowMark(state, act),
  };
  const asksForRaters = stage === 'running' && state.raters === null && openPause(state) === undefined;
  return [
    manage,
    ...(asksForRaters ? [raters] : []),
    ...(stage === 'below-mark' && request === null ? [belowMark] : []),
    ...requestAsks(state),
    ...sheetAsks(state),
  ];
}

/** I-51, I-57, I-59: the general manager decides. */
function requestAsks(state: TrialState): readonly AnyAsk[] {
  const { input, request, requests } = state;
  if (request === null) return [];
  const common = {
    key: `request:${requests}`,
    to: { roles: ['gm'] },
    excluded: [input.personId],
    caseId: input.caseId,
    due: { workdays: input.stepWorkdays },
  } as const;
  return request.what === 'extension'
    ? [{ ...common, kind: 'trial.extension', check: (act) => checkDecision(state, act) }]
    : [{ ...common, kind: 'trial.end', check: (act) => checkDecision(state, act) }];
}

/** 9.5.6: one a rater, side by side. Nobody answers in a rater's place, so nobody joins when it is overdue. */
function sheetAsks({ input, review, stage }: TrialState): readonly AnyAsk[] {
  if (review?.launched !== true || stage !== 'review') return [];
  return owing(review).map(({ personId }) => ({
    key: `sheet:${review.no}:${personId}`,
    kind: 'review.sheet',
    personal: true,
    to: { people: [personId] },
    excluded: [input.personId],
    caseId: input.caseId,
    due: { on: review.dueOn },
    check: checkSheet,
  }));
}

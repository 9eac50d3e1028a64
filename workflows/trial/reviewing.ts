import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { TrialManageAct } from '../../domain/pipelines/trial/acts.js';
import type { StepRecord } from '../../domain/step/record.js';
import { onItsOwn, type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Happening } from '../engine/happening.js';
import { calledOffNotice } from './notices.js';
import { added, answered, replaced, waivedGroup, type InReview } from './review-transitions.js';
import { owing, recordOf, type TrialState } from './state.js';
import type { Transition } from './transitions.js';
import { readings, today } from '../engine/turn.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';

const { checkRaters, nextInLine, assessReview } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

type Applied = { readonly refusal: Refusal } | (Transition & { readonly closes?: true });
type ReviewHappening = Happening | { readonly kind: 'trial.manage'; readonly act: TrialManageAct };

export const isInReview = (state: TrialState): state is InReview => state.review?.launched === true;

/** 9.5.6, I-55, I-56, I-58: what happens to a review that is open. */
export async function applyToReview(state: TrialState, happening: ReviewHappening): Promise<Applied> {
  if (!isInReview(state)) return { state, record: {} };
  if (happening.kind === 'review.sheet') {
    // The key of the task names the rater; who completed it is the same, and what he answered is not here.
    const after = answered(state, happening.actor.personId);
    return { state: after, record: {} };
  }
  if (happening.kind !== 'trial.manage') return { state, record: {} };
  const { act } = happening;
  switch (act.do) {
    case 'add-rater':
      return (await objectionTo(state, act.personId)) ?? added(state, act);
    case 'replace-rater':
      return replaceRater(state, act);
    case 'waive-group':
      return waivedGroup(state, act.group, act.reason);
    case 'close-review':
      return closeEarly(state);
    default:
      return { state, record: {} };
  }
}

async function objectionTo(state: InReview, rater: string): Promise<{ readonly refusal: Refusal } | undefined> {
  const { faults } = await checkRaters({
    personId: state.input.personId,
    vacancyId: state.input.vacancyId,
    raters: [rater],
  });
  const [fault] = faults;
  if (fault === undefined) return undefined;
  return { refusal: onItsOwn(fault, '9.5.6') };
}

async function replaceRater(state: InReview, act: Extract<TrialManageAct, { do: 'replace-rater' }>): Promise<Applied> {
  if (act.by !== undefined) return (await objectionTo(state, act.by)) ?? replaced(state, act.rater, act.by, act.reason);
  return passOn(state, act.rater, act.reason);
}

/** I-55, I-58: the next of the shuffle in a subordinate's place; nobody in the place of somebody who was named. */
export async function passOn(state: InReview, rater: string, reason: string): Promise<Transition> {
  const seat = state.review.raters.find(({ personId }) => personId === rater);
  if (seat === undefined || seat.answered) return { state, record: {} };
  if (seat.group !== 'subordinates') return replaced(state, rater, null, reason);
  const on = today();
  const { personId } = await nextInLine({ reserve: state.review.reserve, on });
  return replaced(state, rater, personId, reason);
}

/** I-56: after the due day, with what is there, where that is enough. */
async function closeEarly(state: InReview): Promise<Applied> {
  const { outcome, missing } = await assess(state, false);
  if (outcome !== 'incomplete') return { state, record: {}, closes: true };
  return {
    refusal: { ...refuse(REVIEW.INCOMPLETE), details: missing },
  };
}

/** I-56: the engine's figure; kept for good when the review is closed. */
export const assess = (state: InReview, final: boolean): ReturnType<PipelineActivities['assessReview']> => {
  const { caseId, trialId, to, policyVersion, choices } = state.input;
  const { no, asked, waived } = state.review;
  return assessReview({
    caseId,
    no,
    to,
    asked,
    policyVersion,
    choices,
    final,
    askedBy: `${trialId}:review:${no}`,
    waived: Object.keys(waived) as (keyof typeof waived)[],
  });
};

/** I-58: a review that is not wanted any more: nobody's sheet is taken, and everybody who was asked is told. */
export function callOff(state: TrialState, more: StepRecord): Transition {
  if (!isInReview(state) || state.stage !== 'review') return { state, record: recordOf(state, more) };
  const { no } = state.review;
  const record: StepRecord = {
    ...more,
    review: { caseId: state.input.caseId, no, stage: 'cancelled' },
    messages: [
      ...(more.messages ?? []),
      calledOffNotice(
        state,
        owing(state.review).map(({ personId }) => personId),
      ),
    ],
  };
  return { state, record: recordOf(state, record) };
}

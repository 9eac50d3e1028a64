import { setHandler } from '@temporalio/workflow';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import type { ConfirmationInput, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { noticeAsk } from '../closing/asks.js';
import { Desk } from '../engine/desk.js';
import type { Happening } from '../engine/happening.js';
import { Interruption, nextUnlessEnded, untilWritten } from '../engine/interruption.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { noticeSigned } from '../closing/notice-step.js';
import { checkLevel, confirmationAsk } from './asks.js';
import {
  begun,
  decided,
  decidedByGm,
  proposed,
  returnedTo,
  reviewed,
  stoodAt,
  type ConfirmationState,
  type Outcome,
} from './state.js';
import {
  confirmationBack,
  confirmationClosed,
  confirmationMoved,
  confirmationOpened,
  confirmationTakenOver,
  confirmed,
  decisionOf,
} from './steps.js';
import { now, readings } from '../engine/turn.js';

const { openConfirmation, offerConfirmation } = readings<ConfirmationActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * §7: from the day of confirmation on: the supervisor proposes for agents and the manager reviews, for the others the
 * manager proposes (I-43); the HR manager decides, the general manager only on exceptions; the notice is signed.
 */
export async function confirmation(input: ConfirmationInput): Promise<void> {
  const { caseId, personId } = input;
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const ends = new Interruption(personId, ['left']);
  const terms = await openConfirmation({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const desk = new Desk({ about: { caseId }, policyVersion: () => terms.policyVersion, hears: [caseInterrupted] });
  const { takenOver } = input;
  let state = takenOver === undefined ? begun(terms) : stoodAt(terms, takenOver);
  const opens =
    takenOver === undefined ? confirmationOpened(input, terms) : confirmationTakenOver(input, terms, state, takenOver);
  const { refused } = await desk.opens(opens, [confirmationAsk(input, terms, state)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();

  let before: ConfirmationState | undefined;
  const goTo = async (again: ConfirmationState | undefined): Promise<void> => {
    if (again === undefined) return;
    const asks = [confirmationAsk(input, terms, again)];
    if (!(await desk.tried(() => desk.commit(confirmationBack(caseId, again), asks)))) return;
    [state, before, stage] = [again, undefined, again.stage];
  };
  const back = (): Promise<void> => goTo(before && { ...before, round: state.round + 1 });
  for (let acts = 1; ; acts += 1) {
    stage = state.stage;
    const happening = await nextUnlessEnded(desk, ends, back, ({ to }) => goTo(returnedTo(state, to)));
    if (happening === undefined) break;
    const now = { ...state, offers: await offersNow(input, terms, state, happening, acts) };
    const moved = againstMoved(terms, now, happening);
    if (moved !== undefined) {
      state = now;
      const asks = [confirmationAsk(input, terms, state)]; // checks by what is offered now
      await desk.tried(() => desk.commit(undefined, asks, moved));
      continue;
    }
    const outcome = apply(now, happening, terms);
    const decision = decisionOf(caseId, happening, now);
    if ('state' in outcome) {
      const next = outcome.state;
      const asks = [confirmationAsk(input, terms, next)];
      const record = confirmationMoved(caseId, decision, next);
      if (await desk.tried(() => desk.commit(record, asks))) [before, state] = [state, next];
      continue;
    }
    const clauses = { interview: '7.2', notice: '15.3' };
    const ask = noticeAsk({ caseId, personId, stepWorkdays: terms.stepWorkdays, clauses });
    const { decided: level } = outcome;
    if (!(await desk.tried(() => desk.commit(confirmed(input, terms, decision, level), [ask])))) continue;
    stage = 'notice';
    ends.holds();
    await untilWritten(desk, ends, (notice) =>
      desk.finish(confirmationClosed(caseId, notice?.kind === 'level.notice' ? noticeSigned(caseId, notice) : {})),
    );
    stage = 'confirmed';
    return;
  }
  stage = 'cancelled';
  await desk.finish(confirmationClosed(caseId, {}, ends.happened));
}

/** 7.3, I-45: a rating may have come since; what the act rests on is frozen. */
function offersNow(
  { caseId, personId, confirmedOn }: ConfirmationInput,
  { policyVersion, choices, position, level, track }: ConfirmationTerms,
  { contribution }: ConfirmationState,
  { act }: Happening,
  acts: number,
) {
  const claimed = ('contribution' in act ? act.contribution : undefined) ?? contribution;
  return offerConfirmation({
    caseId,
    askedBy: `${caseId}:act-${acts}`,
    personId,
    confirmedOn,
    position,
    level,
    track,
    policyVersion,
    choices,
    outstandingContribution: claimed !== null,
  });
}

/** What was proposed has to fit what the rules offer now (I-15). */
function againstMoved(terms: ConfirmationTerms, state: ConfirmationState, { act }: Happening): Refusal | undefined {
  if (!('level' in act)) return undefined;
  const contribution = 'contribution' in act ? act.contribution : undefined;
  const reason = 'reason' in act ? act.reason : undefined;
  return checkLevel(terms, state, {
    level: act.level,
    ...(contribution === undefined ? {} : { contribution }),
    ...(reason === undefined ? {} : { reason }),
  });
}

function apply(state: ConfirmationState, happening: Happening, terms: ConfirmationTerms): Outcome {
  switch (happening.kind) {
    case 'confirmation.proposal':
      return proposed(state, happening.act, happening.actor.personId, terms);
    case 'confirmation.review':
      return reviewed(state, happening.act);
    case 'confirmation.decision':
      return decided(state, happening.act);
    case 'confirmation.gm-decision':
      return decidedByGm(state, happening.act);
    default:
      throw new Error(`a confirmation asks for no ${happening.kind}`);
  }
}

import { setHandler } from '@temporalio/workflow';
import type { AppealInput, AppealTerms } from '../../domain/pipelines/appeal/start.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { appealAsks } from './asks.js';
import { lodgedState, returnedTo, type AppealState } from './state.js';
import { appealCancelled, appealStep, lodged } from './steps.js';
import { Desk } from '../engine/desk.js';
import type { Happening } from '../engine/happening.js';
import { Interruption, nextUnlessEnded } from '../engine/interruption.js';
import type { Returned } from '../engine/undo/returning.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { now, readings, today } from '../engine/turn.js';

const { openAppeal, checkReader, checkRemedy } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * I-74: the person whom a decision is about appeals within five workdays of the notice; HR names somebody who took no
 * part in the case, who reads it. Refused, the person reads why; upheld, the case is decided again or a correcting
 * record is made, the general manager agreeing to another level (4.1). Nothing that stands is overwritten.
 */
export async function appeal(input: AppealInput): Promise<void> {
  let state: AppealState | undefined;
  setHandler(getStage, () => state?.stage ?? 'opening');
  const opening = announceOpening();
  const ends = new Interruption(input.personId, ['left']);
  const terms = await openAppeal({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const desk = new Desk({
    about: { caseId: input.caseId },
    policyVersion: () => terms.policyVersion,
    hears: [caseInterrupted],
  });
  state = lodgedState;
  const { refused } = await desk.opens(lodged(input, terms), appealAsks(input, terms, state));
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  const returned = async ({ to }: Returned): Promise<void> => {
    const back = state === undefined ? undefined : returnedTo(state, to);
    if (back === undefined) return;
    const record = { cases: [{ caseId: input.caseId, stage: back.stage, round: back.round }] };
    if (await desk.tried(() => desk.commit(record, appealAsks(input, terms, back)))) state = back;
  };
  while (state.stage !== 'upheld' && state.stage !== 'refused') {
    const happening = await nextUnlessEnded(desk, ends, undefined, returned);
    if (happening === undefined) {
      await desk.finish(appealCancelled(input, state, ends.happened));
      return;
    }
    const next = await after(input, terms, state, happening);
    if ('refusal' in next) {
      desk.refuse(next.refusal);
      continue;
    }
    const step = appealStep(input, terms, happening, next);
    if (!(await desk.tried(() => desk.commit(step, appealAsks(input, terms, next))))) continue;
    state = next;
    if (state.stage === 'notice') ends.holds();
    await tellTheCase(input, happening);
  }
  await desk.drain();
}

/** The state after an act, or why it cannot be applied as the records stand. */
async function after(
  { aboutId, personId }: AppealInput,
  { policyVersion, decision }: AppealTerms,
  state: AppealState,
  happening: Happening,
): Promise<AppealState | { readonly refusal: Refusal }> {
  switch (happening.kind) {
    case 'appeal.reader': {
      const { reader } = happening.act;
      const found = await checkReader({ aboutId, personId, reader, at: now() });
      if ('refusal' in found) return found;
      return { ...state, stage: 'reading', reader, named: state.named + 1, tookPart: found.tookPart };
    }
    case 'appeal.reading':
      return { ...state, stage: happening.act.decision === 'uphold' ? 'remedy' : 'refused' };
    case 'appeal.remedy': {
      const { act } = happening;
      const found = await checkRemedy({ aboutId, personId, policyVersion, act, decidedAt: decision.at });
      if ('refusal' in found) return found;
      return { ...state, stage: found.correction === null ? 'upheld' : 'gm-decision', correction: found.correction };
    }
    case 'appeal.gm-decision':
      return happening.act.decision === 'approve'
        ? { ...state, stage: 'notice' }
        : { ...state, stage: 'remedy', correction: null, round: state.round + 1 };
    case 'level.notice':
      return { ...state, stage: 'upheld' };
    default:
      throw new Error(`an appeal asks for no ${happening.kind}`);
  }
}

/** A case that is still open is decided again, or ends because a record corrects it. */
async function tellTheCase({ caseId, aboutId, personId }: AppealInput, { kind, act }: Happening): Promise<void> {
  const again = kind === 'appeal.remedy' && act.do === 'new-round';
  if (!again && !(kind === 'appeal.gm-decision' && act.decision === 'approve')) return;
  const on = today();
  const note = `申诉成立（${caseId}） / appeal upheld (${caseId})`;
  const why = again ? 'appeal-round' : 'appeal-corrected';
  await tellWorkflows([aboutId], caseInterrupted, { why, personId, on, by: caseId, note });
}

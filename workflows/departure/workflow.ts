import { proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { departureNote } from '../../domain/cases/departure-note.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import type { AnyAsk } from '../engine/ask.js';
import { Desk } from '../engine/desk.js';
import { personReplaced } from '../messages/people.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { conductAsk, type DepartureState } from './asks.js';
import { contentOf } from '../engine/mailbox.js';
import { departed, departureChanged, departureOpened, departureVoided, leftOn, settled } from './steps.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { now, readings } from '../engine/turn.js';

const { openDeparture, checkSuccessor, listEntanglements } = readings<DepartureActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

const { watchRecords } = proxyLocalActivities<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * Somebody leaves (I-58): on the day after the last one the status changes, cases about him are told to end, and his
 * open tasks go to the successor, never one about the successor himself. A last day that is past counts at once.
 */
export async function departure(input: DepartureInput): Promise<void> {
  const { caseId, personId } = input;
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const terms = await openDeparture({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  let state: DepartureState = { lastDay: input.lastDay, successorId: terms.successorId };
  const desk = new Desk({
    about: { caseId },
    policyVersion: () => terms.policyVersion,
    wakes: () => (stage === 'waiting' ? leavesAt() : undefined),
  });
  const leavesAt = (): number => instantAt(leftOn(state), '00:00');
  const asks = (): readonly AnyAsk[] => (now() >= leavesAt() ? [] : [conductAsk(input, terms, state)]);
  stage = 'waiting';
  const { refused } = await desk.opens(departureOpened(input, terms, state, now() < leavesAt()), asks());
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  while (now() < leavesAt()) {
    const happening = await desk.next(); // the day after the last one, or what HR does before it
    const ended = happening?.kind === 'heard' ? contentOf(happening, caseInterrupted) : undefined;
    if (ended?.why === 'voided') {
      if (!(await desk.tried(() => desk.finish(departureVoided(caseId, ended))))) continue;
      stage = 'withdrawn';
      return;
    }
    if (happening?.kind !== 'departure.conduct') continue;
    const { act } = happening;
    if (act.do === 'withdraw') {
      if (!(await desk.tried(() => desk.finish(departureChanged(input, act, state))))) continue;
      stage = 'withdrawn';
      return;
    }
    if (act.do === 'name-successor') {
      const { successorId } = act;
      const actorId = happening.actor.personId;
      const { refusal } = await checkSuccessor({ personId, successorId, actorId, at: now() });
      if (refusal !== undefined) {
        desk.refuse(refusal);
        continue;
      }
    }
    const before = state;
    state = act.do === 'move' ? { ...state, lastDay: act.lastDay } : { ...state, successorId: act.successorId };
    if (!(await desk.tried(() => desk.commit(departureChanged(input, act, state), asks())))) state = before;
  }

  stage = 'settling';
  const { by } = await checkSuccessor({ personId, successorId: state.successorId, at: now() });
  state = { ...state, successorId: by }; // who was named may have left himself meanwhile
  await desk.commit(departed(input, state), []);
  const entangled = await listEntanglements({ personId, except: caseId });
  const { successorId } = state;
  const note = departureNote(caseId, state.lastDay);
  const interruption = { why: 'left', personId, on: leftOn(state), by: caseId, note } as const;
  await tellWorkflows(
    [...entangled.cases.flatMap(({ workflowIds }) => workflowIds), ...entangled.workflowIds],
    caseInterrupted,
    interruption,
  );
  const ownCases = entangled.cases.map((one) => one.caseId);
  await tellWorkflows(entangled.workflowIds, personReplaced, { personId, by: successorId, note, ownCases });
  if (entangled.unheld.length > 0) await watchRecords({ at: now() }); // I-39: not only tomorrow morning
  stage = 'left';
  await desk.finish(settled(input, state, entangled));
  await opening.told();
}

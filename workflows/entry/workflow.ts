import { setHandler } from '@temporalio/workflow';
import type { EntryActivities } from '../../domain/pipelines/entry/activities.js';
import type { EntryInput, EntryTerms } from '../../domain/pipelines/entry/start.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { Desk } from '../engine/desk.js';
import type { Happening } from '../engine/happening.js';
import { Interruption, nextUnlessEnded } from '../engine/interruption.js';
import { announceOpening } from '../engine/opening.js';
import { now, readings, today } from '../engine/turn.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { entryAsk } from './asks.js';
import { begun, proposed, returned, returnedTo, reviewed, type EntryState } from './state.js';
import { cancelled, decisionOf, entryBack, entryMoved, graded, hired, type Settled } from './steps.js';

const { openEntry, weighEntry, gradeEntry } = readings<EntryActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** Where an act leads: on to another stage, to the level that is settled, or nowhere, because the rules refuse it. */
type Outcome = { readonly state: EntryState } | { readonly settled: Settled } | { readonly refusal: Refusal };

/**
 * §6, I-78: somebody is hired at the standard level; the supervisor proposes for agents and the manager reviews, for the
 * others the manager proposes; HR verifies. What is above the standard level goes on to the HR manager and the general
 * manager (6.2, 4.1) and holds from his approval on. What the rules refuse is refused to who asked.
 */
export async function entry(input: EntryInput): Promise<void> {
  const { caseId, hire } = input;
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const ends = new Interruption(hire.personId, ['left']);
  const terms = await openEntry({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const desk = new Desk({ about: { caseId }, policyVersion: () => terms.policyVersion, hears: [caseInterrupted] });
  let state = begun;
  const { refused } = await desk.opens(hired(input, terms), [entryAsk(input, terms, state)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();

  let before: EntryState | undefined;
  const goTo = async (again: EntryState | undefined): Promise<void> => {
    if (again === undefined) return;
    if (!(await desk.tried(() => desk.commit(entryBack(input, again), [entryAsk(input, terms, again)])))) return;
    [state, before, stage] = [again, undefined, again.stage];
  };
  const back = (): Promise<void> => goTo(before && { ...before, round: state.round + 1 });
  for (let acts = 1; ; acts += 1) {
    stage = state.stage;
    const happening = await nextUnlessEnded(desk, ends, back, ({ to }) => goTo(returnedTo(state, to)));
    if (happening === undefined) break;
    const outcome = await apply(input, terms, state, { happening, acts });
    if ('refusal' in outcome) {
      desk.refuse(outcome.refusal);
      continue;
    }
    const decision = decisionOf(caseId, happening, state, terms);
    if ('settled' in outcome) {
      if (!(await desk.tried(() => desk.finish(graded(input, terms, decision, outcome.settled))))) continue;
      stage = 'graded';
      return;
    }
    const next = outcome.state;
    const moved = entryMoved(input, decision, next);
    if (await desk.tried(() => desk.commit(moved, [entryAsk(input, terms, next)]))) [before, state] = [state, next];
  }
  stage = 'cancelled';
  await desk.finish(cancelled(input, ends.happened));
}

interface Taken {
  readonly happening: Happening;
  /** Which act of the case it is, from 1. */
  readonly acts: number;
}

async function apply(input: EntryInput, terms: EntryTerms, state: EntryState, taken: Taken): Promise<Outcome> {
  const { happening } = taken;
  const by = happening.actor.personId;
  switch (happening.kind) {
    case 'entry.proposal':
      return weighed(input, terms, proposed(state, happening.act, by, terms), taken);
    case 'entry.review':
      return weighed(input, terms, reviewed(state, happening.act, by), taken);
    case 'entry.verification':
      if (happening.act.decision === 'return') return { state: returned(state) };
      return state.special ? { state: { ...state, stage: 'special-approval' } } : standard(terms);
    case 'entry.special-approval':
      return happening.act.decision === 'approve' ? { state: { ...state, stage: 'gm-decision' } } : standard(terms);
    case 'entry.gm-decision':
      return happening.act.decision === 'approve' ? approved(input, terms, state, taken) : standard(terms);
    default:
      throw new Error(`an entry asks for no ${happening.kind}`);
  }
}

const standard = (terms: EntryTerms): Outcome => ({ settled: { level: terms.standard } });

/** §6: the rules judge every level that is proposed anew, and what they said is frozen. */
async function weighed(input: EntryInput, terms: EntryTerms, next: EntryState, { happening, acts }: Taken) {
  const { act } = happening;
  if (next.level === null || !('level' in act)) return { state: next };
  const asking = askingOf(input, terms, acts);
  const answer = await weighEntry({ ...asking, hire: input.kind, proposed: next.level });
  return 'refusal' in answer ? answer : { state: { ...next, special: answer.needsApproval } };
}

/** 6.2, 4.1: the higher level, from the day of the approval on, not before he comes. */
async function approved(input: EntryInput, terms: EntryTerms, { level }: EntryState, { acts }: Taken) {
  const { kind, hire } = input;
  const asking = askingOf(input, terms, acts);
  const on = today();
  const asked = { ...asking, hire: kind, person: hire, standard: terms.standard, proposed: level ?? terms.standard };
  const answer = await gradeEntry({ ...asked, at: now() });
  if ('refusal' in answer) return answer;
  return { settled: { level: answer.level, approvedFrom: on > hire.hiredOn ? on : hire.hiredOn } };
}

const askingOf = ({ caseId }: EntryInput, { policyVersion, choices }: EntryTerms, acts: number) => ({
  caseId,
  askedBy: `${caseId}:act-${acts}`,
  policyVersion,
  choices,
});

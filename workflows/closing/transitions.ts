import type { StepRecord } from '../../domain/step/record.js';
import { without } from '../../domain/vocabulary/without.js';
import { asOf } from '../engine/turn.js';
import type { Happening } from '../engine/happening.js';
import type { CaseInterruption } from '../messages/cases.js';
import { interviewConfirmed, interviewHeld, left, noticeSigned } from './records.js';
import type { ClosingState, Standing } from './state.js';

/** Where acts lead: the state after them, and what they leave in the records. Pure; checked before. */
export interface ClosingTransition {
  readonly state: ClosingState;
  /** One for each act. */
  readonly records: readonly StepRecord[];
}

interface OneTransition {
  readonly state: ClosingState;
  readonly record: StepRecord;
}

/** Applies acts one after another, each by its own clock; none touches the case of another (docs/decisions/0034). */
export function applied(before: ClosingState, acts: readonly Happening[]): ClosingTransition {
  let state = before;
  const records: StepRecord[] = [];
  for (const act of acts) {
    const next = asOf(act.at, () => appliedOne(state, act));
    state = next.state;
    records.push(next.record);
  }
  return { state, records };
}

function appliedOne(state: ClosingState, happening: Happening): OneTransition {
  const person = state.people[happening.caseId ?? ''];
  if (person === undefined) throw new Error(`nobody closes in ${happening.caseId ?? 'no case'}`);
  switch (happening.kind) {
    case 'level.interview': // 8.5.6
      return moved(state, { ...person, stage: 'confirmation' }, interviewHeld(person, happening.act));
    case 'level.interview-confirmation': {
      const record = interviewConfirmed(person, happening.act);
      if (!happening.act.tookPlace) {
        return moved(state, { ...person, stage: 'interview', interview: person.interview + 1 }, record); // I-40
      }
      return person.promoted ? moved(state, { ...person, stage: 'notice' }, record) : gone(state, person, record);
    }
    case 'level.notice': // 8.5.7, I-41
      return gone(state, person, noticeSigned(person, happening.act));
    default:
      throw new Error(`a closing asks for no ${happening.kind}`);
  }
}

/** I-58: for who has left it ends here; undefined where the closing has nobody of that number any more. */
export function interrupted(state: ClosingState, why: CaseInterruption): OneTransition | undefined {
  const person = Object.values(state.people).find(({ personId }) => personId === why.personId);
  return why.why === 'left' && person !== undefined ? gone(state, person, left(person, why)) : undefined;
}

const moved = (state: ClosingState, person: Standing, record: StepRecord): OneTransition => ({
  state: { ...state, people: { ...state.people, [person.caseId]: person } },
  record,
});

const gone = (state: ClosingState, { caseId }: Standing, record: StepRecord): OneTransition => ({
  state: { ...state, people: without(state.people, caseId) },
  record,
});

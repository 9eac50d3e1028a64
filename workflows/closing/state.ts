import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { AnyAsk } from '../engine/ask.js';
import type { CarriedDesk } from '../engine/desk-options.js';
import type { ClosingInput, ClosingPerson } from '../messages/closing.js';
import { confirmationAsk, interviewAsk, noticeAsk } from './asks.js';

/** Where one person stands; the number of his interview counts those that he denied (I-40). */
export interface Standing extends ClosingPerson {
  readonly stage: 'interview' | 'confirmation' | 'notice';
  readonly interview: number;
}

/** The people of a closing who are not archived yet, by case; plain data. */
export interface ClosingState {
  readonly stepWorkdays: number;
  /** The day on which the results were handed back. */
  readonly released: CivilDate;
  readonly people: Readonly<Record<string, Standing>>;
}

/** What a run of the workflow begins with. */
export interface ClosingRun extends ClosingInput {
  /** Set when the closing goes on in a new run; never by a caller. */
  readonly carried?: { readonly state: ClosingState; readonly desk: CarriedDesk };
}

/** 8.5.6: everybody waits for the interview about his result. */
export const begun = ({ stepWorkdays, releasedOn, people }: ClosingInput): ClosingState => ({
  stepWorkdays,
  released: releasedOn,
  people: Object.fromEntries(people.map((one) => [one.caseId, { ...one, stage: 'interview', interview: 1 }])),
});

export const isOver = ({ people }: ClosingState): boolean => Object.keys(people).length === 0;

/** One task for each person, under a key of his own. */
export const asksOf = ({ stepWorkdays, released, people }: ClosingState): readonly AnyAsk[] =>
  Object.values(people).map((person) => {
    const ask = askOf(person, stepWorkdays, released);
    return { ...ask, key: `${person.caseId}:${ask.key}` };
  });

function askOf({ caseId, personId, stage, interview }: Standing, stepWorkdays: number, released: CivilDate): AnyAsk {
  const about = { caseId, personId, stepWorkdays };
  if (stage === 'notice') return noticeAsk(about);
  if (stage === 'confirmation') return confirmationAsk(about, interview);
  return interviewAsk(about, { round: interview, notBefore: released });
}

import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { trialDays, type TrialDay } from '../../domain/pipelines/trial/trial.js';
import { isOver, openPause, type TrialState } from './state.js';

/** A day of the trial, and the moment at which it is acted on. */
export interface Moment extends TrialDay {
  /** Epoch milliseconds. */
  readonly at: number;
}

const MORNING = '09:00';

export const rungKey = ({ what, on }: TrialDay): string => `${what}:${on}`;

/**
 * What is still to come, earliest first, from the state alone: after an extension, a pause or another calendar the
 * same question has another answer, and nothing needs to be cancelled. While a pause lasts nothing comes.
 */
export function momentsOf(state: TrialState): readonly Moment[] {
  const { stage, letter, plan, rung } = state;
  if (letter === null || plan === null || isOver(state) || openPause(state) !== undefined) return [];
  return trialDays(stage, letter.startOn, plan)
    .map(({ what, on }) => ({ what, on, at: instantAt(on, what === 'start' ? '00:00' : MORNING) }))
    .filter((moment) => !rung.includes(rungKey(moment)))
    .sort((a, b) => a.at - b.at);
}

/** The next moment that has come by `now`; a reminder that the event itself has overtaken is left out. */
export const dueMoment = (state: TrialState, now: number): Moment | undefined => {
  const due = momentsOf(state).filter(({ at }) => at <= now);
  return due.find(({ what }) => what === 'start' || what === 'review') ?? due[0];
};

/** When to wake next, or since when something waits; undefined while nothing is to come. */
export const nextWake = (state: TrialState): number | undefined => momentsOf(state)[0]?.at;

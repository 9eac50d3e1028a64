import { instantAt } from '../../domain/civil-date.js';
import { isOver, openPause, type TrialState } from './state.js';

/** Something that a trial does by itself on a day (I-51, I-53, I-54). */
export interface Moment {
  readonly what: 'start' | 'remind-review' | 'review' | 'remind-end' | 'alarm';
  /** Civil date. */
  readonly on: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const MORNING = '09:00';

export const rungKey = ({ what, on }: Pick<Moment, 'what' | 'on'>): string => `${what}:${on}`;

/**
 * What is still to come, earliest first, from the state alone: after an extension, a pause or another calendar the
 * same question has another answer, and nothing needs to be cancelled. While a pause lasts nothing comes.
 */
export function momentsOf(state: TrialState): readonly Moment[] {
  const { stage, letter, plan, rung } = state;
  if (letter === null || plan === null || isOver(state) || openPause(state) !== undefined) return [];
  if (stage === 'scheduled') return [{ what: 'start', on: letter.startOn, at: instantAt(letter.startOn, '00:00') }];
  const morning = (what: Moment['what'], on: string): Moment => ({ what, on, at: instantAt(on, MORNING) });
  const moments = [
    ...(stage === 'running' ? [morning('remind-review', plan.remindReviewOn), morning('review', plan.reviewOn)] : []),
    morning('remind-end', plan.remindEndOn),
    morning('alarm', plan.alarmOn),
  ];
  return moments.filter((moment) => !rung.includes(rungKey(moment))).sort((a, b) => a.at - b.at);
}

/** The next moment that has come by `now`; a reminder that the event itself has overtaken is left out. */
export const dueMoment = (state: TrialState, now: number): Moment | undefined => {
  const due = momentsOf(state).filter(({ at }) => at <= now);
  return due.find(({ what }) => what === 'start' || what === 'review') ?? due[0];
};

/** When to wake next; undefined while nothing is to come. */
export const nextWake = (state: TrialState, now: number): number | undefined =>
  momentsOf(state).find(({ at }) => at > now)?.at;

import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/vocabulary/civil-date.js';
import type { TrialInput } from '../../../workflows/messages/position.js';
import { dueMoment, nextWake, rungKey, type Moment } from '../../../workflows/trial/moments.js';
import { begin, type TrialState } from '../../../workflows/trial/state.js';

const input: TrialInput = {
  caseId: 'PP-1',
  trialId: 'PP-1-T',
  vacancyId: 'PV-1',
  personId: 'E1',
  from: 'agent',
  to: 'team-leader',
  level: 'senior-1',
  reportsTo: 'M1',
  round: 1,
  policyVersion: 'v1',
  choices: {},
  stepWorkdays: 5,
};
const running: TrialState = {
  ...begin(input),
  stage: 'running',
  letter: { startOn: '2026-11-30', months: 3, team: [] },
  plan: {
    lastDay: '2027-02-28',
    reviewOn: '2027-02-18',
    remindReviewOn: '2027-02-17',
    remindEndOn: '2027-02-26',
    alarmOn: '2027-03-12',
    provisional: true,
    calendarDigest: 'x',
  },
};

/** What a trial does by itself once its worker is back at an instant, each thing marked as rung. */
function onReturn(state: TrialState, now: number): readonly string[] {
  const done: string[] = [];
  let at = state;
  for (let moment = dueMoment(at, now); moment !== undefined; moment = dueMoment(at, now)) {
    done.push(rungKey(moment));
    at = after(at, moment);
  }
  return done;
}
const after = (state: TrialState, moment: Moment): TrialState =>
  moment.what === 'review'
    ? { ...state, stage: 'review' }
    : { ...state, rung: [...state.rung, rungKey(moment)], ...(moment.what === 'start' ? { stage: 'running' } : {}) };

describe('what came due while everything was down (9.5.5, 9.5.6, I-53, I-54)', () => {
  test.each([
    ['a minute before the reminder', '2027-02-17', '08:59', []],
    ['after the reminder', '2027-02-17', '20:00', ['remind-review:2027-02-17']],
    ['after the review day: the review, and not its reminder', '2027-02-19', '10:00', ['review:2027-02-18']],
    [
      'after all of it: the review first',
      '2027-03-20',
      '10:00',
      ['review:2027-02-18', 'remind-end:2027-02-26', 'alarm:2027-03-12'],
    ],
  ])('%s', (_, day, time, done) => {
    expect(onReturn(running, instantAt(day, time))).toEqual(done);
  });

  test('a trial that was to start meanwhile starts, and then goes on as if it had been there', () => {
    const scheduled: TrialState = { ...running, stage: 'scheduled' };
    expect(onReturn(scheduled, instantAt('2027-02-18', '09:00'))).toEqual(['start:2026-11-30', 'review:2027-02-18']);
    expect(nextWake(scheduled)).toBe(instantAt('2026-11-30', '00:00'));
  });

  test('a pause lets nothing come due (I-51)', () => {
    const paused: TrialState = { ...running, pauses: [{ from: '2027-01-04', to: null, reason: '病假' }] };
    expect(onReturn(paused, instantAt('2027-03-20', '10:00'))).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { addDays } from '../domain/vocabulary/civil-date.js';
import type { TrialPlan } from '../domain/pipelines/trial/trial.js';
import { addWorkdays, isYearPublished, previousWorkday, type WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { Policy } from './data/policy-schema.js';
import { reviewDayOf } from './rules/section-9-trial-calendar.js';

/** Names a calendar: another notice of holidays, another digest. */
export const digestOf = (calendar: WorkdayCalendar): string =>
  createHash('sha256').update(JSON.stringify(calendar)).digest('hex').slice(0, 32);

/**
 * The days of a trial (I-51, I-53, I-54): from the last day that `trial-calendar` gives, later by the days that a
 * leave took out of it. Pure; civil dates.
 */
export function planTrial(
  { policy, calendar }: { readonly policy: Policy; readonly calendar: WorkdayCalendar },
  { lastDay: without, pausedDays }: { readonly lastDay: string; readonly pausedDays: number },
): TrialPlan {
  const lastDay = addDays(without, pausedDays);
  const { reviewOn } = reviewDayOf(policy, calendar, lastDay);
  const alarmOn = addWorkdays(calendar, lastDay, policy.trial.alarmWorkdaysAfterEnd.value);
  return {
    lastDay,
    reviewOn,
    alarmOn,
    remindReviewOn: previousWorkday(calendar, reviewOn),
    remindEndOn: previousWorkday(calendar, lastDay),
    provisional: ![reviewOn, lastDay, alarmOn].every((day) => isYearPublished(calendar, day)),
    calendarDigest: digestOf(calendar),
  };
}

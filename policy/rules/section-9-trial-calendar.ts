import { addDays, addMonths } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { isYearPublished, workdayOnOrBefore } from '../../domain/vocabulary/workdays.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { finding, InvalidRequestError, same, warning } from './rule.js';
import type { Rule } from './rule.js';

/** Ten thousand years of months: more leaves the calendar whatever the start. */
const MOST_MONTHS = 120_000;

/** I-53: so many calendar days before the last day; on a day off, the workday before. */
export function reviewDayOf(
  { trial }: Pick<Policy, 'trial'>,
  calendar: WorkdayCalendar,
  lastDay: CivilDate,
): { readonly reviewOn: CivilDate; readonly published: boolean } {
  const due = addDays(lastDay, -trial.reviewDaysBeforeEnd.value);
  const reviewOn = workdayOnOrBefore(calendar, due);
  return { reviewOn, published: isYearPublished(calendar, due) && isYearPublished(calendar, reviewOn) };
}

/** §9.5.5, §9.5.6: the trial's last day (I-51) and the day its review begins (I-53). */
export const createTrialCalendarRule = (policy: Policy, calendar: WorkdayCalendar): Rule<'trial-calendar'> => {
  const { minimumMonths, reviewDaysBeforeEnd } = policy.trial;
  const monthsText = text(`不少于 ${minimumMonths.value} 个整月`, `at least ${minimumMonths.value} whole months`);
  const reviewText = text(
    `最后一日前 ${reviewDaysBeforeEnd.value} 个自然日;遇休息日提前至前一个工作日`,
    `${reviewDaysBeforeEnd.value} calendar days before the last day; on a day off, the workday before`,
  );
  return ({ start, months }) => {
    if (months < minimumMonths.value || months > MOST_MONTHS) {
      throw new InvalidRequestError(
        'months',
        text(
          `试用期限${monthsText.zh}(§${minimumMonths.clause})`,
          `a trial has ${monthsText.en} (§${minimumMonths.clause})`,
        ),
      );
    }
    const lastDay = addMonths(start, months);
    const { reviewOn, published } = reviewDayOf(policy, calendar, lastDay);
    return {
      lastDay,
      reviewOn,
      policyVersion: policy.version,
      findings: [
        finding(minimumMonths.clause, true, monthsText, text(`${months} 个月`, `${months} months`)),
        finding(reviewDaysBeforeEnd.clause, true, reviewText, same(reviewOn)),
      ],
      warnings: published ? [] : [warning('calendar-not-published', reviewDaysBeforeEnd.clause)],
    };
  };
};

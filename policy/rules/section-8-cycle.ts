import type { CycleCalendarRequest } from '../../domain/evaluation/request.js';
import type { Warning } from '../../domain/evaluation/answer.js';
import { monthsBefore } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import { text } from '../../domain/vocabulary/text.js';
import { isYearPublished, nthWorkdayOfMonth } from '../../domain/vocabulary/workdays.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { finding, InvalidRequestError, same, warning } from './rule.js';
import type { Rule } from './rule.js';

/** Throws InvalidRequestError where the month launches no cycle (§8.1). */
export const requireCycleMonth = (policy: Policy, cycle: Month): void => {
  const { value } = policy.levelPromotion.cycleMonths.agents;
  if (value.includes(Number(cycle.slice(5)))) return;
  const months = value.map((month) => String(month).padStart(2, '0')).join(', ');
  throw new InvalidRequestError(
    'cycle',
    text(`评定周期只能在这些月份发起(§8.1):${months}`, `a cycle is launched in these months only (§8.1): ${months}`),
  );
};

/** Whether team leaders take part in the cycle (§8.1). */
export const isTeamLeaderCycle = (policy: Policy, cycle: Month): boolean =>
  policy.levelPromotion.cycleMonths.teamLeaders.value.includes(Number(cycle.slice(5)));

/** Warns where the answer looked at a day of this month whose holidays are not published. */
export const unpublished = (calendar: WorkdayCalendar, month: Month, clause: string): readonly Warning[] =>
  isYearPublished(calendar, month) ? [] : [warning('calendar-not-published', clause)];

/** §8.5.1, §8.1: the launch days of a cycle and the months it looks back on (I-12). */
export const createCycleCalendarRule = (policy: Policy, calendar: WorkdayCalendar): Rule<'cycle-calendar'> => {
  const { launchWorkdays, windowMonths } = policy.levelPromotion;
  const expected = text(
    `在当月前 ${launchWorkdays.value} 个工作日内发起`,
    `launched within the month's first ${launchWorkdays.value} workdays`,
  );
  const teamLeadersExpected = text('班组长仅随年度周期评定', 'team leaders are assessed in the yearly cycle only');
  return ({ cycle }: CycleCalendarRequest) => {
    requireCycleMonth(policy, cycle);
    const withTeamLeaders = isTeamLeaderCycle(policy, cycle);
    const launchFrom = nthWorkdayOfMonth(calendar, cycle, 1);
    const launchBy = nthWorkdayOfMonth(calendar, cycle, launchWorkdays.value);
    return {
      launchFrom,
      launchBy,
      windowAgents: monthsBefore(cycle, windowMonths.agents.value),
      windowTeamLeaders: withTeamLeaders ? monthsBefore(cycle, windowMonths.teamLeaders.value) : null,
      policyVersion: policy.version,
      findings: [
        finding(launchWorkdays.clause, true, expected, same(`${launchFrom} – ${launchBy}`)),
        finding(
          policy.levelPromotion.cycleMonths.teamLeaders.clause,
          withTeamLeaders,
          teamLeadersExpected,
          withTeamLeaders
            ? text(`${cycle}:含班组长`, `${cycle}: team leaders take part`)
            : text(`${cycle}:不含班组长`, `${cycle}: team leaders do not take part`),
        ),
      ],
      warnings: unpublished(calendar, cycle, launchWorkdays.clause),
    };
  };
};

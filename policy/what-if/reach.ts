import type { CycleFacts } from '../../domain/people/people.js';
import { addToMonth, monthOf, type Month } from '../../domain/vocabulary/month.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { monthsToRead } from '../requests.js';
import { protectedMonthsOf } from '../rules/protected-months.js';
import type { PastCase } from './what-if.js';

/** What the records hold of somebody now: ratings, complaints and leave of the months that are read. */
type Records = Pick<CycleFacts, 'ratings' | 'complaints' | 'leaves'>;

/** The policy that the facts were frozen under, and the one that is tried. */
interface Policies {
  readonly before: Policy;
  readonly after: Policy;
}

/** The months of §8.4 that a policy reads of a person: those of his group (I-12), further back where leave is protected (I-09). */
const spanOf = (policy: Policy, { request }: PastCase): { readonly own: Month; readonly first: Month } => {
  const { agents, teamLeaders } = policy.levelPromotion.windowMonths;
  const window = request.employee.position === 'team-leader' ? teamLeaders.value : agents.value;
  return { own: addToMonth(request.cycle, -window), first: monthsToRead(policy, request.cycle, window).first };
};

/** The month from which the frozen facts hold everything. */
const frozenFrom = (policy: Policy, one: PastCase): Month => {
  const { own, first } = spanOf(policy, one);
  return (one.request.protectedMonths ?? []).length > 0 ? first : own;
};

/** Whether the tried policy may look at months of a person that his frozen facts do not hold; whose records are asked for. */
export const looksFurther = (one: PastCase, { before, after }: Policies): boolean =>
  spanOf(after, one).first < frozenFrom(before, one);

const monthsBetween = (from: Month, until: Month): readonly Month[] => {
  const months: Month[] = [];
  for (let month = from; month < until; month = addToMonth(month, 1)) months.push(month);
  return months;
};

/**
 * A past case with what the tried policy reads besides: the months before those that were frozen, from the records as
 * they stand now. What is frozen stays as it was (I-15). Unchanged where the policy looks no further back. Pure.
 */
export function reachBack(
  one: PastCase,
  policies: Policies,
  calendar: WorkdayCalendar,
  records: Records = { ratings: [], complaints: [], leaves: [] },
): PastCase {
  const { request } = one;
  const held = frozenFrom(policies.before, one);
  const { own, first } = spanOf(policies.after, one);
  if (first >= held) return one;
  const older = (month: Month): boolean => month >= first && month < held;
  const rated = new Set(records.ratings.map(({ month }) => month));
  const last = addToMonth(held, -1);
  const away = protectedMonthsOf(policies.after, calendar, records.leaves, { first, last });
  const protectedMonths = [
    ...away.filter((month) => older(month) && !rated.has(month)),
    ...(request.protectedMonths ?? []).filter((month) => month >= held),
  ];
  const longer = protectedMonths.some((month) => month >= own);
  const from = longer ? first : own;
  if (from >= held) return one;
  const added = (month: Month): boolean => older(month) && month >= from;
  return {
    ...one,
    reached: {
      months: monthsBetween(from, held),
      unrated: monthsBetween(from, held).filter((month) => !rated.has(month)),
      request: {
        ...request,
        ratings: [...records.ratings.filter(({ month }) => added(month)), ...request.ratings],
        complaints: [...records.complaints.filter(({ date }) => added(monthOf(date))), ...(request.complaints ?? [])],
        protectedMonths: longer ? protectedMonths : [],
      },
    },
  };
}

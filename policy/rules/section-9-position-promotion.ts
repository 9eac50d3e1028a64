import type { Finding, PositionPromotionOutcome } from '../../domain/evaluation/answer.js';
import type { PositionPromotionRequest, Ruling } from '../../domain/evaluation/request.js';
import { addMonths } from '../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { leaveFindings, longerReading, protectedIn } from './protected-leave.js';
import { hasCOrD, meetsAny, tallyRatings, tallyText, windowBefore } from './rating-window.js';
import type { RatingTally, Window } from './rating-window.js';
import { finding, warning } from './rule.js';
import type { Rule } from './rule.js';
import { join, OR, quotaText } from './wording.js';

const NO_SETBACK = text('无待处理的降级', 'no setback pending');
const SETBACK = text('有待处理的降级', 'a setback is pending');

const outcomeOf = (
  qualified: boolean,
  ruling: Ruling | 'none',
  setback: boolean,
): PositionPromotionOutcome['outcome'] => {
  if (!qualified) return ruling === 'none' ? 'needs-ruling' : 'ineligible';
  return setback ? 'on-hold' : 'eligible';
};

/** §9.2, §9.3: whether a person may be nominated for the next post. */
export const createPositionPromotionRule = (policy: Policy): Rule<'position-promotion'> => {
  const rules = policy.positionPromotion;
  const quota = quotaText(rules.ratings.anyOf);
  const ratingsText = text(`${quota.zh},且无 C、D`, `${quota.en}, and no C or D`);
  const posts = {
    'team-leader': join(
      OR,
      rules.from['team-leader'].value.map((position) => POSITION_NAMES[position]),
    ),
    supervisor: join(
      OR,
      rules.from.supervisor.value.map((position) => POSITION_NAMES[position]),
    ),
  };
  /** I-09: what is found where protected months are passed over; undefined where they change nothing. */
  const readLonger = (
    { ratings, protectedMonths = [], ruling }: PositionPromotionRequest,
    window: Window,
    isGood: (read: RatingTally) => boolean,
  ): readonly Finding[] | undefined => {
    const longer = longerReading(policy, window, ratings, protectedMonths);
    const tally = longer === undefined ? undefined : tallyRatings(ratings, longer);
    if (longer === undefined || tally === undefined || !isGood(tally)) return undefined;
    return leaveFindings(longer, protectedIn(longer, ratings, protectedMonths), tally, ruling);
  };

  return (request) => {
    const { employee, nominatedOn, to } = request;
    const from = rules.from[to];
    const months = rules.monthsInPosition[to];
    // §9.2.1, §9.2.2: the months in post are complete by the day of the nomination.
    const { positionSince } = employee;
    const complete = addMonths(positionSince, months.value);
    const window = windowBefore(monthOf(nominatedOn), rules.windowMonths.value);
    const tally = tallyRatings(request.ratings, window);
    const isGood = (read: RatingTally): boolean => !hasCOrD(read) && meetsAny(read, rules.ratings.anyOf);
    const findings = [
      finding('2', employee.status === 'confirmed', STATUS_NAMES.confirmed, STATUS_NAMES[employee.status]),
      finding(from.clause, from.value.includes(employee.position), posts[to], POSITION_NAMES[employee.position]),
      finding(
        months.clause,
        complete <= nominatedOn,
        text(`现岗位满 ${months.value} 个月,不晚于 ${nominatedOn}`, `${months.value} months in post by ${nominatedOn}`),
        text(`${positionSince} 起算,${complete} 满`, `counted from ${positionSince}, complete on ${complete}`),
      ),
    ];
    const others = findings.every(({ met }) => met);
    findings.push(finding(rules.ratings.clause, isGood(tally), ratingsText, tallyText(tally)));
    const longer = others && !hasCOrD(tally) && !isGood(tally) ? readLonger(request, window, isGood) : undefined;
    if (longer !== undefined) findings.push(...longer);
    const ruling = longer === undefined ? 'refuse' : (request.ruling ?? 'none');
    const setback = request.demotionPending === true;
    if (setback) findings.push(finding('I-68', false, NO_SETBACK, SETBACK));
    return {
      outcome: outcomeOf(others && (isGood(tally) || ruling === 'proceed'), ruling, setback),
      policyVersion: policy.version,
      findings,
      warnings: tally.rated < rules.windowMonths.value ? [warning('months-missing', 'I-09')] : [],
    };
  };
};

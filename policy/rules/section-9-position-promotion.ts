import { addMonths } from '../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { hasCOrD, meetsAny, tallyRatings, tallyText, windowBefore } from './rating-window.js';
import { finding, warning } from './rule.js';
import type { Rule } from './rule.js';
import { join, OR, quotaText } from './wording.js';

const NO_SETBACK = text('无待处理的降级', 'no setback pending');
const SETBACK = text('有待处理的降级', 'a setback is pending');

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
  return (request) => {
    const { employee, nominatedOn, to } = request;
    const from = rules.from[to];
    const months = rules.monthsInPosition[to];
    // §9.2.1, §9.2.2: the months in post are complete by the day of the nomination.
    const { positionSince } = employee;
    const complete = addMonths(positionSince, months.value);
    const tally = tallyRatings(request.ratings, windowBefore(monthOf(nominatedOn), rules.windowMonths.value));
    const findings = [
      finding('2', employee.status === 'confirmed', STATUS_NAMES.confirmed, STATUS_NAMES[employee.status]),
      finding(from.clause, from.value.includes(employee.position), posts[to], POSITION_NAMES[employee.position]),
      finding(
        months.clause,
        complete <= nominatedOn,
        text(`现岗位满 ${months.value} 个月,不晚于 ${nominatedOn}`, `${months.value} months in post by ${nominatedOn}`),
        text(`${positionSince} 起算,${complete} 满`, `counted from ${positionSince}, complete on ${complete}`),
      ),
      finding(
        rules.ratings.clause,
        !hasCOrD(tally) && meetsAny(tally, rules.ratings.anyOf),
        ratingsText,
        tallyText(tally),
      ),
    ];
    const qualified = findings.every(({ met }) => met);
    const setback = request.demotionPending === true;
    if (setback) findings.push(finding('I-68', false, NO_SETBACK, SETBACK));
    return {
      outcome: !qualified ? 'ineligible' : setback ? 'on-hold' : 'eligible',
      policyVersion: policy.version,
      findings,
      warnings: tally.rated < rules.windowMonths.value ? [warning('months-missing', 'I-09')] : [],
    };
  };
};

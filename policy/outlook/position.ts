import { addMonths, laterDate } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import { MANAGEMENT_POSITIONS } from '../../domain/vocabulary/position.js';
import type { ManagementPosition } from '../../domain/vocabulary/position.js';
import type { Needed, PositionOutlook, StandingFacts } from '../../domain/evaluation/standing.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { leastRatings, neededText, setbackMonths, unratedMonths } from './needs.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { nominationRequestOf } from '../requests.js';
import { tallyRatings, windowBefore } from '../rules/rating-window.js';
import { createPositionPromotionRule } from '../rules/section-9-position-promotion.js';
import { statusOn } from '../rules/status-on.js';

/** How far ahead a nomination is looked for: longer than any rating stands in the way (9.2.3). */
const MONTHS_AHEAD = 24;

interface Chance {
  readonly day: CivilDate;
  readonly needs: readonly Needed[];
  readonly by: Month | null;
}

/** I-09: months of protected leave, passed over, give what 9.2.3 asks. */
const AFTER_RULING = {
  state: 'needs-ruling',
  needs: [],
  by: null,
  text: text(
    '不计受保护假期的月份则可提名，须由人力资源部裁定（I-09）',
    'may be nominated where months of protected leave are not counted: HR has to rule (I-09)',
  ),
} as const;
const NOT_CONFIRMED = text('须先转正', 'the person has to be confirmed first');
const NEVER = text('目前无法推算可提名的日期', 'no day for a nomination can be told yet');
const NOW = text('现在即可提名，须有空缺（§9.1）', 'may be nominated now, given a vacancy (§9.1)');

/**
 * §9.2: what a nomination today would find, and the first day on which one can be right, with the least further
 * ratings it takes. Assumes that the months left bring no C or D. Pure; null where §9.3.3 names no next post.
 */
export const createPositionOutlook = (
  policy: Policy,
  calendar: WorkdayCalendar,
): ((facts: StandingFacts, today: CivilDate) => PositionOutlook | null) => {
  const rules = policy.positionPromotion;
  const rule = createPositionPromotionRule(policy);

  /** What a nomination on that day takes; undefined where the ratings cannot be right by then. */
  const chanceOn = (facts: StandingFacts, day: CivilDate, today: CivilDate): Chance | undefined => {
    const window = windowBefore(monthOf(day), rules.windowMonths.value);
    if (setbackMonths(window, facts.ratings).length > 0) return undefined;
    const { open } = unratedMonths(window, facts, today);
    const needs = leastRatings(tallyRatings(facts.ratings, window), rules.ratings.anyOf, open.length);
    const [first] = needs;
    if (first === undefined) return undefined;
    const enough = first.S + first.A === 0;
    return { day, needs: enough ? [] : needs, by: enough ? null : (open.at(-1) ?? null) };
  };

  /** The day itself, then the first day of each month after it. */
  const firstChance = (facts: StandingFacts, from: CivilDate, today: CivilDate): Chance | undefined => {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      const day = ahead === 0 ? from : firstDayOf(addToMonth(monthOf(from), ahead));
      const chance = chanceOn(facts, day, today);
      if (chance !== undefined) return chance;
    }
    return undefined;
  };

  return (facts, today) => {
    const to = nextPost(policy, facts);
    if (to === undefined) return null;
    const { positionSince } = facts;
    const status = statusOn(facts, today);
    const { findings, outcome } = rule(
      nominationRequestOf(policy, calendar, { ...facts, status, demotionPending: false }, { to, nominatedOn: today }),
    );
    const complete = addMonths(positionSince, rules.monthsInPosition[to].value);
    const confirmed = facts.confirmedOn ?? (facts.status === 'confirmed' ? today : null);
    const from = confirmed === null ? undefined : laterDate(laterDate(today, complete), confirmed);
    const chance = from === undefined || facts.status === 'left' ? undefined : firstChance(facts, from, today);
    const now = chance?.day === today && chance.needs.length === 0;
    if (outcome === 'needs-ruling')
      return { ...AFTER_RULING, to, findings, policyVersion: policy.version, earliestOn: today };
    return {
      to,
      findings,
      policyVersion: policy.version,
      state: chance === undefined ? 'out-of-reach' : now ? 'met' : 'reachable',
      earliestOn: chance?.day ?? null,
      needs: chance?.needs ?? [],
      by: chance?.by ?? null,
      text: chance === undefined ? (from === undefined ? NOT_CONFIRMED : NEVER) : now ? NOW : soonest(chance),
    };
  };
};

const nextPost = (policy: Policy, { position }: StandingFacts): ManagementPosition | undefined =>
  MANAGEMENT_POSITIONS.find((post) => policy.positionPromotion.from[post].value.includes(position));

const soonest = ({ day, needs, by }: Chance): Text => {
  if (needs.length === 0)
    return text(`最早 ${day} 可提名，其间无 C、D`, `may be nominated from ${day}, given no C or D`);
  const ratings = neededText(needs, by);
  return text(`最早 ${day} 可提名：${ratings.zh}`, `may be nominated from ${day}: ${ratings.en}`);
};

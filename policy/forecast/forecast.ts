import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { ForecastReason, ForecastState, PersonForecast } from '../../domain/evaluation/forecast.js';
import type { CycleOutlook, RuleOutlook, StandingFacts } from '../../domain/evaluation/standing.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { firstDayOf, type Month } from '../../domain/vocabulary/month.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../data/library.js';
import { isInCycles } from '../../domain/vocabulary/ladder.js';
import { createCycleOutlook } from '../outlook/level.js';
import { createStandings, leadsOn } from '../outlook/standing.js';
import { levelRequestOf } from '../requests.js';
import { createLevelPromotionRule } from '../rules/section-8-level-promotion.js';
import { statusOn } from '../rules/status-on.js';
import { atPace } from './pace.js';

type Answered = AnswerOf<'level-promotion'>;
type ForecastOf = (facts: StandingFacts, cycle: Month, today: CivilDate) => PersonForecast | undefined;

/**
 * What a cycle to come would find of somebody if the months left go on as those before them (`atPace`): the engine's own
 * rule, asked about today's facts and those months, by the policy that holds in the cycle's month (§13.3). Each cycle by
 * itself: what he would have become in the one before is carried into none. Undefined for whom no cycle evaluates: who
 * has left by its reference day (I-82), supervisors and interns (I-01, I-04). Pure, no clock.
 */
export const createForecast = (deps: {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}): ForecastOf => {
  const { library, calendar } = deps;
  const standingOf = createStandings(deps);
  const byVersion = new Map(
    library.versions.map((policy) => [
      policy.version,
      { policy, outlook: createCycleOutlook(policy, calendar), promote: createLevelPromotionRule(policy, calendar) },
    ]),
  );

  return (facts, cycle, today) => {
    const rules = byVersion.get(library.inForceOn(firstDayOf(cycle)).version);
    if (rules === undefined) throw new RangeError(`no policy holds in ${cycle}`);
    const { level, position } = facts;
    const outlook = rules.outlook(facts, cycle, today);
    const status = statusOn(facts, outlook.referenceDay);
    if (level === null || !isInCycles({ position, level }) || status === 'left') return undefined;
    // Of months on protected leave no rating is expected (I-09).
    const open = outlook.openMonths.filter((month) => !outlook.protectedMonths.includes(month));
    const assumed = atPace(facts.ratings, open);
    const expected = { ...facts, status, ratings: [...facts.ratings, ...assumed] };
    const answer = rules.promote(levelRequestOf(rules.policy, calendar, expected, cycle));
    const state = stateOf(answer, outlook);
    const { levelPromotion } =
      state === 'not' ? standingOf(facts, { evaluated: cycle, open: null }, today) : { levelPromotion: [] };
    return {
      state,
      from: level,
      to: answer.to,
      directSteps: answer.directSteps,
      panelSteps: answer.panelSteps,
      settled: state === 'eligible' && isSettled(outlook, answer.to),
      assumed,
      reasons: reasonsOf(state, answer, outlook),
      later: levelPromotion.find(leadsOn)?.cycle ?? null,
    };
  };
};

const stateOf = ({ outcome }: Answered, { conditions, rules }: CycleOutlook): ForecastState => {
  if (outcome !== 'ineligible') return outcome;
  const canRise = conditions.every(({ met }) => met) && rules.some(({ state }) => state === 'reachable');
  return canRise ? 'within-reach' : 'not';
};

/** Whether a rule that is met by the ratings there are leads as far as the pace does. */
const isSettled = ({ rules }: CycleOutlook, to: Level | null): boolean =>
  rules.some((rule) => rule.state === 'met' && rule.to === to);

const said = ({ clause, expected, actual }: Answered['findings'][number]): ForecastReason => ({
  clause,
  text: text(`要求：${expected.zh}；实际：${actual.zh}`, `asked for: ${expected.en}; found: ${actual.en}`),
});
const asReason = ({ clause, text: words }: RuleOutlook): ForecastReason => ({ clause, text: words });

/** How many ratings a rule still takes by its shortest way. */
const takes = ({ needs: [first] }: RuleOutlook): number => (first === undefined ? 0 : first.S + first.A + first.B);

/** Rules of §8.4 in words, each once: a C bars them all for the same reason. */
const eachOnce = (reasons: readonly ForecastReason[]): readonly ForecastReason[] => [
  ...new Map(reasons.toReversed().map((one): [string, ForecastReason] => [keyOf(one.text), one])).values(),
];
const keyOf = ({ zh }: Text): string => zh;

/** What the state rests on: the rule that carries it, what is lacking of the nearest one, or what bars. */
function reasonsOf(state: ForecastState, answer: Answered, outlook: CycleOutlook): readonly ForecastReason[] {
  const { rules, conditions } = outlook;
  const unmet = answer.findings.filter(({ met }) => !met);
  switch (state) {
    case 'eligible': {
      const leads = rules.filter((one) => one.to === answer.to).toSorted((a, b) => takes(a) - takes(b));
      const carry = answer.findings.filter(({ clause, met }) => met && isRuleOf(outlook, clause));
      return leads.length > 0 ? leads.slice(0, 1).map(asReason) : carry.slice(0, 1).map(said);
    }
    case 'on-hold':
      return unmet.filter(({ clause }) => clause === 'I-17' || clause === 'I-68').map(said);
    case 'needs-ruling': {
      const ruled = rules.filter((one) => one.state === 'needs-ruling');
      return ruled.length > 0 ? ruled.map(asReason) : unmet.filter(({ clause }) => clause.startsWith('I-')).map(said);
    }
    case 'within-reach': {
      const reachable = rules.filter((one) => one.state === 'reachable').toSorted((a, b) => takes(a) - takes(b));
      return reachable.slice(0, 1).map(asReason);
    }
    case 'not': {
      const bars = conditions.filter(({ met }) => !met);
      return bars.length > 0 ? bars.map(said) : eachOnce(rules.map(asReason));
    }
  }
}

const isRuleOf = ({ rules }: CycleOutlook, clause: string): boolean => rules.some((one) => one.clause === clause);

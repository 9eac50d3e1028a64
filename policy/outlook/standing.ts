import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { CycleMarks, CycleOutlook, Standing, StandingFacts } from '../../domain/evaluation/standing.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { nthWorkdayOfMonth } from '../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../data/library.js';
import { createCycleOutlook } from './level.js';
import { createPositionOutlook } from './position.js';
import type { Policy } from '../data/policy-schema.js';

/** Months ahead in which cycles are looked for: past every wait and every window of §8. */
const MONTHS_AHEAD = 37;

type StandingOf = (facts: StandingFacts, marks: CycleMarks, today: CivilDate) => Standing;

/**
 * Where a person stands: the next cycle and the next post, computed by the rules that will be asked then, from what is
 * known today. Each day ahead is read by the policy version that holds on it (§13.3). Pure, no clock.
 */
export const createStandings = ({
  library,
  calendar,
}: {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}): StandingOf => {
  const outlooks = new Map(
    library.versions.map((policy) => [
      policy.version,
      { cycle: createCycleOutlook(policy, calendar), position: createPositionOutlook(policy, calendar) },
    ]),
  );
  const rulesOf = ({ version }: Policy) => {
    const found = outlooks.get(version);
    if (found === undefined) throw new RangeError(`no policy version ${version}`);
    return found;
  };

  /** The cycles that are still to come for a post, nearest first. */
  function* cyclesAhead(
    { position }: StandingFacts,
    { evaluated, open }: CycleMarks,
    today: CivilDate,
  ): Generator<Month> {
    const now = monthOf(today);
    const first = open !== null && open < now ? open : now;
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      const month = addToMonth(first, ahead);
      const { cycleMonths, referenceWorkday } = library.inForceOn(firstDayOf(month)).levelPromotion;
      const months = cycleMonths[position === 'team-leader' ? 'teamLeaders' : 'agents'].value;
      if (!months.includes(Number(month.slice(5))) || (evaluated !== null && month <= evaluated)) continue;
      const isToCome = month === open || nthWorkdayOfMonth(calendar, month, referenceWorkday.value) >= today;
      if (isToCome) yield month;
    }
  }

  const levelPromotion: (...asked: Parameters<StandingOf>) => readonly CycleOutlook[] = (facts, marks, today) => {
    if (facts.level === null || facts.status === 'left') return [];
    let nearest: CycleOutlook | undefined;
    for (const cycle of cyclesAhead(facts, marks, today)) {
      const outlook = rulesOf(library.inForceOn(firstDayOf(cycle))).cycle(facts, cycle, today);
      if (nearest === undefined) {
        if (leadsOn(outlook) || !timeHelps(outlook)) return [outlook];
        nearest = outlook;
      } else if (leadsOn(outlook)) return [nearest, outlook];
    }
    return nearest === undefined ? [] : [nearest];
  };

  return (facts, marks, today) => ({
    levelPromotion: levelPromotion(facts, marks, today),
    positionPromotion: facts.status === 'left' ? null : rulesOf(library.inForceOn(today)).position(facts, today),
    setbackPending: facts.demotionPending,
  });
};

/** Whether the cycle can bring a step. */
export const leadsOn = ({ conditions, rules }: CycleOutlook): boolean =>
  conditions.every(({ met }) => met) && rules.some(({ state }) => state !== 'out-of-reach');

/** Whether only waiting stands in the way (8.2.2, a C, a complaint): there is a rule, and one day it can hold. */
const timeHelps = ({ conditions, rules }: CycleOutlook): boolean =>
  rules.length > 0 && conditions.filter(({ met }) => !met).every(({ clause }) => clause === '8.2.2');

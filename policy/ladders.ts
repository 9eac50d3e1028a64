import { compareLevels, LEVELS, type Level } from '../domain/vocabulary/level.js';
import type { Month } from '../domain/vocabulary/month.js';
import type { Policy } from './data/policy-schema.js';

/** The levels between which a cycle of that month may promote (8.1, 8.3.3, I-03, I-04), in the order of the ladder. */
export function laddersOf({ levelPromotion, setback }: Policy, month: Month): readonly Level[] {
  const { cap, cycleMonths } = levelPromotion;
  const { floor } = setback;
  const no = Number(month.slice(5));
  const within = (level: Level, from: Level, to: Level): boolean =>
    compareLevels(level, from) >= 0 && compareLevels(level, to) <= 0;
  return LEVELS.filter(
    (level) =>
      (cycleMonths.agents.value.includes(no) && within(level, floor.agents.value, cap.agents.value)) ||
      (cycleMonths.teamLeaders.value.includes(no) && within(level, floor.teamLeaders.value, cap.teamLeaders.value)),
  );
}

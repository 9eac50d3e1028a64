import { LEVELS } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Rating } from '../../domain/vocabulary/rating.js';

/** The contract's §8.4 for agents written a second time, as naively as can be: every path of steps is tried. */
export const naiveSteps = (
  level: Level,
  letters: readonly (Rating | null)[],
  upheld: boolean,
  ruleATaken = false,
): readonly [direct: number, panel: number] => {
  const rated = letters.filter((letter) => letter !== null);
  if (rated.includes('C') || rated.includes('D')) return [0, 0];
  const s = rated.filter((letter) => letter === 'S').length;
  const a = s + rated.filter((letter) => letter === 'A').length;
  const ruleA = (rated.length === 6 || ruleATaken) && !upheld;
  const n = s >= 2 && a >= 4 ? 3 : a >= 3 || (s >= 1 && a >= 2) ? 2 : ruleA ? 1 : 0;
  const ask = (a >= 2 || s >= 1) && !upheld;
  const from = LEVELS.indexOf(level);
  const line = LEVELS.indexOf('intermediate2-1');
  const cap = LEVELS.indexOf('intermediate2-3');
  let best: readonly [number, number] = [0, 0];
  for (const panel of [0, 1]) {
    for (let direct = 0; direct <= 15; direct += 1) {
      const target = from + direct + panel;
      const allowed =
        target <= cap &&
        direct <= n &&
        (direct === 0 || from + direct < line) &&
        (panel === 0 || (target >= line && ask && (direct === 0 || direct < n)));
      if (allowed && direct + panel > best[0] + best[1]) best = [direct, panel];
    }
  }
  return best;
};

import { coverageOf, type Coverage } from './coverage.js';
import { readFaces } from './fonts.js';

let known: Coverage | undefined;

/**
 * What the faces of papers cover together: read for the first question and kept, without the faces themselves. Both
 * weights of the first family have to have a character, since either may be asked for it.
 */
export function houseCoverage(): Coverage {
  if (known !== undefined) return known;
  const [regular, bold, other] = readFaces().map(coverageOf);
  const covers: Coverage = (sign) => (regular?.(sign) === true && bold?.(sign) === true) || other?.(sign) === true;
  const asked = new Map<number, boolean>();
  known = (sign) => {
    const before = asked.get(sign);
    if (before !== undefined) return before;
    const now = covers(sign);
    asked.set(sign, now);
    return now;
  };
  return known;
}

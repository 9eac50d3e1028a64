import { houseCoverage } from './house-coverage.js';
import { legibleFacts } from './legible.js';

/**
 * Which characters of some texts papers will show as their codes, such as `U+0E01`, since no face has them or since they
 * turn the direction of writing: what HR is told before anything is issued (docs/decisions/0068).
 */
export const unprintable = (texts: unknown): readonly string[] => legibleFacts(texts, houseCoverage()).coded;

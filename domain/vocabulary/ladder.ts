import type { Level } from './level.js';
import type { Position } from './position.js';

/** Whom the cycles of §8 evaluate: neither supervisors, who have no level ladder (I-04), nor interns (I-01). */
export const isInCycles = ({
  position,
  level,
}: {
  readonly position: Position | null;
  readonly level: Level | null;
}): boolean => position !== 'supervisor' && level !== 'intern';

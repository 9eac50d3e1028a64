import type { vocabulary } from '../../i18n/zh/vocabulary.js';
import type { cycles } from '../../i18n/zh/cycles.js';

export type Stage = keyof typeof vocabulary.stages;
export type Group = keyof typeof cycles.groups;

/** Where people stand in a cycle, in the order of §8.5. */
export const STAGE_GROUPS: Readonly<Record<Group, readonly Stage[]>> = {
  start: ['ruling', 'listed'],
  review: ['first-review', 'in-review'],
  defense: ['awaiting-defense', 'in-defense'],
  decision: ['ready', 'with-gm', 'approved'],
  follow: ['interview', 'confirmation', 'notice'],
  done: ['promoted'],
  ended: ['ineligible', 'left-out', 'refused', 'rejected', 'not-promoted'],
};

// Made from the catalogues of domain/pipelines by `npx tsx test/pages/write-catalogue-words.ts`, never by hand.
import type { catalogue } from '../../i18n/zh/catalogue.js';
import type { cycles } from '../../i18n/zh/cases/cycles.js';

export type Stage = keyof typeof catalogue.stages;
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

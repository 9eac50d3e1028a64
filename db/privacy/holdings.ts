import type { Database } from '../database.js';
import type { Holding } from './holding.js';
import { HELD_IN_CASES } from './of-cases.js';
import { HELD_IN_CHANNELS } from './of-channels.js';
import { HELD_IN_HOUSE } from './of-house.js';
import { HELD_IN_PAPERS } from './of-papers.js';
import { HELD_IN_RECORDS } from './of-records.js';

/**
 * What each table holds on a person. Every table stands here: a new one does not compile without its row, so that
 * nobody's data is forgotten in the answer to somebody who asks what is held on him.
 */
export const HOLDINGS: Readonly<Record<keyof Database, readonly Holding[]>> = {
  ...HELD_IN_RECORDS,
  ...HELD_IN_CASES,
  ...HELD_IN_PAPERS,
  ...HELD_IN_CHANNELS,
  ...HELD_IN_HOUSE,
};

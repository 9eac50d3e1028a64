import type { Queryable } from '../../db/database.js';
import { appendLevels, appendPositions, type LevelEntry, type PositionEntry } from '../../db/people/history.js';
import { appendPayChanges, type PayChange } from '../../db/people/pay/pay.js';

/** One level, as several are appended; true when a row was added. */
export const appendLevel = async (db: Queryable, entry: LevelEntry): Promise<boolean> =>
  (await appendLevels(db, [entry])) === 1;

/** One post; true when a row was added. */
export const appendPosition = async (db: Queryable, entry: PositionEntry): Promise<boolean> =>
  (await appendPositions(db, [entry])) === 1;

/** One change of pay; true when it was added. */
export const appendPayChange = async (db: Queryable, change: PayChange, recordedBy: string): Promise<boolean> =>
  (await appendPayChanges(db, [{ ...change, recordedBy }])) === 1;

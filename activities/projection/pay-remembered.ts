import type { Level } from '../../domain/vocabulary/level.js';
import type { Queryable } from '../../db/database.js';
import { payTableOn } from '../../db/people/pay/pay.js';

/** CNY a month as text, of a level as of a civil date; null where there is no level, or the table has none for it. */
export type PayOn = (day: string) => Promise<(level: Level | null) => string | null>;

/** The amounts of a day, read once for all of a step. */
export function payRemembered(trx: Queryable): PayOn {
  const tables = new Map<string, Promise<ReadonlyMap<Level, string>>>();
  return async (day) => {
    const reading = tables.get(day) ?? payTableOn(trx, day);
    tables.set(day, reading);
    const table = await reading;
    return (level) => (level === null ? null : (table.get(level) ?? null));
  };
}

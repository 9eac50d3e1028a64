import type { RateActivities } from '../domain/cases/pay-rates.js';
import { payTableOn } from '../db/people/pay/pay.js';
import type { ActivityDependencies } from './dependencies.js';

/** I-83: the pay table is read once a day asked about, however many cases there are. */
export const createFindMissingRates =
  ({ db }: Pick<ActivityDependencies, 'db'>): RateActivities['findMissingRates'] =>
  async ({ cases }) => {
    const missing = [];
    for (const day of new Set(cases.map(({ on }) => on))) {
      const rates = await payTableOn(db, day);
      const ofDay = cases.filter(({ on }) => on === day);
      missing.push(...ofDay.map((one) => ({ ...one, levels: one.levels.filter((level) => !rates.has(level)) })));
    }
    return missing.filter(({ levels }) => levels.length > 0);
  };

import * as z from 'zod';
import { cyclesOfMonth } from '../../../db/cycles/cycles.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import { civilDate, month } from '../schemas.js';
import { missingRatings, type MissingRatingsDeps } from './missing-ratings.js';

export const nextCycleSchema = z
  .strictObject({
    month,
    launchFrom: civilDate,
    launchBy: civilDate,
    provisional: z.boolean().meta({ description: '当年放假安排尚未公布 · the year’s holidays are not published' }),
    draftId: z.string().nullable().meta({ description: '已起草的周期 · where it is drafted already' }),
    missing: z
      .strictObject({ people: z.int(), months: z.int() })
      .meta({ description: '考核窗口内尚缺成绩的人数与人月 · people, and their months, without a rating so far' }),
  })
  .meta({ id: 'NextCycle' });

/** Months in which a cycle is looked for, the present one included. */
const MONTHS = 13;

/**
 * 8.5.1: the cycle that HR starts next, the present month's included until it has been started; with what its window lacks
 * so far by I-09 and I-12. Null where the policy in force has no cycle within a year.
 */
export async function nextCycle(
  deps: MissingRatingsDeps & { readonly engine: PolicyEngine },
): Promise<z.input<typeof nextCycleSchema> | null> {
  const { db, library, engine, today } = deps;
  for (const candidate of Array.from({ length: MONTHS }, (_, ahead) => addToMonth(monthOf(today), ahead))) {
    const { agents, teamLeaders } = library.inForceOn(`${candidate}-01`).levelPromotion.cycleMonths;
    if (![...agents.value, ...teamLeaders.value].includes(Number(candidate.slice(5)))) continue;
    const known = (await cyclesOfMonth(db, candidate)).find(({ stage }) => stage !== 'dismissed');
    if (known !== undefined && known.stage !== 'draft') continue;
    const { launchFrom, launchBy, policyVersion, warnings } = engine.answer({
      kind: 'cycle-calendar',
      cycle: candidate,
    });
    const missing = await missingRatings(deps, { month: candidate, launchBy, policyVersion });
    return {
      month: candidate,
      launchFrom,
      launchBy,
      provisional: warnings.some(({ code }) => code === 'calendar-not-published'),
      draftId: known?.id ?? null,
      missing: { people: missing.length, months: missing.reduce((sum, { months }) => sum + months.length, 0) },
    };
  }
  return null;
}

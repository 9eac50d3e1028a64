import * as z from 'zod';
import { cyclesOfMonth } from '../../../db/cycles/cycles.js';
import { addToMonth, firstDayOf, monthOf, type Month } from '../../../domain/vocabulary/month.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import { civilDate, month as monthSchema } from '../schemas.js';
import { missingRatings, type MissingRatingsDeps } from './missing-ratings.js';

export const nextCycleSchema = z
  .strictObject({
    month: monthSchema,
    launchFrom: civilDate,
    launchBy: civilDate,
    provisional: z.boolean().meta({ description: '当年放假安排尚未公布 · the year’s holidays are not published' }),
    draftId: z.string().nullable().meta({ description: '已起草的周期 · where it is drafted already' }),
    missing: z
      .strictObject({
        people: z.int(),
        months: z.int(),
        who: z.array(z.strictObject({ personId: z.string(), name: z.string(), months: z.array(monthSchema) })),
      })
      .meta({ description: '考核窗口内尚缺成绩的人数与人月 · people, and their months, without a rating so far' }),
  })
  .meta({ id: 'NextCycle' });

/** Months in which a cycle is looked for, the present one included. */
const MONTHS = 13;

interface CycleAhead {
  readonly month: Month;
  /** Where it is drafted already. */
  readonly draftId: string | null;
}

/** 8.1: the cycles of a year that have not been started, nearest first; the present month's is one until it has been. */
export async function* cyclesToStart({
  db,
  library,
  today,
}: Pick<MissingRatingsDeps, 'db' | 'library' | 'today'>): AsyncGenerator<CycleAhead> {
  for (const month of Array.from({ length: MONTHS }, (_, ahead) => addToMonth(monthOf(today), ahead))) {
    const { agents, teamLeaders } = library.inForceOn(firstDayOf(month)).levelPromotion.cycleMonths;
    if (![...agents.value, ...teamLeaders.value].includes(Number(month.slice(5)))) continue;
    const known = (await cyclesOfMonth(db, month)).find(({ stage }) => stage !== 'dismissed');
    if (known === undefined || known.stage === 'draft') yield { month, draftId: known?.id ?? null };
  }
}

/**
 * 8.5.1: the cycle that HR starts next, the present month's included until it has been started; with what its window lacks
 * so far by I-09 and I-12. Null where the policy in force has no cycle within a year.
 */
export async function nextCycle(
  deps: MissingRatingsDeps & { readonly engine: PolicyEngine },
): Promise<z.input<typeof nextCycleSchema> | null> {
  for await (const { month, draftId } of cyclesToStart(deps)) {
    const { launchFrom, launchBy, policyVersion, warnings } = deps.engine.answer({
      kind: 'cycle-calendar',
      cycle: month,
    });
    const missing = await missingRatings(deps, { month, launchBy, policyVersion });
    return {
      month,
      launchFrom,
      launchBy,
      provisional: warnings.some(({ code }) => code === 'calendar-not-published'),
      draftId,
      missing: {
        people: missing.length,
        months: missing.reduce((sum, { months }) => sum + months.length, 0),
        who: missing.map(({ personId, name, months }) => ({ personId, name, months: [...months] })),
      },
    };
  }
  return null;
}

import type { SignedIn } from '../../http/route.js';
import { listPromotionsAhead } from '../../../db/cases/promotions-ahead.js';
import type { Queryable } from '../../../db/database.js';
import { payTableOn } from '../../../db/people/pay/pay.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { LEVELS, type Level } from '../../../domain/vocabulary/level.js';
import { firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import type { CycleRow } from '../../../db/cycles/cycles.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { laddersOf } from '../../../policy/ladders.js';
import { unpaidLevels } from '../../../policy/unpaid.js';
import { scopeOf } from '../viewer.js';

export interface UnpaidDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** Who keeps the pay table, decides by it or audits; nobody else is told what it lacks. */
const isTold = (actor: SignedIn): boolean => scopeOf(actor) === 'all';

const payDay = (now: () => Date): string => firstDayOf(monthOf(todayIn('Asia/Shanghai', now().getTime())));

/** I-83: by case, the levels for which the pay table would have no amount were it decided today. */
export async function unpaidByCase(
  { db, library, now }: UnpaidDeps,
  actor: SignedIn,
  caseIds: readonly string[],
): Promise<(caseId: string) => Level[]> {
  if (!isTold(actor) || caseIds.length === 0) return () => [];
  const on = payDay(now);
  const rates = await payTableOn(db, on);
  const ahead = await listPromotionsAhead(db, { on, caseIds });
  const levels = new Map(ahead.map((one) => [one.caseId, unpaidLevels(library, one, rates)]));
  return (caseId) => [...(levels.get(caseId) ?? [])];
}

/** I-83: the levels that a cycle needs an amount for and has none: of its ladders before it runs, then of its people. */
export async function unpaidOfCycle(
  { db, library, now }: UnpaidDeps,
  actor: SignedIn,
  { id, kind, stage, month, policyVersion }: CycleRow,
): Promise<Level[]> {
  if (!isTold(actor) || stage === 'closed' || stage === 'dismissed') return [];
  if (kind === 'regular' && stage !== 'running') {
    const rates = await payTableOn(db, firstDayOf(month));
    return laddersOf(library.byVersion(policyVersion), month).filter((level) => !rates.has(level));
  }
  const on = payDay(now);
  const rates = await payTableOn(db, on);
  const ahead = (await listPromotionsAhead(db, { on })).filter(({ groupId }) => groupId === id);
  const lacking = new Set(ahead.flatMap((one) => unpaidLevels(library, one, rates)));
  return LEVELS.filter((level) => lacking.has(level));
}

import { LEVELS } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { fromCents, toCents } from '../../domain/vocabulary/money.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import {
  changedFindings,
  createReader,
  WAYS,
  type PastCase,
  type PersonDifference,
  type Reading,
  type Way,
} from './what-if.js';

/** Amounts in CNY with two decimals, as text, by level. */
export type PayTable = ReadonlyMap<Level, string>;

/** What a cycle came to for everybody together, under one policy. */
export interface Tally {
  /** People who end above where they began. */
  readonly rise: number;
  readonly steps: number;
  readonly ways: Readonly<Record<Way, number>>;
  readonly onHold: number;
  readonly needsRuling: number;
  /** Of everybody whose level the pay table knows. */
  readonly monthlyPay: string;
}

/** How many stand at a level before the cycle and after it, under both policies, and what that costs. */
export interface LevelCount {
  readonly level: Level;
  readonly began: number;
  readonly before: number;
  readonly after: number;
  /** Null where the pay table has no amount for the level. */
  readonly monthlyAmount: string | null;
  readonly payBefore: string | null;
  readonly payAfter: string | null;
}

/** A past cycle read under the policy as it was and under a changed one (0018). */
export interface CycleComparison {
  readonly people: number;
  readonly before: Tally;
  readonly after: Tally;
  readonly levels: readonly LevelCount[];
  readonly differences: readonly PersonDifference[];
  /** The changed policy looks further back than the facts of some people reach; null where it does of nobody. */
  readonly beyond: BeyondFacts | null;
}

/** Months before the frozen facts, which were read from the records as they stand. */
interface BeyondFacts {
  /** The earliest of them. */
  readonly first: Month;
  /** How many people they were read for. */
  readonly people: number;
  /** Who has no rating on record for some of them: those count as not rated (I-09). */
  readonly unrated: readonly { readonly personId: string; readonly name: string; readonly months: readonly Month[] }[];
}

const times = (amount: string | undefined, count: number): string | null =>
  amount === undefined ? null : fromCents(toCents(amount) * BigInt(count));

class Counting {
  readonly levels = new Map<Level, number>();
  private readonly ways = new Map<Way, number>(WAYS.map((way) => [way, 0]));
  private rise = 0;
  private steps = 0;
  private onHold = 0;
  private needsRuling = 0;

  constructor(private readonly pay: PayTable) {}

  add(from: Level | null, { outcome, level, way }: ReturnType<ReturnType<typeof createReader>>): void {
    if (level !== null) this.levels.set(level, (this.levels.get(level) ?? 0) + 1);
    const climbed = level === null || from === null ? 0 : LEVELS.indexOf(level) - LEVELS.indexOf(from);
    if (climbed > 0) this.rise += 1;
    this.steps += climbed;
    this.ways.set(way, (this.ways.get(way) ?? 0) + 1);
    if (outcome === 'on-hold') this.onHold += 1;
    if (outcome === 'needs-ruling') this.needsRuling += 1;
  }

  tally(): Tally {
    const cents = [...this.levels].map(([level, count]) => toCents(this.pay.get(level) ?? '0') * BigInt(count));
    return {
      rise: this.rise,
      steps: this.steps,
      onHold: this.onHold,
      needsRuling: this.needsRuling,
      ways: Object.fromEntries(this.ways) as Record<Way, number>,
      monthlyPay: fromCents(cents.reduce((sum, one) => sum + one, 0n)),
    };
  }
}

const beyondOf = (cases: readonly PastCase[]): BeyondFacts | null => {
  const reaching = cases.flatMap(({ reached, personId, name }) => (reached ? [{ ...reached, personId, name }] : []));
  const [first] = reaching.flatMap(({ months }) => months).sort();
  if (first === undefined) return null;
  const unrated = reaching.filter((one) => one.unrated.length > 0);
  return {
    first,
    people: reaching.length,
    unrated: unrated.map(({ personId, name, unrated: months }) => ({ personId, name, months })),
  };
};

/**
 * One past cycle under two readings: who would rise and who would not, heads and pay by level, and for each person whose
 * result differs the § that say something else. Pure.
 */
export const compareCycle = (
  cases: readonly PastCase[],
  readings: { readonly before: Reading; readonly after: Reading },
  { calendar, pay }: { readonly calendar: WorkdayCalendar; readonly pay: PayTable },
): CycleComparison => {
  const readBefore = createReader(readings.before, calendar);
  const readAfter = createReader(readings.after, calendar);
  const began = new Map<Level, number>();
  const before = new Counting(pay);
  const after = new Counting(pay);
  const differences: PersonDifference[] = [];
  for (const one of cases) {
    const { level: from } = one.request.employee;
    const a = readBefore(one);
    const b = readAfter(one.reached === undefined ? one : { ...one, request: one.reached.request });
    if (from !== null) began.set(from, (began.get(from) ?? 0) + 1);
    before.add(from, a);
    after.add(from, b);
    if (a.level === b.level && a.outcome === b.outcome) continue;
    const { personId, name } = one;
    differences.push({
      personId,
      name,
      from,
      before: { outcome: a.outcome, level: a.level, way: a.way },
      after: { outcome: b.outcome, level: b.level, way: b.way },
      findings: changedFindings(a.findings, b.findings),
    });
  }
  const levels = LEVELS.flatMap((level): LevelCount[] => {
    const counts = [began, before.levels, after.levels].map((map) => map.get(level) ?? 0);
    if (counts.every((count) => count === 0)) return [];
    const [start = 0, old = 0, now = 0] = counts;
    const amount = pay.get(level);
    return [
      {
        level,
        began: start,
        before: old,
        after: now,
        monthlyAmount: amount ?? null,
        payBefore: times(amount, old),
        payAfter: times(amount, now),
      },
    ];
  });
  return {
    people: cases.length,
    before: before.tally(),
    after: after.tally(),
    levels,
    differences,
    beyond: beyondOf(cases),
  };
};

/** Whether a policy launches a cycle in that month (§8.1). */
export const launchesIn = ({ levelPromotion }: Policy, month: Month): boolean =>
  levelPromotion.cycleMonths.agents.value.includes(Number(month.slice(5)));

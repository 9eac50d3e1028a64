import type { components } from '../../api/schema.js';

type PassRate = components['schemas']['PassRate'];
type Cycle = components['schemas']['Cycle'];

/** This cycle and so many before it. */
const BESIDE = 3;

/** A team at a level, with its figures in each cycle; undefined where it had nobody there. */
export interface RateRow extends Pick<PassRate, 'superiorId' | 'superiorName' | 'level'> {
  readonly key: string;
  readonly rates: readonly (PassRate | undefined)[];
}

/** A cycle and the regular ones before it that were launched, the latest first; empty where it is not among them. */
export function besideOf<T extends Pick<Cycle, 'id' | 'kind' | 'stage' | 'month'>>(
  cycles: readonly T[],
  id: string,
): readonly T[] {
  const own = cycles.find((one) => one.id === id);
  if (own === undefined) return [];
  const before = cycles.filter(
    ({ kind, stage, month }) => kind === 'regular' && !['draft', 'dismissed'].includes(stage) && month < own.month,
  );
  return [own, ...before.toSorted((a, b) => (a.month < b.month ? 1 : -1))].slice(0, BESIDE);
}

/** A team with all its levels together, and each by itself. */
export interface TeamRates extends Pick<PassRate, 'superiorId' | 'superiorName'> {
  readonly rates: readonly (Sum | undefined)[];
  readonly levels: readonly RateRow[];
}

/** The figures of a team in a cycle. */
export type Sum = Pick<PassRate, 'evaluated' | 'eligible' | 'approved'>;

const add = (a: Sum | undefined, b: Sum | undefined): Sum | undefined =>
  a === undefined || b === undefined
    ? (a ?? b)
    : {
        evaluated: a.evaluated + b.evaluated,
        eligible: a.eligible + b.eligible,
        approved: a.approved + b.approved,
      };

/** Rows put together by team, in their order. */
export function teamsOf(rows: readonly RateRow[]): readonly TeamRates[] {
  const teams = new Map<string | null, TeamRates>();
  for (const row of rows) {
    const { superiorId, superiorName } = row;
    const before = teams.get(superiorId);
    teams.set(superiorId, {
      superiorId,
      superiorName,
      levels: [...(before?.levels ?? []), row],
      rates: row.rates.map((rate, index) => add(before?.rates[index], rate)),
    });
  }
  return [...teams.values()];
}

const keyOf = ({ superiorId, level }: PassRate): string => `${superiorId ?? ''} ${level}`;
const byName = new Intl.Collator('zh');

/** The figures of several cycles side by side, by team and upwards by level; those without a superior last. */
export function rowsOf(cycles: readonly (readonly PassRate[])[], levels: readonly string[]): readonly RateRow[] {
  const found = new Map(cycles.flat().map((one) => [keyOf(one), one]));
  const rows = [...found].map(([key, { superiorId, superiorName, level }]) => ({
    key,
    superiorId,
    superiorName,
    level,
    rates: cycles.map((of) => of.find((one) => keyOf(one) === key)),
  }));
  return rows.toSorted(
    (a, b) =>
      Number(a.superiorId === null) - Number(b.superiorId === null) ||
      byName.compare(a.superiorName ?? '', b.superiorName ?? '') ||
      (a.superiorId ?? '').localeCompare(b.superiorId ?? '') ||
      levels.indexOf(a.level) - levels.indexOf(b.level),
  );
}

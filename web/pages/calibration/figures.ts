import { ABILITIES, type Ability, type Defense } from '../../api/defenses.js';

type Seat = Defense['seats'][number];
/** A sheet that is in. */
interface Sheet extends Seat {
  readonly scores: Readonly<Record<string, number>>;
}

/** A candidate as all his sheets have him: the mean of each ability, and of the sheets' totals, 0 to 100. */
export interface CandidateFigures {
  readonly caseId: string;
  readonly personId: string;
  readonly name: string;
  readonly sheets: number;
  readonly abilities: Readonly<Record<Ability, number>>;
  readonly total: number;
  /** Between his kindest and his strictest sheet. */
  readonly spread: number;
}

/** A scorer beside those who scored the same candidates. */
export interface ScorerFigures {
  readonly personId: string;
  readonly name: string;
  readonly sheets: number;
  /** Of his sheets' totals. */
  readonly mean: number;
  /** How far he lies above the others' mean of the same candidate, on the average; undefined where nobody else scored. */
  readonly leniency: number | undefined;
}

/** A sheet that lies far from the others of its candidate. */
export interface Outlier {
  readonly caseId: string;
  readonly candidate: string;
  readonly scorer: string;
  readonly total: number;
  readonly others: number;
}

/** From so many points on a sheet is worth a second look; a convention of the page, nothing follows from it. */
export const FAR = 10;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
/** I-31: six abilities of equal weight. */
const totalOf = ({ scores }: Sheet): number => mean(ABILITIES.map((ability) => scores[ability] ?? 0));
const isIn = (seat: Seat): seat is Sheet => seat.scores !== null;

function groupsOf(sheets: readonly Sheet[], keyOf: (sheet: Sheet) => string): ReadonlyMap<string, readonly Sheet[]> {
  const groups = new Map<string, Sheet[]>();
  for (const sheet of sheets) groups.set(keyOf(sheet), [...(groups.get(keyOf(sheet)) ?? []), sheet]);
  return groups;
}

/** The others' mean of the same candidate; undefined where nobody else scored him. */
function othersOf(sheet: Sheet, sheets: readonly Sheet[]): number | undefined {
  const others = sheets.filter((one) => one.caseId === sheet.caseId && one.scorerId !== sheet.scorerId);
  return others.length === 0 ? undefined : mean(others.map(totalOf));
}

/** A sheet behind a figure. */
export interface SheetBehind {
  readonly caseId: string;
  readonly candidate: string;
  readonly scorerId: string;
  readonly scorer: string;
  readonly abilities: Readonly<Record<string, number>>;
  readonly total: number;
  /** The others' mean of the same candidate; undefined where nobody else scored him. */
  readonly others: number | undefined;
}

/** The sheets that a figure of a candidate, or of a scorer, is made of; the highest first. */
export function sheetsBehind(
  seats: Defense['seats'],
  whose: { readonly caseId: string } | { readonly scorerId: string },
): readonly SheetBehind[] {
  const sheets = seats.filter(isIn);
  return sheets
    .filter((one) => ('caseId' in whose ? one.caseId === whose.caseId : one.scorerId === whose.scorerId))
    .map((one) => ({
      caseId: one.caseId,
      candidate: one.candidateName,
      scorerId: one.scorerId,
      scorer: one.scorerName,
      abilities: one.scores,
      total: totalOf(one),
      others: othersOf(one, sheets),
    }))
    .toSorted((a, b) => b.total - a.total);
}

/** What a panel's sheets say beside each other: candidates from the best, scorers from the kindest, far sheets from the farthest. */
export function figuresOf({ seats }: Pick<Defense, 'seats'>): {
  readonly candidates: readonly CandidateFigures[];
  readonly scorers: readonly ScorerFigures[];
  readonly outliers: readonly Outlier[];
} {
  const sheets = seats.filter(isIn);
  const candidates = [...groupsOf(sheets, ({ caseId }) => caseId)].map(([caseId, own]) => {
    const totals = own.map(totalOf);
    return {
      caseId,
      personId: own[0]?.candidateId ?? '',
      name: own[0]?.candidateName ?? '',
      sheets: own.length,
      abilities: Object.fromEntries(
        ABILITIES.map((ability) => [ability, mean(own.map(({ scores }) => scores[ability] ?? 0))]),
      ) as Record<Ability, number>,
      total: mean(totals),
      spread: Math.max(...totals) - Math.min(...totals),
    };
  });
  const scorers = [...groupsOf(sheets, ({ scorerId }) => scorerId)].map(([personId, own]) => {
    const apart = own.flatMap((sheet) => {
      const others = othersOf(sheet, sheets);
      return others === undefined ? [] : [totalOf(sheet) - others];
    });
    return {
      personId,
      name: own[0]?.scorerName ?? '',
      sheets: own.length,
      mean: mean(own.map(totalOf)),
      leniency: apart.length === 0 ? undefined : mean(apart),
    };
  });
  const outliers = sheets.flatMap((sheet) => {
    const [total, others] = [totalOf(sheet), othersOf(sheet, sheets)];
    if (others === undefined || Math.abs(total - others) < FAR) return [];
    return [{ caseId: sheet.caseId, candidate: sheet.candidateName, scorer: sheet.scorerName, total, others }];
  });
  return {
    candidates: candidates.toSorted((a, b) => b.total - a.total),
    scorers: scorers.toSorted((a, b) => (b.leniency ?? 0) - (a.leniency ?? 0)),
    outliers: outliers.toSorted((a, b) => Math.abs(b.total - b.others) - Math.abs(a.total - a.others)),
  };
}

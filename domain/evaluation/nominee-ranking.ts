import { compareFractions, meanOf } from '../vocabulary/decimal.js';

/** The scores of a nominee's sheets (9.5.2). */
export interface RankedScores {
  readonly caseId: string;
  readonly competency: readonly number[];
  readonly peripheral: readonly number[];
}

/**
 * The tie order of one vacancy (I-36): competency, then peripheral, by exact means; whoever is equal in both shares a
 * rank, and the general manager decides.
 */
export function rankNominees(nominees: readonly RankedScores[]): ReadonlyMap<string, number> {
  const rows = nominees.map(({ caseId, competency, peripheral }) => ({
    caseId,
    competency: meanOf(competency),
    peripheral: meanOf(peripheral),
  }));
  return new Map(
    rows.map((one) => {
      const ahead = rows.filter(
        (other) =>
          (compareFractions(other.competency, one.competency) || compareFractions(other.peripheral, one.peripheral)) >
          0,
      );
      return [one.caseId, ahead.length + 1];
    }),
  );
}

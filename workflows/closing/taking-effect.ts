import type { Effect } from '../../domain/step/effect.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';

/** A promotion as its result is released (8.5.6, 9.5.9). */
export interface Promotion {
  readonly caseId: string;
  readonly personId: string;
  readonly source: 'level-promotion' | 'position-promotion';
  /** Null for somebody who had no level; his pay then does not follow from one. */
  readonly from: Level | null;
  readonly to: Level;
  /** The 1st of a month (12.2, I-42). */
  readonly effectiveFrom: CivilDate;
  /** From when the months of 8.2.2 count (I-19). */
  readonly countsFrom: CivilDate;
}

/** 12.2, I-42: the level, and the pay that goes with it, from the same day on; nothing that comes later undoes them. */
export function levelAndPay({
  caseId,
  personId,
  source,
  from,
  to,
  effectiveFrom,
  countsFrom,
}: Promotion): readonly Effect[] {
  const about = { caseId, personId, effectiveFrom };
  const level: Effect = { ...about, what: 'level', level: to, countsFrom, source };
  if (from === null) return [level];
  return [
    { ...level, promotedFrom: from },
    { ...about, what: 'pay', from, to },
  ];
}

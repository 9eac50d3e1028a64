import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { StandingFacts } from '../../domain/evaluation/standing.js';
import type { Status } from '../../domain/vocabulary/status.js';

/** The status on a day to come, as far as the dates in HR's records tell it today (8.2.1). */
export const statusOn = (
  { status, confirmedOn, leftOn }: Pick<StandingFacts, 'status' | 'confirmedOn' | 'leftOn'>,
  day: CivilDate,
): Status => {
  if (leftOn !== null && leftOn <= day) return 'left';
  return confirmedOn !== null && confirmedOn <= day ? 'confirmed' : status;
};

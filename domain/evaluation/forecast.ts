import type { Level } from '../vocabulary/level.js';
import type { Month } from '../vocabulary/month.js';
import type { MonthlyRating } from '../vocabulary/rating.js';
import type { Text } from '../vocabulary/text.js';

/**
 * How a cycle to come looks for somebody: it would find him eligible; it would, and something holds him (I-17, I-68); HR
 * has to rule (I-09); the present pace does not reach, but the months left may; or nothing in it leads on.
 */
export const FORECAST_STATES = ['eligible', 'on-hold', 'needs-ruling', 'within-reach', 'not'] as const;
/** How a cycle to come looks for somebody. */
export type ForecastState = (typeof FORECAST_STATES)[number];

/** What it rests on, what is lacking, or what bars, with the §. */
export interface ForecastReason {
  readonly clause: string;
  readonly text: Text;
}

/** What a cycle to come would find of somebody if all went on as it does: computed, never decided. */
export interface PersonForecast {
  readonly state: ForecastState;
  readonly from: Level;
  /** Where the engine would lead him; null where it would not. */
  readonly to: Level | null;
  readonly directSteps: number;
  readonly panelSteps: number;
  /** The ratings that are there suffice, whatever above C the months left bring. */
  readonly settled: boolean;
  /** What was assumed of the months left. */
  readonly assumed: readonly MonthlyRating[];
  readonly reasons: readonly ForecastReason[];
  /** The first later cycle that can lead on, where this one cannot. */
  readonly later: Month | null;
}

/** Of those whom the last cycles found eligible, how many were promoted. */
export interface UsualShare {
  readonly eligible: number;
  readonly approved: number;
}

/** What a cycle would add a month; amounts in CNY with two decimals, as text. */
export interface ForecastCost {
  readonly people: number;
  /** Of everybody whose levels the pay table knows. */
  readonly difference: string;
  /** Whose old or new level it does not know (I-83). */
  readonly withoutAmount: number;
  /** The same by the usual share; null where no cycle has closed yet. People with one decimal: an average names nobody. */
  readonly atShare: { readonly people: string; readonly difference: string } | null;
}

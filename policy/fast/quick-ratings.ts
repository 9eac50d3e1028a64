import { RATINGS } from '../../domain/vocabulary/rating.js';
import { oneOf } from './quick-check.js';
import type { QuickCheck } from './quick-check.js';
import { isQuickMonth, monthIndex } from './quick-dates.js';

/** Months this far from the first fit a bit each. */
const BITS = 31;
const isRating = oneOf(RATINGS);

/**
 * A list of months with a rating each, no month twice. Most of what a request holds, so it is written out: a month is
 * a bit, at its distance from the first one.
 */
export const isQuickRatings: QuickCheck = (value) => {
  if (!Array.isArray(value)) return false;
  let first = -1;
  let later = 0;
  let earlier = 0;
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
    let fields = 0;
    for (const name in item) fields += name === 'month' || name === 'rating' ? 1 : 3;
    const { month, rating } = item as { readonly month?: unknown; readonly rating?: unknown };
    if (fields !== 2 || !isQuickMonth(month) || !isRating(rating)) return false;
    const index = monthIndex(month as string);
    if (first === -1) first = index;
    const distance = index - first;
    if (Math.abs(distance) >= BITS) return false;
    const bit = 1 << Math.abs(distance);
    if (((distance < 0 ? earlier : later) & bit) !== 0) return false;
    if (distance < 0) earlier |= bit;
    else later |= bit;
  }
  return true;
};

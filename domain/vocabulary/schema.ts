import { z } from 'zod';
import { isCivilDate } from './civil-date.js';
import { COMPLAINT_CAUSES, COMPLAINT_STATUSES } from '../people/complaint.js';
import { LEVELS } from './level.js';
import { isMonth } from './month.js';
import { MANAGEMENT_POSITIONS, POSITIONS } from './position.js';
import { RATINGS } from './rating.js';
import { STATUSES } from './status.js';

/** `YYYY-MM-DD`, a day that exists. */
export const civilDateSchema = z.string().refine(isCivilDate, { error: 'date' }).meta({ format: 'date' });
/** `YYYY-MM`. */
export const monthSchema = z
  .string()
  .refine(isMonth, { error: 'month' })
  .meta({ examples: ['2026-01'] });
export const levelSchema = z.enum(LEVELS);
export const positionSchema = z.enum(POSITIONS);
export const managementPositionSchema = z.enum(MANAGEMENT_POSITIONS);
export const statusSchema = z.enum(STATUSES);
export const ratingSchema = z.enum(RATINGS);
/** A score from 0 to 100, as exact as it was written. */
export const scoreSchema = z.number().min(0).max(100);
export const complaintSchema = z.strictObject({
  date: civilDateSchema,
  status: z.enum(COMPLAINT_STATUSES),
  cause: z.enum(COMPLAINT_CAUSES),
});
export const monthlyRatingSchema = z.strictObject({ month: monthSchema, rating: ratingSchema });

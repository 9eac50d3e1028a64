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
/** A month `YYYY-MM` of the years 0001 to 9999. */
export const monthSchema = z
  .string()
  .refine(isMonth, { error: 'month' })
  .meta({ examples: ['2026-01'] });
/** The code of a level. */
export const levelSchema = z.enum(LEVELS);
/** The code of a post. */
export const positionSchema = z.enum(POSITIONS);
/** The code of a post that §9 promotes to. */
export const managementPositionSchema = z.enum(MANAGEMENT_POSITIONS);
/** The code of an employment status. */
export const statusSchema = z.enum(STATUSES);
/** The rating of a month as its letter, S down to D. */
export const ratingSchema = z.enum(RATINGS);
/** A score from 0 to 100, as exact as it was written. */
export const scoreSchema = z.number().min(0).max(100);
/** A complaint as the engine is told of it: the day of the incident, and how far it is (I-17). */
export const complaintSchema = z.strictObject({
  date: civilDateSchema,
  status: z.enum(COMPLAINT_STATUSES),
  cause: z.enum(COMPLAINT_CAUSES),
});
/** The rating of one month. */
export const monthlyRatingSchema = z.strictObject({ month: monthSchema, rating: ratingSchema });

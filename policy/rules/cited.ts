import { z } from 'zod';

/** A § (`8.4.1.2.A`) or an entry of the register (`I-20`). */
export const clauseSchema = z.string().regex(/^(?:\d+(?:\.\d+)*(?:\.[A-Z])?|I-\d{2}a?)$/);

/** A sentence in both languages of the house. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A number, or whatever else the policy sets, beside its §. */
export const cited = <T extends z.ZodType>(value: T) => z.strictObject({ value, clause: clauseSchema }).readonly();

import { z } from 'zod';
import { BASES, PERSONAL_KINDS, TECHNICAL_KINDS, type RetentionPlan } from '../../domain/privacy/retention.js';

const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const why = { basis: z.enum(BASES), why: textSchema };
const departure = z.strictObject({ from: z.literal('departure'), months: z.int().min(1).max(600), ...why });
const creation = z.strictObject({ from: z.literal('creation'), days: z.int().min(1).max(3660), ...why });

const each = <K extends string, T extends z.ZodType>(kinds: readonly K[], schema: T): Record<K, T> =>
  Object.fromEntries(kinds.map((kind) => [kind, schema])) as Record<K, T>;

/**
 * How long each kind of record is kept, under one version of the policy; every kind is there. A message about a case goes
 * no later than the case, and what a record says of somebody no later than the record.
 */
export const retentionSchema: z.ZodType<RetentionPlan> = z
  .strictObject({
    ...each(PERSONAL_KINDS, departure),
    ...each(TECHNICAL_KINDS, creation),
    sessions: z.strictObject({ from: z.literal('expiry'), ...why }),
    house: z.strictObject({ from: z.literal('never'), ...why }),
  })
  .refine(({ messages, files, cases }) => messages.months <= cases.months && files.months <= cases.months, {
    message: 'messages and files go no later than the cases that they are about',
  })
  .refine((plan) => PERSONAL_KINDS.every((kind) => plan[kind].months <= plan.personnel.months), {
    message: 'nothing of a person stays longer than his record',
  });

import { z } from 'zod';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { GRADES } from '../../domain/vocabulary/level.js';

const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const gradesSchema = z.strictObject({
  junior: textSchema,
  intermediate1: textSchema,
  intermediate2: textSchema,
  senior: textSchema,
  chief: textSchema,
} satisfies Record<(typeof GRADES)[number], typeof textSchema>);

const standardSchema = z.strictObject({
  ability: z.enum(ABILITIES),
  name: textSchema,
  /** Equal for all six (I-31). */
  weight: z.int().min(1),
  grades: gradesSchema,
});

/** One entry an ability, in the sheet's order. */
export const standardsSchema = z
  .array(standardSchema)
  .refine((standards) => ABILITIES.every((ability, index) => standards[index]?.ability === ability), {
    error: `must hold these abilities in this order: ${ABILITIES.join(', ')}`,
  })
  .refine((standards) => standards.length === ABILITIES.length, { error: 'holds an ability twice' })
  .readonly();

/** One of the six abilities of a defense, its weight and what each grade asks of it (§8.3.4, I-31). */
export type Standard = z.infer<typeof standardSchema>;

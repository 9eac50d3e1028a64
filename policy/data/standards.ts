import { z } from 'zod';
import { ABILITIES, type Ability } from '../../domain/pipelines/defense/acts.js';
import { WORDINGS, type CompanyWording } from '../../domain/pipelines/defense/standards.js';
import { GRADES, type Grade } from '../../domain/vocabulary/level.js';
import { longText } from '../../domain/vocabulary/text-schemas.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

const words = longText(1, 2000);
const textSchema = z.strictObject({ zh: words, en: words });
const descriptorSchema = z.strictObject({ zh: words, en: words, wording: z.enum(WORDINGS) });

const byGrade = <S extends z.ZodType>(cell: S) =>
  z.strictObject(Object.fromEntries(GRADES.map((grade) => [grade, cell])) as Record<Grade, S>);

const standardSchema = z.strictObject({
  ability: z.enum(ABILITIES),
  name: textSchema,
  /** Equal for all six (I-31). */
  weight: z.int().min(1),
  grades: byGrade(descriptorSchema),
});

/** One entry an ability, in the sheet's order. */
export const standardsSchema = z
  .array(standardSchema)
  .refine((standards) => ABILITIES.every((ability, index) => standards[index]?.ability === ability), {
    error: `must hold these abilities in this order: ${ABILITIES.join(', ')}`,
  })
  .refine((standards) => standards.length === ABILITIES.length, { error: 'holds an ability twice' })
  .readonly();

/** A cell of the company's own file: Chinese alone, or both languages. */
const ownCell = z.union([textSchema, words.transform((zh): Text => text(zh, zh))]);

/** The company's own wording as its file in the data folder holds it: by ability and grade, all thirty cells. */
export const companyWordingSchema: z.ZodType<CompanyWording> = z.strictObject(
  Object.fromEntries(ABILITIES.map((ability) => [ability, byGrade(ownCell)])) as Record<
    Ability,
    ReturnType<typeof byGrade<typeof ownCell>>
  >,
);

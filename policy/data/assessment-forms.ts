import { z } from 'zod';
import { ASSESSMENT_FORMS, type AssessmentFormId } from '../../domain/evaluation/assessment-form.js';
import { cited, clauseSchema, textSchema } from '../rules/cited.js';

const itemSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  name: textSchema,
  description: textSchema,
  /** Whole per cent: with a total of 100 a sheet's mean is a finite decimal and stays exact. */
  weight: z.int().min(1).max(100),
});

const formSchema = z
  .strictObject({
    clause: clauseSchema,
    title: textSchema,
    /** The source lost its forms: items and weights are our own design, and the form says so (I-75). */
    design: cited(z.enum(['own', 'source'])),
    items: z.array(itemSchema).min(1).max(20).readonly(),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: 'an item is given twice',
    path: ['items'],
  })
  .refine(({ items }) => items.reduce((sum, { weight }) => sum + weight, 0) === 100, {
    error: 'the weights must sum to 100',
    path: ['items'],
  })
  .readonly();

type FormSchema = typeof formSchema;

/** The score sheets of §9, each once: what raters fill in is part of a policy version as its numbers are. */
export const assessmentFormsSchema = z.strictObject(
  Object.fromEntries(ASSESSMENT_FORMS.map((id) => [id, formSchema])) as Record<AssessmentFormId, FormSchema>,
);

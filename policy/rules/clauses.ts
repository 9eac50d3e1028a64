import { z } from 'zod';
import { clauseSchema, textSchema } from './cited.js';

/**
 * How a § is carried out: by a rule of this engine, by a step of a pipeline, by people outside the system,
 * or not at all because it only defines words or was lost from the source (I-75).
 */
export const CARRIED_OUT = ['rule', 'step', 'people', 'outside'] as const;

/** A § of the policy in our own words, and who carries it out. */
export const clauseEntrySchema = z.strictObject({
  id: clauseSchema,
  title: textSchema,
  gist: textSchema,
  carriedOut: z.enum(CARRIED_OUT),
});

/** Every § of the policy in our own words, each once. */
export const clausesSchema = z
  .array(clauseEntrySchema)
  .min(1)
  .superRefine((clauses, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of clauses.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', message: `§ ${id} is given twice`, path: [index, 'id'] });
      seen.add(id);
    }
  })
  .readonly();

/** A § as clauses.json holds it. */
export type Clause = z.infer<typeof clauseEntrySchema>;

import * as z from 'zod';
import type { Finding } from '../../../domain/evaluation/answer.js';
import { textSchema } from '../../http/problem.js';
import { caseSchema } from './schemas-cases.js';

/** The test of a finding in words. */
export const failingOf = (found: Finding | undefined) =>
  found === undefined ? null : { clause: found.clause, expected: found.expected, actual: found.actual };

/** Somebody of a cycle as its board lists him. */
export const candidateSchema = caseSchema
  .extend({
    failing: z.strictObject({ clause: z.string(), expected: textSchema, actual: textSchema }).nullable().meta({
      description:
        '不符合时首个未满足的条件；不告知者为 null · where not eligible, the first test not met; null for who is not told',
    }),
  })
  .meta({ id: 'Candidate' });

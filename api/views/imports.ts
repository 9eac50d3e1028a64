import * as z from 'zod';
import type { ImportRow } from '../../imports/rows.js';
import { textSchema } from '../http/problem.js';

/** What a line of a file would do to the records. */
export const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;

const count = z.int().min(0);

/** A line of an import with its verdict, and why it waits, where it does. */
export const importRowSchema = z
  .strictObject({
    line: count,
    key: z.string(),
    value: z.record(z.string(), z.unknown()),
    verdict: z.enum(VERDICTS),
    former: z.record(z.string(), z.unknown()).nullable(),
    waits: textSchema.nullable().meta({ description: '待第二人确认的原因 · why it waits for a second person' }),
    problems: z.array(
      z.strictObject({
        code: z.string(),
        field: z.string().nullable(),
        column: z.string().nullable(),
        found: z.string().nullable(),
        message: textSchema,
      }),
    ),
  })
  .meta({ id: 'ImportRow' });

/** A line as the API shows it. */
export const showRow = (row: ImportRow): z.input<typeof importRowSchema> => ({
  ...row,
  value: { ...row.value },
  former: row.former === null ? null : { ...row.former },
  problems: row.problems.map((one) => ({ ...one })),
});

import * as z from 'zod';
import type { TakenOverRow } from '../../../db/cases/taken-over.js';
import { textSchema } from '../../http/problem.js';
import { civilDate, instant } from '../schemas.js';

/** How a case stood when the service came, by whom it was entered and on which paper (docs/decisions/0085). */
export const takenOverSchema = z
  .strictObject({
    since: civilDate,
    paper: z.string(),
    findings: z
      .array(
        z.strictObject({
          clause: z.string(),
          title: textSchema,
          proven: z.boolean(),
          on: civilDate.nullable(),
          by: z.string().nullable(),
          says: textSchema,
        }),
      )
      .meta({ description: '此前各步骤有无书面证明 · whether each step before is proven' }),
    enteredBy: z.string(),
    enteredByName: z.string(),
    confirmedBy: z.string(),
    confirmedByName: z.string(),
    at: instant,
  })
  .meta({ id: 'TakenOver' });

/** As it goes out. */
export const showTakenOver = ({
  since,
  paper,
  findings,
  enteredBy,
  enteredByName,
  confirmedBy,
  confirmedByName,
  at,
}: TakenOverRow): z.input<typeof takenOverSchema> => ({
  since,
  paper,
  findings: findings.map((one) => ({ ...one })),
  enteredBy,
  enteredByName,
  confirmedBy,
  confirmedByName,
  at: at.toISOString(),
});

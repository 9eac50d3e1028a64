import * as z from 'zod';
import { CHOICE_STATES, type ChoiceChange } from '../../../domain/settings/choice-change.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { clauseEntrySchema } from '../../../policy/rules/clauses.js';
import { interpretationSchema } from '../../../policy/data/register.js';
import { textSchema } from '../../http/problem.js';
import { civilDate, instant } from '../schemas.js';

/** Shapes of the policy's versions and of the register with its switches. */

export const choiceValue = z.union([lineText(0, 64), z.number().min(-1e9).max(1e9)]);
export const choices = z.record(z.string(), choiceValue);

export const policyVersionName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);
export const policyVersion = z
  .strictObject({
    version: z.string(),
    validFrom: civilDate.nullable(),
    validTo: civilDate.nullable(),
    title: textSchema,
  })
  .meta({ id: 'PolicyVersion' });

/** A clause and where it is carried out in the product (§13.2): what HR looks up. */
export const tracedClause = z
  .strictObject({
    ...clauseEntrySchema.shape,
    trace: z
      .strictObject({
        how: textSchema,
        tasks: z.array(textSchema).meta({ description: '待办中的任务名 · the tasks by their names in the inbox' }),
        pages: z.array(z.string()).meta({ description: '网页路径 · paths of the pages' }),
      })
      .nullable(),
  })
  .meta({ id: 'Clause' });

export const registerItem = z.strictObject({
  ...interpretationSchema.shape,
  inForce: choices.meta({
    description:
      '今日有效的开关值；尚未选定的不列 · what its switches are set to today; one that nobody has set is not there',
  }),
});

export const choiceChange = z
  .strictObject({
    no: z.int(),
    entry: z.string(),
    key: z.string(),
    value: choiceValue,
    effectiveFrom: civilDate,
    reason: z.string(),
    state: z.enum(CHOICE_STATES).meta({
      description: '待总经理同意、生效、被否决 · waits for the GM, in force from its day on, refused',
    }),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'ChoiceChange' }) satisfies z.ZodType<ChoiceChange>;

export const comparison = z.strictObject({
  from: policyVersion,
  to: policyVersion,
  differences: z.array(
    z.strictObject({
      path: z.string(),
      clause: z.string(),
      label: textSchema,
      from: textSchema.nullable(),
      to: textSchema.nullable(),
    }),
  ),
  choices: z.array(z.strictObject({ entry: z.string(), key: z.string(), from: choiceValue, to: choiceValue })),
});

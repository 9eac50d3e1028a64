import * as z from 'zod';
import type { Text } from '../../../../domain/vocabulary/text.js';
import { textSchema } from '../../../http/problem.js';
import { civilDate, instant, month } from '../../schemas.js';
import { personSchema } from '../task-schemas.js';

/** Shapes of what stands beside a task; words are ready to be read, so that a page draws every kind of task alike. */

const valueSchema = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('words'), words: textSchema }),
    z.strictObject({ as: z.literal('text'), text: z.string() }),
    z.strictObject({ as: z.literal('date'), on: civilDate }),
    z.strictObject({ as: z.literal('month'), month }),
    z.strictObject({ as: z.literal('instant'), at: instant }),
    z.strictObject({ as: z.literal('person'), person: personSchema }),
    z.strictObject({ as: z.literal('amount'), amount: z.string() }),
  ])
  .meta({ id: 'ContextValue' });

const lineSchema = z
  .strictObject({
    name: textSchema,
    values: z.array(valueSchema),
    facts: z
      .array(z.strictObject({ name: textSchema, value: valueSchema }))
      .meta({ description: '决定所载各项及其内容 · what a decision says in particular, each by its name' }),
    /** What is remarkable about it. */
    tone: z.enum(['good', 'warn', 'bad']).nullable(),
    by: personSchema.nullable().meta({ description: '由谁决定 · who decided it' }),
    deputy: personSchema.nullable().meta({ description: '代其决定的人 · who decided in his place (I-39)' }),
    at: instant.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ContextLine' });

/** A card beside the task. */
const sectionSchema = z
  .strictObject({
    title: textSchema,
    clause: z.string().nullable(),
    caseId: z.string().nullable().meta({ description: '所述案件 · the case that it is of' }),
    lines: z.array(lineSchema),
    more: z.int().meta({ description: '未列出的行数 · lines that are left out' }),
  })
  .meta({ id: 'ContextSection' });

export const contextSchema = z.strictObject({
  about: z
    .array(z.strictObject({ caseId: z.string(), personId: z.string(), personName: z.string() }))
    .meta({ description: '涉及的人 · whom it is about' }),
  sections: z.array(sectionSchema),
});

/** Whether an amount stands in it: reading what somebody is paid leaves a line (§12). */
export const tellsPay = ({ sections }: z.input<typeof contextSchema>): boolean =>
  sections.some(({ lines }) =>
    lines.some(({ values, facts }) =>
      [...values, ...facts.map(({ value }) => value)].some(({ as }) => as === 'amount'),
    ),
  );

export type Value = z.input<typeof valueSchema>;
export type Line = z.input<typeof lineSchema>;
export type Section = z.input<typeof sectionSchema>;

export const words = (said: Text): Value => ({ as: 'words', words: said });
export const plain = (said: string): Value => ({ as: 'text', text: said });
export const day = (on: string): Value => ({ as: 'date', on });

/** A line; what is null stands for nothing to say. */
export const line = (name: Text, ...values: readonly (Value | null)[]): Line => ({
  name,
  values: values.filter((one) => one !== null),
  facts: [],
  tone: null,
  by: null,
  deputy: null,
  at: null,
  reason: null,
});

/** A card of those lines that say something; none where there is nothing to say. */
export function section(
  title: Text,
  lines: readonly Line[],
  of: { readonly clause?: string; readonly caseId?: string; readonly more?: number } = {},
): Section[] {
  const said = lines.filter(
    ({ values, facts, reason, by }) => values.length + facts.length > 0 || reason !== null || by !== null,
  );
  if (said.length === 0) return [];
  return [{ title, clause: of.clause ?? null, caseId: of.caseId ?? null, lines: said, more: of.more ?? 0 }];
}

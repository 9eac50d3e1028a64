import { z } from 'zod';
import { PolicyDataError } from './data-error.js';
import { clauseSchema, textSchema } from '../rules/cited.js';

/** A choice that HR can set differently: one of named options, or a mark from 0 to 100. */
const switchSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('option'),
      key: z.string().regex(/^[a-zA-Z]+(?:\.[a-zA-Z-]+)*$/),
      value: z.string(),
      options: z
        .array(z.strictObject({ value: z.string(), label: textSchema }))
        .min(2)
        .readonly(),
    })
    .refine(({ value, options }) => options.some((option) => option.value === value), {
      error: 'value must be one of the options',
    }),
  z.strictObject({
    type: z.literal('mark'),
    key: z.string().regex(/^[a-zA-Z]+(?:\.[a-zA-Z-]+)*$/),
    /** Null: the company has not chosen yet, and nothing takes its place (I-30). */
    value: z.number().min(0).max(100).nullable(),
    label: textSchema,
  }),
]);

/** An entry of the register: where the text leaves something open, how it is read, and why. */
export const interpretationSchema = z.strictObject({
  id: z.string().regex(/^I-\d{2}a?$/),
  clauses: z.array(clauseSchema).min(1).readonly(),
  question: textSchema,
  choice: textSchema,
  reason: textSchema,
  /** Other ways to read the clause, as far as somebody could hold them. */
  otherReadings: z.array(textSchema).readonly(),
  /** Who may change the choice: HR owns interpretation (§13.2). */
  owner: z.enum(['hr', 'hr-and-gm']),
  /** HR is asked to confirm this choice before the first case. */
  askHr: z.boolean(),
  switches: z.array(switchSchema).readonly().optional(),
});

/** The register of interpretations, in order of id, each id once. */
export const registerSchema = z
  .array(interpretationSchema)
  .min(1)
  .superRefine((entries, context) => {
    const keys = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const before = entries[index - 1];
      if (before !== undefined && before.id >= entry.id) {
        context.addIssue({
          code: 'custom',
          message: `${entry.id} is out of order or given twice`,
          path: [index, 'id'],
        });
      }
      for (const { key } of entry.switches ?? []) {
        if (keys.has(key)) context.addIssue({ code: 'custom', message: `switch ${key} is given twice`, path: [index] });
        keys.add(key);
      }
    }
  })
  .readonly();

/** An entry of the register (I-01 to I-83) as the data holds it. */
export type Interpretation = z.infer<typeof interpretationSchema>;
/** What HR may set otherwise in an entry of the register, with the values that it takes. */
export type Switch = z.infer<typeof switchSchema>;
/** What a case takes with it at its start (I-73): each switch's value, plain JSON; a mark that nobody chose is absent. */
export type Choices = Readonly<Record<string, string | number>>;

/** Whether a switch takes the value. */
export const isAllowed = (choice: Switch, value: string | number): boolean =>
  choice.type === 'mark'
    ? typeof value === 'number' && value >= 0 && value <= 100
    : choice.options.some((option) => option.value === value);

/**
 * The value of every switch of the register that has one, with a department's own settings over the register's.
 * Throws PolicyDataError, naming the file, for a setting that is no switch, or a value that is none of its options.
 */
export const resolveChoices = (
  register: readonly Interpretation[],
  settings: Choices = {},
  file = 'register.json',
): Choices => {
  const switches = new Map(
    register.flatMap((entry) => (entry.switches ?? []).map((choice): [string, Switch] => [choice.key, choice])),
  );
  for (const [key, value] of Object.entries(settings)) {
    const choice = switches.get(key);
    if (choice === undefined) throw new PolicyDataError(file, `there is no switch ${key}`);
    if (!isAllowed(choice, value)) throw new PolicyDataError(file, `${key} cannot be ${value}`);
  }
  return Object.fromEntries(
    [...switches.values()].flatMap(({ key, value }) => {
      const chosen = settings[key] ?? value;
      return chosen === null ? [] : [[key, chosen]];
    }),
  );
};

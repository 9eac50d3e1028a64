/** Forms made from a schema's JSON description: one that is valid, and where in it somebody's words and numbers stand. */

export interface JsonSchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}
export type Path = readonly (string | number)[];
export interface Leaf {
  readonly path: Path;
  readonly schema: JsonSchema;
}

const DIGEST = '0123456789abcdef'.repeat(4);
const PLAIN = ['10001', '2026-03-02', '2026-07', 'LC-2026-07.3', 'I-24', '6500.00', 'v1', '理由充分,均已核实', '2026'];
const WORDS = [
  ...PLAIN,
  DIGEST,
  '/inbox',
  '12345678',
  'A'.repeat(43),
  '123456',
  `${'A'.repeat(43)}.ics`,
  '21:00',
  '08:00',
  '7K3M-9QX2-TB4D',
  '0d9c4a2e-5b7f-4e1a-8c3d-6f2b9a1e7d40',
];
const open = ({ type, ...schema }: JsonSchema): boolean =>
  schema.enum === undefined && schema.const === undefined && (type === undefined ? !isUnion(schema) : isScalar(type));
const isUnion = ({ anyOf, oneOf, $ref }: JsonSchema): boolean => (anyOf ?? oneOf ?? $ref) !== undefined;
const isScalar = (type: string): boolean => ['string', 'number', 'integer'].includes(type);

/** A word that fits; another one than its neighbour has, where one can be: times that begin and end something differ. */
const wordFor = (
  { pattern, format, minLength = 0, maxLength = 9999 }: JsonSchema,
  beside: readonly unknown[],
): string => {
  const fits = (word: string): boolean =>
    word.length >= minLength &&
    word.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(word)) &&
    (format !== 'date' || /^\d{4}-\d\d-\d\d$/.test(word));
  return WORDS.find((word) => fits(word) && !beside.includes(word)) ?? WORDS.find(fits) ?? WORDS[0] ?? '';
};

/** Every form of a schema, one a variant of its unions, with all that may be left out; and the open leaves of each. */
export function formsOf(
  schema: JsonSchema,
  root = schema,
  path: Path = [],
  beside: readonly unknown[] = [],
): { value: unknown; leaves: Leaf[] }[] {
  if (schema.$ref !== undefined)
    return formsOf(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, root, path, beside);
  if (schema.const !== undefined) return [{ value: schema.const, leaves: [] }];
  if (schema.enum !== undefined) return [{ value: schema.enum[0], leaves: [] }];
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined)
    return variants.filter(({ type }) => type !== 'null').flatMap((one) => formsOf(one, root, path));
  if (schema.properties !== undefined) return objects(schema.properties, root, path);
  if (schema.items !== undefined)
    return formsOf(schema.items, root, [...path, 0]).map(({ value, leaves }) => ({ value: [value], leaves }));
  if (schema.type === 'boolean') return [{ value: true, leaves: [] }];
  if (schema.type === 'object') return [{ value: {}, leaves: [] }];
  if (schema.type === 'array') return [{ value: [], leaves: [] }];
  if (!open(schema)) return [{ value: null, leaves: [] }];
  const value =
    schema.type === 'number' || schema.type === 'integer' ? Math.max(1, schema.minimum ?? 1) : wordFor(schema, beside);
  return [{ value, leaves: [{ path, schema }] }];
}

function objects(properties: Readonly<Record<string, JsonSchema>>, root: JsonSchema, path: Path) {
  let made: { value: Record<string, unknown>; leaves: Leaf[] }[] = [{ value: {}, leaves: [] }];
  for (const [name, one] of Object.entries(properties)) {
    const forms = formsOf(one, root, [...path, name], Object.values(made[0]?.value ?? {}));
    // The first variant everywhere, and every other variant once.
    const [first] = forms;
    const rest = forms.slice(1).map((form) => join(made[0], name, form));
    made = [...made.map((form) => join(form, name, first)), ...rest];
  }
  return made;
}

const join = (
  form: { value: Record<string, unknown>; leaves: Leaf[] } | undefined,
  name: string,
  added: { value: unknown; leaves: Leaf[] } | undefined,
) => ({
  value: { ...form?.value, [name]: added?.value },
  leaves: [...(form?.leaves ?? []), ...(added?.leaves ?? [])],
});

/** The form with something else at one place. */
export function withAt(form: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(form)) return form.map((one: unknown, at) => (at === key ? withAt(one, rest, put) : one));
  const fields = form as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: withAt(fields[key], rest, put) };
}

/** What stands at a place. */
export const at = (form: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key], form);

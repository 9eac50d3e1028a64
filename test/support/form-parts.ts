import * as z from 'zod';

interface Json {
  readonly type?: string;
  readonly maxLength?: number;
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
}

/** An object of a form: the form itself, a choice of it, an entry of a list. */
export interface Part {
  /** Somebody says something at length in it. */
  readonly words: boolean;
  readonly files: boolean;
  /** A case is named beside. */
  readonly ofCase: boolean;
  readonly choice: string;
}

/** Nobody says anything in a password or an address. */
const UNSAID = new Set(['password', 'current', 'next', 'url']);

/** What somebody may write at length: a reason, a note, a statement; names and titles are shorter. */
const isLong = ([name, { type, maxLength = 0 }]: readonly [string, Json]): boolean =>
  type === 'string' && maxLength >= 500 && !UNSAID.has(name);

/** What may be null is what it is otherwise. */
const bare = (schema: Json): Json => {
  const given = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  const [only] = given;
  return only !== undefined && given.length === 1 ? only : schema;
};

/** Every object of a form, one that stands in another as part of that one. */
function partsIn(of: Json): readonly Part[] {
  const schema = bare(of);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return variants.flatMap(partsIn);
  if (schema.items !== undefined) return partsIn(schema.items);
  if (schema.properties === undefined) return [];
  const props = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, bare(one)]));
  const inner = Object.values(props).flatMap((one) => (one.items === undefined ? partsIn(one) : []));
  const own: Part = {
    words: Object.entries(props).some(isLong) || inner.some(({ words }) => words),
    files: 'files' in props || inner.some(({ files }) => files),
    ofCase: 'caseId' in props,
    choice: props.do?.const ?? props.propose?.const ?? props.kind?.const ?? 'form',
  };
  const entries = Object.values(props).flatMap((one) => (one.items === undefined ? [] : partsIn(one.items)));
  return [own, ...entries];
}

/** The objects that a schema takes. */
export const partsOf = (schema: z.ZodType): readonly Part[] =>
  partsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);

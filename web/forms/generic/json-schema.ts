/** The part of JSON Schema (2020-12) that the forms of tasks use, as `GET /v1/tasks/{taskId}` gives it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
}

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Follows `$ref` into `$defs`, and a union with nothing into what it is otherwise. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref !== undefined) {
    const found = root.$defs?.[schema.$ref.split('/').at(-1) ?? ''];
    return found === undefined ? {} : resolved(found, root);
  }
  const options = schema.anyOf ?? schema.oneOf;
  const rest = options?.filter(({ type }) => type !== 'null');
  if (options !== undefined && rest?.length === 1 && rest[0] !== undefined) return resolved(rest[0], root);
  return schema;
}

/** The field by which the variants of a union differ, with each variant's value. */
export function discriminatorOf(variants: readonly JsonSchema[]): string | undefined {
  const [first] = variants;
  return Object.keys(first?.properties ?? {}).find((name) =>
    variants.every((variant) => typeof variant.properties?.[name]?.const === 'string'),
  );
}

/** What a required field begins with; undefined is left to be filled in. */
export function beginning(schema: JsonSchema, root: JsonSchema): unknown {
  const at = resolved(schema, root);
  if (at.default !== undefined) return at.default;
  if (at.oneOf ?? at.anyOf) return undefined;
  if (at.properties !== undefined) {
    const required = new Set(at.required ?? []);
    return Object.fromEntries(
      Object.entries(at.properties)
        .filter(([name]) => required.has(name))
        .map(([name, inner]) => [name, beginning(inner, root)])
        .filter(([, value]) => value !== undefined),
    );
  }
  if (at.type === 'array') return [];
  if (isRecord(at)) return {};
  return undefined;
}

/** An object whose names are free, or given by `propertyNames`. */
export const isRecord = (schema: JsonSchema): boolean =>
  schema.type === 'object' && schema.properties === undefined && typeof schema.additionalProperties === 'object';

/** What goes out: blanks of optional fields are not sent at all. */
export function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== '' && inner !== null)
      .map(([name, inner]) => [name, pruned(inner)]),
  );
}

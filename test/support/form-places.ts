import * as z from 'zod';
import { createRoutes, type RouteDeps } from '../../api/routes.js';
import type { Route } from '../../api/http/route.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { at, formsOf, type JsonSchema, type Leaf } from './json-form.js';

/** One place of a form where somebody's text or number stands, with a valid content of the rest. */
export interface Place extends Leaf {
  readonly name: string;
  readonly form: unknown;
  readonly of: z.ZodType;
}

export interface Form {
  readonly name: string;
  readonly described: JsonSchema;
  /** Its valid contents, one a variant. */
  readonly valid: readonly unknown[];
  readonly places: readonly Place[];
}

/** The routes as they are declared; nothing behind them. */
export const declaredRoutes = (): readonly Route[] => {
  const settings = { sessionSecret: 'of the declarations' };
  const known = { library: loadPolicyLibrary(), calendar: loadCalendar(), settings };
  const get = (_: object, name: string): unknown => Reflect.get(known, name) ?? {};
  return createRoutes(new Proxy({}, { get }) as unknown as RouteDeps);
};

/** A schema as a form to fill in. */
export function formOf(name: string, of: z.ZodType): Form {
  const described = z.toJSONSchema(of, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const made = formsOf(described).map(({ value, leaves }) => ({ form: validOf(of, value), leaves }));
  return {
    name,
    described,
    valid: made.flatMap(({ form }) => (form === undefined ? [] : [form])),
    places: made.flatMap(({ form, leaves }) =>
      leaves.filter(({ path }) => at(form, path) !== undefined).map((leaf) => ({ ...leaf, name, form, of })),
    ),
  };
}

/** Fields that may be left out are, where the form is not valid with them: some exclude each other. */
function validOf(of: z.ZodType, form: unknown): unknown {
  let now = form;
  for (let tries = 0; tries < 30; tries += 1) {
    const parsed = of.safeParse(now);
    if (parsed.success) return now;
    const [name] = parsed.error.issues[0]?.path ?? [];
    if (name === undefined) return undefined;
    now = Object.fromEntries(Object.entries(now as object).filter(([one]) => one !== name));
  }
  return undefined;
}

export const isSecret = ({ path }: Leaf): boolean => /password|current|next/i.test(String(path.at(-1)));
export const isNumber = ({ schema }: Leaf): boolean => schema.type === 'number' || schema.type === 'integer';
/**
 * A cursor is opaque; its content is judged where it is read. What is of no type is kept sealed as it was typed (a
 * draft), and judged when it is handed in.
 */
export const isText = (leaf: Leaf): boolean => leaf.schema.type === 'string' && leaf.path.at(-1) !== 'cursor';
export const label = ({ name, path }: Place): string => `${name} ${path.join('.')}`;

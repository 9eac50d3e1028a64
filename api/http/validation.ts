import type * as z from 'zod';
import { isStorable } from '../../domain/vocabulary/characters.js';
import type { RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { faultText } from './fault-text.js';
import { fault, invalid } from './refusals.js';

const LISTED = 50;
const UNFIT = text('文字含有不可保存的字符', 'the text has characters that cannot be kept');

/** Each fault once: a blank may break several rules of a field, all of which want something there. */
function* detailsOf(issues: readonly z.core.$ZodIssue[], where: string): Generator<RefusalDetail> {
  const told = new Set<string>();
  for (const issue of issues) {
    const path = [where, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    const words = faultText(issue);
    const key = JSON.stringify([path, words]);
    if (told.has(key)) continue;
    told.add(key);
    yield fault(path, words);
  }
}

/**
 * Parses what crosses the edge. `where` begins the paths of the errors: `query`, `params`, `headers`; empty for bodies.
 * @throws ApiRefusal `REQUEST.INVALID` with at most fifty faults, none of which repeats what was sent.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown, where = ''): z.output<S> {
  const { data, faults } = judge(schema, input, where);
  if (data === undefined || faults.length > 0) throw invalid(faults.slice(0, LISTED));
  return data.parsed;
}

/**
 * Parses several of a kind, each beginning its paths by `where`. @throws ApiRefusal `REQUEST.INVALID` with the faults of all.
 */
export function parseEach<S extends z.ZodType>(
  schema: S,
  inputs: readonly unknown[],
  where: (index: number) => string,
): readonly z.output<S>[] {
  const judged = inputs.map((input, index) => judge(schema, input, where(index)));
  const faults = judged.flatMap((one) => one.faults);
  if (faults.length > 0) throw invalid(faults.slice(0, LISTED));
  return judged.flatMap(({ data }) => (data === undefined ? [] : [data.parsed]));
}

interface Judged<T> {
  readonly data?: { readonly parsed: T };
  readonly faults: readonly RefusalDetail[];
}
function judge<S extends z.ZodType>(schema: S, input: unknown, where: string): Judged<z.output<S>> {
  const found = schema.safeParse(input, { reportInput: true });
  if (!found.success) return { faults: [...detailsOf(found.error.issues, where)] };
  return { data: { parsed: found.data }, faults: [...unfitTexts(found.data, where)] };
}

/** What no form has judged by itself, names of fields among it: the database keeps neither NUL nor half a character. */
function* unfitTexts(value: unknown, path: string): Generator<RefusalDetail> {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield fault(path, UNFIT);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (isStorable(name)) yield* unfitTexts(one, path === '' ? name : `${path}.${name}`);
      else yield fault(path, UNFIT);
    }
  }
}

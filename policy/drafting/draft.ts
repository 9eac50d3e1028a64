import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { comparePolicies, type PolicyDifference } from '../data/comparison.js';
import { policySchema, type Policy } from '../data/policy-schema.js';
import { contradictionsOf, type Contradiction } from './contradictions.js';
import { fieldsOf, type PolicyField } from './fields.js';
import { againstValue } from './fitting.js';

/** What is changed of a version, by the path of each number. */
export type PolicyChanges = Readonly<Record<string, unknown>>;

/** The next version as it is drafted: what it is called, and what it changes of the one before it. */
export interface DraftedVersion {
  readonly version: string;
  readonly title: Text;
  readonly changes: PolicyChanges;
}

/** A draft that could hold; its first day is set when it is released. */
export interface Drafted {
  readonly policy: Policy;
  /** Without those that change nothing. */
  readonly changes: PolicyChanges;
  readonly differences: readonly PolicyDifference[];
}

const NO_FIELD = text(
  '此项不能在此更改；请由信息技术人员以版本文件更改。',
  'This cannot be changed here; IT changes it with a version’s file.',
);

/** A copy of the data with one value set at its place. */
function withValue(node: unknown, [key, ...rest]: PolicyField['at'], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    return (node as readonly unknown[]).map((one, index) => (index === key ? withValue(one, rest, value) : one));
  }
  const whole = node as Readonly<Record<string, unknown>>;
  return { ...whole, [key]: withValue(whole[key], rest, value) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The draft as a whole version, compared with the one before it; or what is wrong, field by field. Pure. */
export function draftOf(
  base: Policy,
  { version, title, changes }: DraftedVersion,
): Drafted | { readonly faults: readonly Contradiction[] } {
  const fields = new Map(fieldsOf(base).map((one): [string, PolicyField] => [one.path, one]));
  const faults: Contradiction[] = [];
  const kept: [string, unknown][] = [];
  let data: unknown = { ...base, version, title, validFrom: null, validTo: null };
  for (const [path, value] of Object.entries(changes)) {
    const field = fields.get(path);
    const words = field === undefined ? NO_FIELD : againstValue(field.control, value);
    if (words !== undefined) faults.push({ path, words });
    else if (field !== undefined && !same(field.value, value)) {
      kept.push([path, value]);
      data = withValue(data, field.at, value);
    }
  }
  if (faults.length > 0) return { faults };
  // Before the schema, which knows some of it and says it in no words of ours.
  const against = contradictionsOf(data as Policy);
  if (against.length > 0) return { faults: against };
  const policy = policySchema.parse(data);
  return { policy, changes: Object.fromEntries(kept), differences: comparePolicies(base, policy) };
}

const NUMBERED = /^v(\d{1,6})$/;

/** What the next version is called: `v` and the number after the greatest that is there. */
export const nextName = (versions: readonly string[]): string =>
  `v${Math.max(1, ...versions.map((one) => Number(NUMBERED.exec(one)?.[1] ?? 0))) + 1}`;

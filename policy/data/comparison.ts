import { isLevel, LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES, POSITIONS } from '../../domain/vocabulary/position.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { fieldName } from './field-names.js';
import type { PolicyLibrary } from './library.js';
import type { Policy, Quota } from './policy-schema.js';
import { resolveChoices } from './register.js';
import { same } from '../rules/rule.js';
import { join, NO, quotaText, YES } from '../rules/wording.js';

interface Part {
  /** As the data names it; a rule of a list is named by its §, an item of a form by its id. */
  readonly key: string;
  readonly name: Text;
}

/** One number of a version, beside its §. */
export interface PolicyNumber {
  /** `levelPromotion`, `cap`, `agents`. */
  readonly parts: readonly Part[];
  readonly clause: string;
  readonly value: unknown;
}

/** A number that two versions have differently; null where one of them has none. */
export interface PolicyDifference {
  readonly path: string;
  readonly clause: string;
  readonly label: Text;
  readonly from: Text | null;
  readonly to: Text | null;
}

/** A switch of the register that two versions set differently. */
export interface ChoiceDifference {
  readonly entry: string;
  readonly key: string;
  readonly from: string | number;
  readonly to: string | number;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is Text => isNode(value) && 'zh' in value && 'en' in value;
/** What names an entry of a list: the § of a rule, the id of an item. */
const entryOf = (node: Node): Part => {
  const { clause, id, name } = node;
  const key = typeof id === 'string' ? id : `§${typeof clause === 'string' ? clause : ''}`;
  return { key, name: isText(name) ? name : fieldName(key) };
};
const isEntry = (value: unknown): value is Node => isNode(value) && ('clause' in value || 'id' in value);

/** What stands beside no § of its own stands under the § around it. */
function* walk(node: Node, path: readonly Part[], around?: string): Generator<PolicyNumber> {
  const clause = typeof node.clause === 'string' ? node.clause : around;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'clause' || key === 'id') continue;
    const here = key === 'value' && 'clause' in node ? path : [...path, { key, name: fieldName(key) }];
    if (Array.isArray(value) && value.length > 0 && value.every(isEntry)) {
      for (const one of value) yield* walk(one, [...here, entryOf(one)], clause);
    } else if (isNode(value) && !isText(value)) yield* walk(value, here, clause);
    else if (clause !== undefined) yield { parts: here, clause, value };
  }
}

/** Every number of a version with its §, in the version's own order. */
export const numbersOf = (policy: Policy): readonly PolicyNumber[] => [...walk(policy, [])];

const isQuota = (value: unknown): value is Quota => isNode(value) && 'S' in value && 'A' in value;
const isPosition = (value: unknown): value is Position => POSITIONS.some((position) => position === value);

/** A value as people read it. */
const valueText = (value: unknown): Text => {
  if (isText(value)) return value;
  if (Array.isArray(value)) {
    const list = value as unknown[];
    return list.every(isQuota) ? quotaText(list) : join(text('、', ', '), list.map(valueText));
  }
  if (typeof value === 'boolean') return value ? YES : NO;
  if (isPosition(value)) return POSITION_NAMES[value];
  if (typeof value === 'string' && isLevel(value)) return LEVEL_NAMES[value];
  return same(typeof value === 'string' ? value : JSON.stringify(value));
};

const byPath = (policy: Policy): ReadonlyMap<string, PolicyNumber> =>
  new Map(numbersOf(policy).map((one) => [one.parts.map(({ key }) => key).join('.'), one]));

/** §13.1: every number of two versions that differs, with its § and in both languages. */
export const comparePolicies = (from: Policy, to: Policy): readonly PolicyDifference[] => {
  const before = byPath(from);
  const after = byPath(to);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const a = before.get(path);
    const b = after.get(path);
    if (JSON.stringify(a?.value) === JSON.stringify(b?.value)) return [];
    return [
      {
        path,
        clause: b?.clause ?? a?.clause ?? '',
        label: join(text('·', ', '), (b ?? a)?.parts.map(({ name }) => name) ?? []),
        from: a === undefined ? null : valueText(a.value),
        to: b === undefined ? null : valueText(b.value),
      },
    ];
  });
};

/** The switches that two versions come with, where they differ. */
export const compareChoices = (library: PolicyLibrary, from: string, to: string): readonly ChoiceDifference[] => {
  const before = resolveChoices(library.register, library.choicesOf(from));
  const after = resolveChoices(library.register, library.choicesOf(to));
  return library.register.flatMap(({ id, switches = [] }) =>
    switches.flatMap(({ key }) => {
      const [a = '', b = ''] = [before[key], after[key]];
      return a === b ? [] : [{ entry: id, key, from: a, to: b }];
    }),
  );
};

import { isLevel, LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES, POSITIONS } from '../../domain/vocabulary/position.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { PolicyLibrary } from './library.js';
import { isText, numbersOf, pathOf, type PolicyNumber } from './numbers.js';
import type { Policy, Quota } from './policy-schema.js';
import { resolveChoices } from './register.js';
import { same } from '../rules/rule.js';
import { join, NO, quotaText, YES } from '../rules/wording.js';

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

const isQuota = (value: unknown): value is Quota =>
  typeof value === 'object' && value !== null && 'S' in value && 'A' in value;
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
  new Map(numbersOf(policy).map((one) => [pathOf(one), one]));

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

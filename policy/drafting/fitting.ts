import { text, type Text } from '../../domain/vocabulary/text.js';
import type { FieldControl } from './fields.js';

type Bounds = Extract<FieldControl, { readonly kind: 'number' }>;
/** Quotas that one rule may name. */
const MOST_QUOTAS = 6;

const wholeBetween = ({ min, max }: Pick<Bounds, 'min' | 'max'>): Text =>
  text(`须为 ${min} 至 ${max} 的整数。`, `It takes a whole number from ${min} to ${max}.`);

const isWhole = (value: unknown, { min, max }: Pick<Bounds, 'min' | 'max'>): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

function againstNumber(value: unknown, { min, max, whole, above }: Bounds): Text | undefined {
  if (whole) return isWhole(value, { min, max }) ? undefined : wholeBetween({ min, max });
  const fits = typeof value === 'number' && value >= min && value <= max && !(above && value === min);
  if (fits) return undefined;
  return above
    ? text(`须为大于 ${min}、不超过 ${max} 的数。`, `It takes a number above ${min} and not above ${max}.`)
    : text(`须为 ${min} 至 ${max} 的数。`, `It takes a number from ${min} to ${max}.`);
}

const eachOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
const TWICE = text('同一项不能出现两次。', 'Nothing stands in it twice.');
const atLeast = (least: number): Text => text(`至少须有 ${least} 项。`, `It takes at least ${least}.`);

function againstList(value: unknown, least: number, fits: (one: unknown) => boolean, words: Text): Text | undefined {
  if (!Array.isArray(value) || value.length < least) return atLeast(least);
  if (!value.every(fits)) return words;
  return eachOnce(value) ? undefined : TWICE;
}

const isCount = (value: unknown): boolean => isWhole(value, { min: 0, max: 24 });
const isQuota = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'A,S' &&
  Object.values(value).every(isCount);

const QUOTAS = text(
  `须至少有一种、至多 ${MOST_QUOTAS} 种组合，次数为 0 至 24 的整数。`,
  `It takes one to ${MOST_QUOTAS} combinations, of whole numbers from 0 to 24.`,
);
const CHOOSE = text('请选择列出的选项。', 'Choose one of those offered.');

/** What stands against a value at its field, in words; undefined where it fits. */
export function againstValue(control: FieldControl, value: unknown): Text | undefined {
  switch (control.kind) {
    case 'number':
      return againstNumber(value, control);
    case 'numbers':
      return againstList(value, control.least, (one) => isWhole(one, control), wholeBetween(control));
    case 'pair':
      return Array.isArray(value) && value.length === 2 && value.every((one) => isWhole(one, control))
        ? undefined
        : wholeBetween(control);
    case 'one':
      return control.options.some((one) => one.value === value) ? undefined : CHOOSE;
    case 'several':
      return againstList(value, control.least, (one) => control.options.some((each) => each.value === one), CHOOSE);
    case 'quotas':
      return Array.isArray(value) && value.length > 0 && value.length <= MOST_QUOTAS && value.every(isQuota)
        ? undefined
        : QUOTAS;
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : CHOOSE;
  }
}

import { z } from 'zod';
import { isLevel, LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { numbersOf, pathOf, type PolicyNumber } from '../data/numbers.js';
import { policySchema, type Policy } from '../data/policy-schema.js';

/** A value that one chooses by its name. */
export interface FieldOption {
  readonly value: string;
  readonly label: Text;
}

/** How a number of the policy is filled in: what the schema of its data allows. */
export type FieldControl =
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly whole: boolean;
      /** The least is itself too little. */
      readonly above: boolean;
    }
  /** Whole numbers, each once, and how many at least. */
  | { readonly kind: 'numbers'; readonly min: number; readonly max: number; readonly least: number }
  /** At least and at most. */
  | { readonly kind: 'pair'; readonly min: number; readonly max: number }
  | { readonly kind: 'one'; readonly options: readonly FieldOption[] }
  | { readonly kind: 'several'; readonly options: readonly FieldOption[]; readonly least: number }
  /** Any of several `nS + mA` (I-07). */
  | { readonly kind: 'quotas' }
  | { readonly kind: 'yes-no' };

/** One field of the form: a number of a version beside its §. */
export interface PolicyField extends PolicyNumber {
  readonly path: string;
  readonly control: FieldControl;
}

/** As JSON Schema says what a place of the data holds; what we read of it. */
interface Shape {
  readonly type?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly prefixItems?: readonly Shape[];
}

const SHAPE = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
/** The most that a whole number may be where the schema sets no bound of its own. */
const MOST = 366;

const shapeAt = (at: PolicyNumber['at']): Shape | undefined =>
  at.reduce<Shape | undefined>(
    (shape, key) => (typeof key === 'number' ? shape?.items : shape?.properties?.[key]),
    SHAPE,
  );

const isPosition = (value: string): value is Position => value in POSITION_NAMES;
const named = (value: string): Text | undefined =>
  isLevel(value) ? LEVEL_NAMES[value] : isPosition(value) ? POSITION_NAMES[value] : undefined;

/** The options by their names; undefined where they are no values that one sets. */
function optionsOf(values: readonly string[]): readonly FieldOption[] | undefined {
  const options = values.flatMap((value) => {
    const label = named(value);
    return label === undefined ? [] : [{ value, label }];
  });
  return options.length === values.length ? options : undefined;
}

const boundsOf = ({ minimum, exclusiveMinimum, maximum }: Shape): { readonly min: number; readonly max: number } => ({
  min: minimum ?? exclusiveMinimum ?? 0,
  max: maximum === undefined || maximum > MOST ? MOST : maximum,
});

function controlOfList({ items, prefixItems, minItems: least = 0 }: Shape): FieldControl | undefined {
  const [first] = prefixItems ?? [];
  if (first !== undefined) return { kind: 'pair', ...boundsOf(first) };
  if (items?.type === 'integer') return { kind: 'numbers', ...boundsOf(items), least };
  if (items?.properties?.S !== undefined) return { kind: 'quotas' };
  const options = optionsOf(items?.enum ?? []);
  return options === undefined || options.length === 0 ? undefined : { kind: 'several', options, least };
}

function controlOf(shape: Shape): FieldControl | undefined {
  if (shape.type === 'integer' || shape.type === 'number') {
    const above = shape.exclusiveMinimum !== undefined;
    return { kind: 'number', ...boundsOf(shape), whole: shape.type === 'integer', above };
  }
  if (shape.type === 'boolean') return { kind: 'yes-no' };
  if (shape.type === 'array') return controlOfList(shape);
  const options = shape.enum === undefined ? undefined : optionsOf(shape.enum);
  return options === undefined ? undefined : { kind: 'one', options };
}

/**
 * The form of a version (13.1): each of its numbers beside its §, as the schema of the data allows it. Words of the
 * sheets, and whose design they are, are no numbers: they have no field.
 */
export const fieldsOf = (policy: Policy): readonly PolicyField[] =>
  numbersOf(policy).flatMap((one) => {
    const shape = shapeAt(one.at);
    const control = shape === undefined ? undefined : controlOf(shape);
    return control === undefined ? [] : [{ ...one, path: pathOf(one), control }];
  });

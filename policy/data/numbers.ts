import type { Text } from '../../domain/vocabulary/text.js';
import { fieldName } from './field-names.js';
import type { Policy } from './policy-schema.js';

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
  /** Where it stands in the data: keys, and places in lists. */
  readonly at: readonly (string | number)[];
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value of the data is words in both languages. */
export const isText = (value: unknown): value is Text => isNode(value) && 'zh' in value && 'en' in value;
/** What names an entry of a list: the § of a rule, the id of an item. */
const entryOf = (node: Node): Part => {
  const { clause, id, name } = node;
  const key = typeof id === 'string' ? id : `§${typeof clause === 'string' ? clause : ''}`;
  return { key, name: isText(name) ? name : fieldName(key) };
};
const isEntry = (value: unknown): value is Node => isNode(value) && ('clause' in value || 'id' in value);

interface Place {
  readonly parts: readonly Part[];
  readonly at: PolicyNumber['at'];
  /** What stands beside no § of its own stands under the § around it. */
  readonly around: string | undefined;
}

function* walk(node: Node, { parts, at, around }: Place): Generator<PolicyNumber> {
  const clause = typeof node.clause === 'string' ? node.clause : around;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'clause' || key === 'id') continue;
    const here = key === 'value' && 'clause' in node ? parts : [...parts, { key, name: fieldName(key) }];
    const place = { parts: here, at: [...at, key], around: clause };
    if (Array.isArray(value) && value.length > 0 && value.every(isEntry)) {
      for (const [index, one] of value.entries()) {
        yield* walk(one, { ...place, parts: [...here, entryOf(one)], at: [...place.at, index] });
      }
    } else if (isNode(value) && !isText(value)) yield* walk(value, place);
    else if (clause !== undefined) yield { parts: here, clause, value, at: place.at };
  }
}

/** Every number of a version with its §, in the version's own order. */
export const numbersOf = (policy: Policy): readonly PolicyNumber[] => [
  ...walk(policy, { parts: [], at: [], around: undefined }),
];

/** By what a number is called where two versions are compared or one is drafted: `panel.weights.directSuperior`. */
export const pathOf = ({ parts }: Pick<PolicyNumber, 'parts'>): string => parts.map(({ key }) => key).join('.');

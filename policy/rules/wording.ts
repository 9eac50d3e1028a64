import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Quota } from '../data/policy-schema.js';

/** Words that several rules use in their findings. */
export const YES = text('是', 'yes');
/** The word for a condition that is not given. */
export const NO = text('否', 'no');
/** The word for a level, complaint or promotion that is not there. */
export const NONE = text('无', 'none');

const quotaWord = ({ S, A }: Quota): string =>
  [S > 0 ? `${S}S` : '', A > 0 ? `${A}A` : ''].filter((part) => part !== '').join('+');

/** '3A or 1S+1A': any of the quotas. */
export const quotaText = (anyOf: readonly Quota[]): Text => {
  const words = anyOf.map(quotaWord);
  return text(words.join('或'), words.join(' or '));
};

/** One sentence out of several, with a separator in each language. */
export const join = (separator: Text, parts: readonly Text[]): Text =>
  text(parts.map((part) => part.zh).join(separator.zh), parts.map((part) => part.en).join(separator.en));
/** Stands between alternatives. */
export const OR = text('或', ' or ');

import type { Text } from '../api/problem.js';
import { asWritten, endedOnce, withDays, withMonths } from './format.js';
import { useLanguage } from './language.js';

/**
 * Reads a text that stands in the policy's files or in the records as it was worded once, and whose digest keeps it so,
 * as the pages write: full-width signs, days and months as they are written. What the company worded itself is read by `useSay`.
 */
export function useStored(): (text: Text) => string {
  const language = useLanguage();
  return (text) => asWritten(text[language], language);
}

/** Reads a message, in which words of people may stand: its days and months are written as they are everywhere. */
export function useTold(): (text: Text) => string {
  const language = useLanguage();
  return (text) => endedOnce(withMonths(withDays(text[language], language), language));
}

import { useMemo } from 'react';
import { usePolicy } from '../api/policy.js';
import { cited } from '../i18n/format.js';
import { useLanguage } from '../i18n/language.js';
import { titleOf } from './clause-of.js';

/**
 * How a clause is cited where nothing else says what it is about: its § with its short title, once the titles are there;
 * an entry of the register by its number alone.
 */
export function useCited(): (id: string) => string {
  const clauses = usePolicy().data?.clauses;
  const language = useLanguage();
  return useMemo(
    () => (id) => {
      const title = titleOf(clauses ?? [], id, language);
      return title === undefined ? cited(id) : `${cited(id)} ${title}`;
    },
    [clauses, language],
  );
}

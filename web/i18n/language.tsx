import { createContext, useContext } from 'react';
import type { Text } from '../api/problem.js';
import type { Language } from './languages.js';

/** The language that the person reads. */
export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** Picks the dictionary of the person's language. The English one has the Chinese one's shape, by its type. */
export function useTexts<T>(dictionaries: { readonly zh: T; readonly en: T }): T {
  return dictionaries[useLanguage()];
}

/** Reads a text of the API's, which comes in both languages. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}

import { vocabulary as en } from '../../i18n/en/vocabulary.js';
import { vocabulary as zh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';

/** What a kind of document is called; one that has no name yet stands by its code. */
export function useDocumentKind(): (kind: string) => string {
  const { documentKinds } = useTexts({ zh, en });
  return (kind) => documentKinds[kind] ?? kind;
}

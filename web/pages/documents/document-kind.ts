import { messages as en } from '../../i18n/en/messages.js';
import { messages as zh } from '../../i18n/zh/messages.js';
import { useTexts } from '../../i18n/language.js';

/** What a kind of document is called; one that has no name yet stands by its code. */
export function useDocumentKind(): (kind: string) => string {
  const { kinds } = useTexts({ zh, en });
  return (kind) => kinds[kind] ?? kind;
}

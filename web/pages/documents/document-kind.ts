import { useCatalogue } from '../../i18n/use-catalogue.js';

/** What a kind of document is called; one that has no name yet stands by its code. */
export function useDocumentKind(): (kind: string) => string {
  const { documentKinds } = useCatalogue();
  return (kind) => documentKinds[kind] ?? kind;
}

import { api, body } from './client.js';
import type { components } from './schema.js';

export type DocumentHead = components['schemas']['Document'];

/** What is on record of a document. */
export async function fetchDocument(documentId: string): Promise<DocumentHead> {
  const found = await body(api.GET('/v1/documents/{documentId}', { params: { path: { documentId } } }));
  if (typeof found === 'string') throw new Error('a page came where a record was asked for');
  return found;
}

/** The document itself, as it was issued: a page that stands alone. */
export async function fetchDocumentPage(documentId: string): Promise<string> {
  const found = await body(
    api.GET('/v1/documents/{documentId}', {
      params: { path: { documentId } },
      headers: { Accept: 'text/html' },
      parseAs: 'text',
    }),
  );
  return found;
}

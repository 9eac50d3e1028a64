import { api, body } from '../client.js';
import type { components, paths } from '../schema.js';

export type DocumentHead = components['schemas']['Document'];
/** With what stands beside it: scans of signed sheets, characters drawn as codes. */
export type DocumentDetail = Exclude<
  paths['/v1/documents/{documentId}']['get']['responses'][200]['content']['application/json'],
  string
>;

/** What is on record of a document. */
export async function fetchDocument(documentId: string): Promise<DocumentDetail> {
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

import type { DocumentSigned } from './order.js';

/** What somebody answered to a paper: signed, or refused for a reason (I-41). */
type Answer = Pick<DocumentSigned, 'signature'> & { readonly reason?: string | undefined };

/** I-41: the paper of a case, issued by an earlier step, as signed or refused by whoever acts. */
export const signedAs = (
  kind: DocumentSigned['kind'],
  caseId: string,
  { signature, reason }: Answer,
): DocumentSigned => ({ kind, caseId, signature, ...(reason === undefined ? {} : { reason }) });

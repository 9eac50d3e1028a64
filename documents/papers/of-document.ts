import type { RecordedDocument } from '../../domain/documents/recorded.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { paperOfIssued } from './issued.js';
import type { Paper } from './paper.js';
import { signatureOf, UNSIGNED, type PaperSignature } from './signature.js';

/** The name that the paper itself says, so that it is signed by whom it names. */
function nameIn({ content, personName }: RecordedDocument): string {
  const frozen = (content as { readonly personName?: unknown } | null)?.personName;
  return typeof frozen === 'string' ? frozen : personName;
}

function signingOf(document: RecordedDocument): PaperSignature {
  const { signature, recordedBy, recordedByName, signatureReason, signedAt, personId } = document;
  if (signature === null || recordedBy === null || signedAt === null) return UNSIGNED;
  return signatureOf({
    signature,
    recordedBy,
    recordedByName: recordedByName ?? recordedBy,
    reason: signatureReason,
    at: signedAt.toISOString(),
    person: { id: personId, name: nameIn(document) },
  });
}

/** The paper of a document, as issued or with what the person answered; `copy` says why something of it is covered. */
export const paperOfDocument = (
  document: RecordedDocument,
  {
    content = document.content,
    copy = '',
    answered = true,
  }: { readonly content?: unknown; readonly copy?: string; readonly answered?: boolean } = {},
): Paper =>
  paperOfIssued({
    kind: document.kind,
    number: document.number,
    caseId: document.caseId,
    code: document.code,
    copy,
    sha256: document.sha256,
    issuedOn: todayIn('Asia/Shanghai', document.issuedAt.getTime()),
    content,
    signature: answered ? signingOf(document) : UNSIGNED,
    offices: document.offices.filter(({ role }) => answered || role === 'hr'),
  });

import type { ReactNode } from 'react';
import type { DocumentHead } from '../../api/papers/documents.js';
import { messages as en } from '../../i18n/en/service/messages.js';
import { messages as zh } from '../../i18n/zh/service/messages.js';
import { useTexts } from '../../i18n/language.js';

/** I-41: whether a notice was signed; nothing on documents that nobody signs for. */
export function SignatureChip({ of: { kind, signature } }: { readonly of: DocumentHead }): ReactNode {
  const t = useTexts({ zh, en });
  if (signature !== null) {
    return <span className={signature === 'signed' ? 'chip good' : 'chip warn'}>{t.signatures[signature]}</span>;
  }
  return kind === 'level-notice' ? <span className="chip">{t.notSigned}</span> : null;
}

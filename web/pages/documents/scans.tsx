import type { ReactNode } from 'react';
import { fileAddress } from '../../api/papers/attachments.js';
import { api, body } from '../../api/client.js';
import type { DocumentDetail } from '../../api/papers/documents.js';
import { isHr, useMe } from '../../app/session.js';
import { useToast } from '../../components/toast.js';
import { FilesField, PlainForm } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { filesIn, useFields } from '../../forms/use-fields.js';
import { papers as en } from '../../i18n/en/papers.js';
import { papers as zh } from '../../i18n/zh/papers.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** I-41: scans of the sheet as it was signed by hand, with both digests; HR attaches one. */
export function Scans({ of: found }: { readonly of: DocumentDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const me = useMe();
  const attaches = isHr(me.roles) && found.personId !== me.personId;
  if (found.scans.length === 0 && !attaches) return null;
  return (
    <section className="card stack no-print" aria-labelledby="scans">
      <h2 id="scans">{t.scans}</h2>
      {found.scans.map(({ id, filename, byName, at, fileSha256, documentSha256 }) => (
        <article key={id} className="stack tight">
          <p>
            <a href={fileAddress(id)} download={filename}>
              {filename}
            </a>{' '}
            <span className="muted">{t.scanBy(byName, instant(at, language))}</span>
          </p>
          <dl className="facts">
            <dt>{t.scanFile}</dt>
            <dd className="digest">{fileSha256}</dd>
            {documentSha256 === null ? null : (
              <>
                <dt>{t.scanDocument}</dt>
                <dd className="digest">{documentSha256}</dd>
              </>
            )}
          </dl>
        </article>
      ))}
      {attaches ? <Unfold label={t.attachScan}>{(close) => <Form of={found} onClose={close} />}</Unfold> : null}
    </section>
  );
}

function Form({ of: found, onClose }: { readonly of: DocumentDetail; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { scan: '' },
    send: ({ scan }, key) =>
      body(
        api.POST('/v1/documents/{documentId}/scans', {
          params: { path: { documentId: found.id }, header: { 'Idempotency-Key': key } },
          body: { scan: [...filesIn(scan)] },
        }),
      ),
    onDone: () => {
      toast(t.scanAttached);
      onClose();
    },
  });
  return (
    <PlainForm of={form} title={t.attachScan} submit={t.attachScan} onClose={onClose}>
      <p className="muted">{t.attachScanHelp}</p>
      <FilesField of={form} name="scan" label={t.scans} scan />
    </PlainForm>
  );
}

import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { DocumentHead } from '../../api/papers/documents.js';
import { isHr, useMe } from '../../app/session.js';
import { useToast } from '../../components/toast.js';
import { FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { useTexts } from '../../i18n/language.js';

/** I-62: HR asks to withdraw a company-wide notice that stands; the general manager signs. */
export function Withdrawal({ of: found }: { readonly of: DocumentHead }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const stands = found.forEverybody && found.withdrawnBy === null && found.withdraws === null;
  if (!isHr(roles) || !stands) return null;
  return (
    <section className="card no-print">
      <Unfold label={t.withdrawNotice}>{(close) => <Form of={found} onClose={close} />}</Unfold>
    </section>
  );
}

function Form({ of: found, onClose }: { readonly of: DocumentHead; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { reason: '', files: '' },
    send: ({ reason, files }, key) =>
      body(
        api.POST('/v1/documents/{documentId}/withdrawal', {
          params: { path: { documentId: found.id }, header: { 'Idempotency-Key': key } },
          body: { reason, ...attached(files) },
        }),
      ),
    onDone: () => {
      toast(t.withdrawalAsked);
      onClose();
    },
  });
  return (
    <PlainForm of={form} title={t.withdrawNotice} submit={t.withdrawNotice} onClose={onClose}>
      <p className="muted">{t.withdrawalHelp}</p>
      <TextField of={form} name="reason" label={t.reason} long />
      <FilesField of={form} name="files" label={t.evidenceFiles} optional />
    </PlainForm>
  );
}

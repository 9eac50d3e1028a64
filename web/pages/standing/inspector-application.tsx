import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { DayField, FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { useTexts } from '../../i18n/language.js';
import { useOpened } from '../people/movement-forms.js';

const PLACES = { 'TRANSFER.DATE_UNFIT': 'wishedOn', 'TRANSFER.OPENING_MISSING': 'opening' };

/** 14.2, I-72: an agent applies for an inspector's opening himself; the service says what stands against it. */
export function InspectorApplication({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { opening: '', reason: '', wishedOn: '', files: '' },
    places: PLACES,
    send: ({ opening, reason, wishedOn, files }, key) =>
      body(
        api.POST('/v1/people/{personId}/transfer-application', {
          params: { path: { personId }, header: { 'Idempotency-Key': key } },
          body: { opening, reason, wishedOn, ...attached(files) },
        }),
      ),
    onDone: useOpened(),
  });
  return (
    <details className="card">
      <summary>{t.apply}</summary>
      <PlainForm of={form} submit={t.applySubmit}>
        <p className="muted">{t.applyHelp}</p>
        <TextField of={form} name="opening" label={t.applyOpening} long />
        <TextField of={form} name="reason" label={t.applyReason} long />
        <DayField of={form} name="wishedOn" label={t.applyDay} />
        <FilesField of={form} name="files" label={t.applyFiles} optional />
      </PlainForm>
    </details>
  );
}

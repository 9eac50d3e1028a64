import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ChoiceField, FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { useOpened } from './movement-forms.js';

/** 8.3.2, 8.4.1.1, I-26: outside a cycle, with evidence; by the department head, or proposed to him by HR. */
export function SpecialPromotionForm({
  personId,
  onClose,
}: {
  readonly personId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const form = useFields({
    initial: { to: '', reason: '', evidence: '', files: '' },
    send: ({ to, reason, evidence, files }, key) =>
      body(
        api.POST('/v1/special-promotions', {
          params: { header: { 'Idempotency-Key': key } },
          body: { personId, to: to as components['schemas']['Level'], reason, evidence, ...attached(files) },
        }),
      ),
    onDone: useOpened(),
  });
  return (
    <PlainForm of={form} submit={t.specialSubmit} onClose={onClose}>
      <p className="muted">{t.specialHelp}</p>
      <ChoiceField of={form} name="to" label={t.specialTo} options={levels} />
      <TextField of={form} name="reason" label={t.reason} long />
      <TextField of={form} name="evidence" label={t.evidence} help={t.evidenceHelp} long />
      <FilesField of={form} name="files" label={t.evidenceFiles} optional />
    </PlainForm>
  );
}

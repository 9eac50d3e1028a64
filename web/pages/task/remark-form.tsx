import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { fetchCaseAddressees } from '../../api/talk.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';
import { AddresseePicker } from './addressee-picker.js';

interface Props {
  readonly caseId: string;
  readonly kind: 'comment' | 'copy';
  readonly taskId?: string;
  readonly onClose: () => void;
}

/** A comment, which may mention people, or a copy to some, which may say something. */
export function RemarkForm({ caseId, kind, taskId, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const isCopy = kind === 'copy';
  const form = useFields({
    initial: { text: '', to: '' },
    send: (value, key) =>
      body(
        api.POST('/v1/cases/{caseId}/remarks', {
          params: { path: { caseId }, header: { 'Idempotency-Key': key } },
          body: {
            kind,
            to: value.to.split(' ').filter((one) => one !== ''),
            ...filled(value, 'text'),
            ...(taskId === undefined ? {} : { taskId }),
          },
        }),
      ),
    onDone: () => {
      toast(t.written);
      onClose();
    },
  });
  const to = form.value.to.split(' ').filter((one) => one !== '');
  const people = (
    <Field at="to" label={isCopy ? t.copyTo : t.mention} optional={!isCopy} fault={form.faultAt('to')}>
      {(control) => (
        <AddresseePicker
          control={control}
          of={['case', caseId]}
          fetch={(search) => fetchCaseAddressees(caseId, search)}
          several
          value={to}
          onChange={(next) => {
            form.set('to', next.join(' '));
          }}
        />
      )}
    </Field>
  );
  const words = <TextField of={form} name="text" label={t.words} long optional={isCopy} />;
  return (
    <PlainForm of={form} submit={t[kind]} onClose={onClose}>
      {isCopy ? people : words}
      {isCopy ? words : people}
    </PlainForm>
  );
}

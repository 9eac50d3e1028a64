import { Select } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { TaskCase, TaskDetail } from '../../api/tasks.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';
import { AddresseeField } from './addressee-field.js';

interface Props {
  readonly task: TaskDetail;
  readonly cases: readonly TaskCase[];
  readonly onClose: () => void;
}

/** A question to one person about one of the cases of the task. */
export function AskForm({ task, cases, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { caseId: cases.length === 1 ? (cases[0]?.id ?? '') : '', to: '', question: '' },
    send: ({ caseId, to, question }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/questions', {
          params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key } },
          body: { caseId, to, question },
        }),
      ),
    onDone: () => {
      toast(t.asked);
      onClose();
    },
  });
  const { caseId } = form.value;
  return (
    <PlainForm of={form} submit={t.ask} onClose={onClose}>
      <p className="muted">{t.askLead}</p>
      {cases.length === 1 ? null : (
        <Field label={t.askCase} fault={form.faultAt('caseId')}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={caseId === '' ? null : caseId}
              options={cases.map(({ id, personName }) => ({ value: id, label: personName }))}
              onChange={(next: string | null) => {
                form.set('caseId', next ?? '');
                form.set('to', '');
              }}
            />
          )}
        </Field>
      )}
      {caseId === '' ? null : <AddresseeField of={form} name="to" label={t.askWhom} taskId={task.id} caseId={caseId} />}
      <TextField of={form} name="question" label={t.question} long />
    </PlainForm>
  );
}

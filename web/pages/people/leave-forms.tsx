import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Person } from '../../api/people.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, DayField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { people as peopleEn } from '../../i18n/en/people/people.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { people as peopleZh } from '../../i18n/zh/people/people.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** A spell of leave as the person's page has it. */
export type Leave = NonNullable<Person['leaves']>[number];

interface Props {
  readonly of: Person;
  readonly onClose: () => void;
}

/** I-09: a spell of leave, or another kind or last day of one that stands. */
export function LeaveForm({ of: person, about, onClose }: Props & { readonly about?: Leave }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: peopleZh, en: peopleEn });
  const language = useLanguage();
  const toast = useToast();
  const form = useFields({
    ...(about === undefined ? { draft: `leave.${person.id}` } : {}),
    initial: { from: about?.from ?? '', kind: about?.kind ?? '', to: about?.to ?? '', reason: '' },
    send: (value) =>
      body(
        api.PUT('/v1/people/{personId}/leaves/{from}', {
          params: { path: { personId: person.id, from: value.from === '' ? ' ' : value.from } },
          body: {
            kind: value.kind as Leave['kind'],
            to: value.to === '' ? null : value.to,
            ...filled(value, 'reason'),
          },
        }),
      ),
    onDone: () => {
      toast(t.recorded);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.leaveSubmit} onClose={onClose}>
      <p className="muted">{t.leaveHelp}</p>
      {about === undefined ? (
        <DayField of={form} name="from" label={t.leaveFrom} />
      ) : (
        <p>
          <strong>{date(about.from, language)}</strong>
        </p>
      )}
      <ChoiceField of={form} name="kind" label={t.leaveKind} options={p.leaveKinds} />
      <DayField of={form} name="to" label={t.leaveTo} help={t.leaveToHelp} optional />
      {about === undefined ? null : <TextField of={form} name="reason" label={t.changeReason} long />}
    </PlainForm>
  );
}

/** I-09: a leave that was entered by mistake is taken back. */
export function LeaveWithdrawalForm({ of: person, about, onClose }: Props & { readonly about: Leave }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { reason: '' },
    send: (value, key) =>
      body(
        api.POST('/v1/people/{personId}/leaves/{from}/withdrawal', {
          params: { path: { personId: person.id, from: about.from }, header: { 'Idempotency-Key': key } },
          body: { reason: value.reason },
        }),
      ),
    onDone: () => {
      toast(t.recorded);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.leaveWithdraw} onClose={onClose}>
      <p className="muted">{t.leaveWithdrawHelp}</p>
      <TextField of={form} name="reason" label={t.changeReason} long />
    </PlainForm>
  );
}

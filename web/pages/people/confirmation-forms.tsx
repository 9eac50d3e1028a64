import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { useToast } from '../../components/toast.js';
import { DayField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly personId: string;
  readonly onClose: () => void;
}

/** §7.1: the day is planned, or taken back for a reason. */
export function ConfirmationDateForm({ personId, back, onClose }: Props & { readonly back: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { plannedOn: '', reason: '' },
    places: {
      'CONFIRMATION.PLANNED_DAY_UNFIT': 'plannedOn',
      'CONFIRMATION.WITHDRAWAL_REASON_MISSING': 'reason',
    },
    send: (value) =>
      body(
        api.PUT('/v1/people/{personId}/confirmation-date', {
          params: { path: { personId } },
          body: { plannedOn: back ? null : value.plannedOn, ...filled(value, 'reason') },
        }),
      ),
    onDone: () => {
      toast(t.plannedNow);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={back ? t.takeBack : t.planSubmit} onClose={onClose}>
      {back ? (
        <TextField of={form} name="reason" label={t.takeBackReason} long />
      ) : (
        <DayField of={form} name="plannedOn" label={t.confirmOn} />
      )}
    </PlainForm>
  );
}

/** §7.1, I-43: the confirmation opens at once. */
export function ConfirmationForm({ personId, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const navigate = useNavigate();
  const form = useFields({
    initial: { confirmedOn: today() },
    places: { 'CONFIRMATION.DATE_UNFIT': 'confirmedOn', 'CONFIRMATION.NOT_YET': 'confirmedOn' },
    send: (value, key) =>
      body(
        api.POST('/v1/people/{personId}/confirmation', {
          params: { path: { personId }, header: { 'Idempotency-Key': key } },
          body: { confirmedOn: value.confirmedOn },
        }),
      ),
    onDone: ({ id }) => {
      toast(t.opened);
      void navigate(`/cases/${encodeURIComponent(id)}`);
    },
  });
  return (
    <PlainForm of={form} submit={t.openSubmit} onClose={onClose}>
      <DayField of={form} name="confirmedOn" label={t.confirmedOn} help={t.confirmedOnHelp} max={today()} />
    </PlainForm>
  );
}

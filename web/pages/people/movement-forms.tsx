import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { waitsForSecond } from '../../api/changes.js';
import { useDepartments } from '../../api/departments.js';
import type { components } from '../../api/schema.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, DayField, FilesField, PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, filled, useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import type { Person } from '../../api/people.js';

interface Props {
  readonly of: Person;
  readonly onClose: () => void;
}

const TRANSFER_PLACES = {
  'TRANSFER.NEEDS_PROMOTION': 'position',
  'TRANSFER.LEVEL_TOO_LOW': 'position',
  'TRANSFER.DATE_UNFIT': 'transferOn',
  'TRANSFER.OPENING_MISSING': 'opening',
  'TRANSFER.DEPARTMENT_UNKNOWN': 'departmentId',
  'TRANSFER.SUPERIOR_UNFIT': 'superiorId',
};

/** §10: to another post or department, from a day on. */
export function TransferForm({ of: person, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const departments = useDepartments();
  const onDone = useOpened();
  const form = useFields({
    initial: {
      position: person.position ?? '',
      departmentId: person.departmentId,
      superiorId: person.superiorId ?? '',
      transferOn: '',
      reason: '',
      opening: '',
      files: '',
    },
    places: TRANSFER_PLACES,
    send: (value, key) =>
      body(
        api.POST('/v1/people/{personId}/transfer', {
          params: { path: { personId: person.id }, header: { 'Idempotency-Key': key } },
          body: {
            position: value.position as components['schemas']['Position'],
            departmentId: value.departmentId,
            superiorId: value.superiorId,
            transferOn: value.transferOn,
            reason: value.reason,
            ...filled(value, 'opening'),
            ...attached(value.files),
          },
        }),
      ),
    onDone,
  });
  return (
    <PlainForm of={form} submit={t.transferSubmit} onClose={onClose}>
      <p className="muted">{t.transferHelp}</p>
      <ChoiceField of={form} name="position" label={t.newPosition} options={w.positions} />
      <ChoiceField of={form} name="departmentId" label={t.newDepartment} options={departments} />
      <PersonField of={form} name="superiorId" label={t.newSuperior} />
      <DayField of={form} name="transferOn" label={t.transferOn} />
      {person.position === 'agent' && form.value.position === 'quality-inspector' ? (
        <TextField of={form} name="opening" label={t.opening} help={t.openingHelp} />
      ) : null}
      <TextField of={form} name="reason" label={t.reason} long />
      <FilesField of={form} name="files" label={t.evidenceFiles} optional />
    </PlainForm>
  );
}

const DEPARTURE_PLACES = {
  'DEPARTURE.DATE_UNFIT': 'lastDay',
  'DEPARTURE.SUCCESSOR_UNFIT': 'successorId',
  'DEPARTURE.SUCCESSOR_MISSING': 'successorId',
};

/** I-58: somebody leaves; until the day it may still be moved or taken back, by its task. */
export function DepartureForm({ of: person, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const onOpened = useOpened();
  const toast = useToast();
  const form = useFields({
    initial: { lastDay: '', reason: '', successorId: '', files: '' },
    places: DEPARTURE_PLACES,
    send: (value, key) =>
      body(
        api.POST('/v1/people/{personId}/departure', {
          params: { path: { personId: person.id }, header: { 'Idempotency-Key': key } },
          body: {
            lastDay: value.lastDay,
            reason: value.reason,
            ...filled(value, 'successorId'),
            ...attached(value.files),
          },
        }),
      ),
    onDone: (answer) => {
      if (!waitsForSecond(answer)) {
        onOpened(answer);
        return;
      }
      toast(t.secondPerson);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.departureSubmit} onClose={onClose}>
      <p className="muted">{t.departureHelp}</p>
      <DayField of={form} name="lastDay" label={t.lastDay} />
      <PersonField of={form} name="successorId" label={t.successor} help={t.successorHelp} optional />
      <TextField of={form} name="reason" label={t.reason} long />
      <FilesField of={form} name="files" label={t.evidenceFiles} optional />
    </PlainForm>
  );
}

/** Tells that the case is open, and goes there. */
export function useOpened(): (opened: { readonly id: string }) => void {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const navigate = useNavigate();
  return ({ id }) => {
    toast(t.opened);
    void navigate(`/cases/${encodeURIComponent(id)}`);
  };
}

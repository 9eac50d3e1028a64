import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, DayField, FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, filled, useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { Person } from '../../api/people.js';

interface Props {
  readonly of: Person;
  readonly onClose: () => void;
}

/** How many months back the form offers; older ones come by import. */
const MONTHS = 24;
const RATINGS = ['S', 'A', 'B', 'C', 'D'] as const;

/** This month and those before it, from the hiring on, latest first. */
function monthsSince(hiredOn: string): readonly string[] {
  const [year = 0, of = 1] = today().split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, of - 1 - back, 1)).toISOString().slice(0, 7),
  ).filter((one) => one >= hiredOn.slice(0, 7));
}

/** I-06: the rating of one month, published or corrected. */
export function RatingForm({ of: person, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const months = monthsSince(person.hiredOn);
  const form = useFields({
    initial: { month: months[1] ?? months[0] ?? '', rating: '', publishedOn: '', reason: '' },
    send: (value) =>
      body(
        api.PUT('/v1/people/{personId}/ratings/{month}', {
          params: { path: { personId: person.id, month: value.month } },
          body: { rating: value.rating as (typeof RATINGS)[number], ...filled(value, 'publishedOn', 'reason') },
        }),
      ),
    onDone: () => {
      toast(t.recorded);
      onClose();
    },
  });
  const stands = person.ratings.find((one) => one.month === form.value.month);
  return (
    <PlainForm of={form} submit={t.ratingSubmit} onClose={onClose}>
      <p className="muted">{t.ratingHelp}</p>
      <ChoiceField
        of={form}
        name="month"
        label={t.month}
        options={Object.fromEntries(months.map((one) => [one, month(one, language)]))}
        {...(stands === undefined ? {} : { help: `${stands.rating} · ${date(stands.publishedOn, language)}` })}
      />
      <ChoiceField
        of={form}
        name="rating"
        label={t.grade}
        options={Object.fromEntries(RATINGS.map((one) => [one, one]))}
      />
      <DayField of={form} name="publishedOn" label={t.publishedOn} help={t.publishedOnHelp} max={today()} optional />
      {stands === undefined ? null : <TextField of={form} name="reason" label={t.correctionReason} long />}
    </PlainForm>
  );
}

type Complaint = Person['complaints'][number];
const BLANK = { complaintId: '', incidentOn: '', cause: '', status: 'pending', confirmedOn: '', description: '' };

const valuesOf = (one: Complaint): typeof BLANK => ({
  complaintId: one.id,
  incidentOn: one.incidentOn,
  cause: one.cause,
  status: one.status,
  confirmedOn: one.confirmedOn ?? '',
  description: one.description ?? '',
});

/** 4.3, I-17: a complaint, or what became of one that stands. */
export function ComplaintForm({ of: person, about, onClose }: Props & { readonly about?: Complaint }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const toast = useToast();
  const form = useFields({
    ...(about === undefined ? { draft: `complaint.${person.id}` } : {}),
    initial: { ...(about === undefined ? BLANK : valuesOf(about)), reason: '', files: '' },
    send: (value) =>
      body(
        api.PUT('/v1/people/{personId}/complaints/{complaintId}', {
          // Without a number there is no address: the service says what a number looks like.
          params: { path: { personId: person.id, complaintId: value.complaintId.trim() || ' ' } },
          body: {
            incidentOn: value.incidentOn,
            cause: value.cause as 'service-attitude',
            status: value.status as 'pending',
            confirmedOn: value.status === 'upheld' && value.confirmedOn !== '' ? value.confirmedOn : null,
            description: value.description.trim() === '' ? null : value.description,
            ...filled(value, 'reason'),
            ...attached(value.files),
          },
        }),
      ),
    onDone: () => {
      toast(t.recorded);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.complaintSubmit} onClose={onClose}>
      <p className="muted">{t.complaintHelp}</p>
      {about === undefined ? (
        <TextField of={form} name="complaintId" label={t.complaintId} />
      ) : (
        <p>
          <strong>{about.id}</strong>
        </p>
      )}
      <DayField of={form} name="incidentOn" label={t.incidentOn} max={today()} />
      <ChoiceField of={form} name="cause" label={t.cause} options={w.causes} />
      <ChoiceField of={form} name="status" label={t.complaintStatus} options={w.complaintStatuses} />
      {form.value.status === 'upheld' ? (
        <DayField of={form} name="confirmedOn" label={t.upheldOn} max={today()} />
      ) : null}
      <TextField of={form} name="description" label={t.description} long optional />
      <FilesField of={form} name="files" label={t.evidenceFiles} optional />
      {about === undefined ? null : <TextField of={form} name="reason" label={t.changeReason} long />}
    </PlainForm>
  );
}

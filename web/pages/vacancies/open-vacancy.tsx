import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { useDepartments } from '../../api/departments.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, NumberField, PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { vacancies as en } from '../../i18n/en/cases/vacancies.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vacancies as zh } from '../../i18n/zh/cases/vacancies.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';

const BLANK = { post: 'team-leader', department: '', team: '', reportsTo: '', headCount: '1', reason: '' };

/** §9.1: HR's form for a post to be filled. */
export function OpenVacancy({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const { positions } = useTexts({ zh: wordsZh, en: wordsEn });
  const toast = useToast();
  const navigate = useNavigate();
  const departments = useDepartments();
  const form = useFields({
    initial: BLANK,
    send: (value, key) =>
      body(
        api.POST('/v1/vacancies', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ...value, post: value.post as 'team-leader' | 'supervisor', headCount: Number(value.headCount) },
        }),
      ),
    onDone: ({ id }) => {
      toast(t.opened);
      void navigate(`/vacancies/${encodeURIComponent(id)}`);
    },
  });
  const posts = { 'team-leader': positions['team-leader'], supervisor: positions.supervisor };
  return (
    <div className="card">
      <PlainForm of={form} title={t.open} submit={t.open} onClose={onClose}>
        <ChoiceField of={form} name="post" label={t.post} options={posts} />
        <ChoiceField of={form} name="department" label={t.department} options={departments} />
        <TextField of={form} name="team" label={t.team} />
        <PersonField of={form} name="reportsTo" label={t.reportsTo} />
        <NumberField of={form} name="headCount" label={t.headCount} min={1} max={50} whole />
        <TextField of={form} name="reason" label={t.reason} long />
      </PlainForm>
    </div>
  );
}

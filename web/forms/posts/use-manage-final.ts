import type { TrialDetail } from '../../api/trials.js';
import { useNames } from '../../components/people/people-picker.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { trials as trialsEn } from '../../i18n/en/cases/trials.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { trials as trialsZh } from '../../i18n/zh/cases/trials.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { FinalPart } from '../final-check.js';
import { isDrawn, owing, type ManageDraft } from './manage-draft.js';
import { useSaid } from './said.js';

/** What is read once more before an act about a trial goes: the act, and what stands in its fields. */
export function useManageFinal(trial: TrialDetail, draft: ManageDraft): FinalPart | undefined {
  const t = useTexts({ zh, en });
  const r = useTexts({ zh: trialsZh, en: trialsEn });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const language = useLanguage();
  const { line, grounds } = useSaid();
  const { do: what, months, day, group, personId, rater, by, reason, files } = draft;
  const names = useNames([personId, by].filter((one) => one !== ''));
  if (what === undefined) return undefined;
  const called = (id: string): string => names.find(({ value }) => value === id)?.label ?? id;
  const out = owing(trial).find((one) => one.personId === rater);
  const on = day === undefined ? undefined : date(day, language, true);
  const said: Readonly<Record<NonNullable<ManageDraft['do']>, FinalPart['lines']>> = {
    'request-extension': line('months', months === undefined ? undefined : t.howLong(months)),
    'request-end': [],
    pause: line('from', on),
    resume: line('on', on),
    'add-rater': [...line('personId', called(personId)), ...line('group', group && r.groups[group])],
    'replace-rater': [
      ...line('rater', out && `${out.name} · ${out.personId}`),
      ...line('by', isDrawn(trial, draft) ? t.drawn : called(by)),
    ],
    'waive-group': line('group', group && r.groups[group]),
    'close-review': [],
  };
  const takesFiles = what === 'request-extension' || what === 'request-end' || what === 'pause' || what === 'resume';
  return {
    title: f.values[`do.${what}`] ?? what,
    lines: [...said[what], ...grounds(reason, takesFiles ? files : [])],
  };
}

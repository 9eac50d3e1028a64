import type { ReactNode } from 'react';
import { DayPicker } from '../../components/day-picker.js';
import { PeoplePicker, useNames } from '../../components/people/people-picker.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { date, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Grounds } from '../by-hand/grounds.js';
import { useForm } from '../by-hand/use-form.js';
import { filledIn } from '../filled-in.js';
import { CheckedFrame } from '../checked-frame.js';
import { Field } from '../field.js';
import type { FinalPart } from '../final-check.js';
import type { TaskFormProps } from '../task-form.js';
import { MonthsField } from './months-field.js';
import { useSaid } from './said.js';

interface Draft {
  readonly startOn?: string | undefined;
  readonly months?: number | undefined;
  readonly team: readonly string[];
  readonly remark: string;
  readonly files: readonly string[];
}

/** 9.5.5, I-51: from when, how long, and who reports to the candidate meanwhile; read once more, since it is issued. */
export default function TrialLetterForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'trial-letter',
    () => ({ startOn: today(), team: [], remark: '', files: [] }),
    ({ startOn, months, team, remark, files }) => ({
      ...filledIn({ startOn, remark, files }),
      ...(months === undefined ? {} : { months }),
      team,
    }),
  );
  return (
    <CheckedFrame frame={frame} final={useFinal(value)}>
      <p className="muted">{t.letterLead}</p>
      <div className="row panel-when">
        <Field label={f.names.startOn} fault={act.faultAt('startOn')}>
          {(control) => (
            <DayPicker
              control={control}
              value={value.startOn}
              onChange={(startOn) => {
                set({ startOn });
              }}
            />
          )}
        </Field>
        <MonthsField help={t.monthsHelp} value={value.months} act={act} set={set} />
      </div>
      <Field label={f.names.team} help={t.teamHelp} fault={act.faultAt('team')} optional>
        {(control) => (
          <PeoplePicker
            control={control}
            value={value.team}
            onChange={(team) => {
              set({ team });
            }}
          />
        )}
      </Field>
      <Grounds reason="remark" optional value={value} act={act} set={set} />
    </CheckedFrame>
  );
}

function useFinal({ startOn, months, team, remark }: Draft): FinalPart | undefined {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const { line } = useSaid();
  const names = useNames(team);
  if (startOn === undefined || months === undefined) return undefined;
  const people = team.map((id) => names.find(({ value }) => value === id)?.label ?? id);
  return {
    title: t.check.letter,
    lines: [
      ...line('startOn', date(startOn, language, true)),
      ...line('months', t.howLong(months)),
      ...line('team', people.length === 0 ? t.nobody : people.join('\n')),
      ...line('remark', remark),
    ],
  };
}

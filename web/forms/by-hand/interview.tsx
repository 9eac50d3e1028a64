import type { ReactNode } from 'react';
import { DayPicker } from '../../components/day-picker.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FileField } from '../file-field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { TextArea } from './text-area.js';
import { useForm } from './use-form.js';
import { filledIn } from '../filled-in.js';

interface Draft {
  readonly heldOn?: string | undefined;
  readonly summary: string;
  readonly attendees: readonly string[];
  readonly files: readonly string[];
}

/** 8.5.6, 9.5.9, I-40: when it was held, what was said, who was there. */
export default function InterviewForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'interview',
    () => ({ heldOn: today(), summary: '', attendees: [], files: [] }),
    ({ heldOn, summary, attendees, files }) => filledIn({ heldOn, summary, attendees, files }),
  );
  return (
    <FormFrame {...frame}>
      <Field label={f.names.heldOn} fault={act.faultAt('heldOn')}>
        {(control) => (
          <DayPicker
            control={control}
            value={value.heldOn}
            max={today()}
            onChange={(heldOn) => {
              set({ heldOn });
            }}
          />
        )}
      </Field>
      <TextArea
        label={f.names.summary}
        help={t.interviewHelp}
        rows={5}
        most={4000}
        value={value.summary}
        fault={act.faultAt('summary')}
        onChange={(summary) => {
          set({ summary });
        }}
      />
      <Field label={f.names.attendees} help={t.attendeesHelp} fault={act.faultAt('attendees')} optional>
        {(control) => (
          <PeoplePicker
            control={control}
            value={value.attendees}
            onChange={(attendees) => {
              set({ attendees });
            }}
          />
        )}
      </Field>
      <FileField
        label={f.names.files}
        optional
        value={value.files}
        fault={act.faultAt('files')}
        onChange={(files) => {
          set({ files });
        }}
      />
    </FormFrame>
  );
}

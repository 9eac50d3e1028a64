import type { ReactNode } from 'react';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { ActCards } from '../by-hand/act-cards.js';
import { Grounds } from '../by-hand/grounds.js';
import { useForm } from '../by-hand/use-form.js';
import { filledIn } from '../filled-in.js';
import { CheckedFrame } from '../checked-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useSaid } from './said.js';

interface Draft {
  readonly qualified?: 'yes' | 'no';
  readonly reason: string;
  readonly files: readonly string[];
}

/** 9.5.3, 15.2: whether he qualifies, as the record will say it, with the reason where he does not. */
export default function QualificationForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { grounds } = useSaid();
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'qualification',
    () => ({ reason: '', files: [] }),
    ({ qualified, reason, files }) => ({
      ...(qualified === undefined ? {} : { qualified: qualified === 'yes' }),
      ...filledIn({ reason, files }),
    }),
  );
  const { qualified, reason, files } = value;
  const whole = qualified === 'yes' || (qualified === 'no' && reason.trim() !== '');
  const final =
    qualified === undefined || !whole
      ? undefined
      : {
          title: t.check.qualified,
          lines: [{ name: f.names.qualified ?? '', said: t.qualified[qualified].label }, ...grounds(reason, files)],
        };
  return (
    <CheckedFrame frame={frame} final={final}>
      <ActCards
        label={t.check.qualified}
        cards={(['yes', 'no'] as const).map((one) => ({ value: one, ...t.qualified[one] }))}
        value={qualified}
        fault={act.faultAt('qualified')}
        onChange={(next) => {
          set({ qualified: next });
        }}
      />
      {qualified === undefined ? null : (
        <Grounds reason="reason" optional={qualified === 'yes'} value={value} act={act} set={set} />
      )}
    </CheckedFrame>
  );
}

import type { ReactNode } from 'react';
import { useTrial, type TrialDetail } from '../../api/trials.js';
import { Answered } from '../../components/states.js';
import { byHand as handEn } from '../../i18n/en/by-hand.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as handZh } from '../../i18n/zh/by-hand.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { ActCards } from '../by-hand/act-cards.js';
import { Grounds } from '../by-hand/grounds.js';
import { useForm } from '../by-hand/use-form.js';
import { filledIn } from '../filled-in.js';
import { CheckedFrame } from '../checked-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { MonthsField } from './months-field.js';
import { useSaid } from './said.js';

interface Draft {
  readonly propose?: 'end' | 'extend';
  readonly months?: number | undefined;
  readonly reason: string;
  readonly files: readonly string[];
}

/** I-57, I-60: what HR proposes of a trial whose review is below the mark; the general manager decides. */
export default function BelowMarkForm(props: TaskFormProps): ReactNode {
  const trial = useTrial(props.task.caseId ?? '');
  return <Answered of={trial}>{(found) => <Drawn {...props} trial={found} />}</Answered>;
}

function Drawn({ trial, ...props }: TaskFormProps & { readonly trial: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const h = useTexts({ zh: handZh, en: handEn });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { grounds, line } = useSaid();
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'below-mark',
    () => ({ reason: '', files: [] }),
    ({ propose, months, reason, files }) => ({
      ...filledIn({ propose, reason, files }),
      ...(propose === 'extend' && months !== undefined ? { months } : {}),
    }),
  );
  const { propose, months, reason, files } = value;
  const extended = (trial.extendedMonths ?? 0) > 0;
  const name = propose === undefined ? '' : (f.values[`propose.${propose}`] ?? propose);
  const whole = reason.trim() !== '' && (propose === 'end' || (propose === 'extend' && months !== undefined));
  const final = {
    title: f.names.propose ?? '',
    lines: [
      ...line('propose', name),
      ...line('months', propose === 'extend' && months !== undefined ? t.howLong(months) : undefined),
      ...grounds(reason, files),
    ],
  };
  return (
    <CheckedFrame frame={frame} final={whole ? final : undefined}>
      {trial.score === null ? null : <p className="notice warn">{t.scoreWas(trial.score)}</p>}
      <ActCards
        label={f.names.propose}
        cards={(extended ? (['end'] as const) : (['end', 'extend'] as const)).map((one) => ({
          value: one,
          label: f.values[`propose.${one}`] ?? one,
          help: h.follows[`${props.task.kind}.${one}`],
        }))}
        value={propose}
        fault={act.faultAt('propose')}
        onChange={(next) => {
          set({ propose: next });
        }}
      />
      {extended ? <p className="muted">{t.extendedBefore}</p> : null}
      {propose === 'extend' ? <MonthsField value={months} act={act} set={set} /> : null}
      {propose === undefined ? null : <Grounds reason="reason" value={value} act={act} set={set} />}
    </CheckedFrame>
  );
}

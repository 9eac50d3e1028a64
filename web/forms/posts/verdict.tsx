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
  readonly decision?: 'approve' | 'reject';
  readonly reason: string;
  readonly files: readonly string[];
}

/** I-51, I-57, I-59: the general manager on what HR asks for about a trial; what follows from either stands on its card. */
export default function VerdictForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { grounds, line } = useSaid();
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'verdict',
    () => ({ reason: '', files: [] }),
    ({ decision, reason, files }) => filledIn({ decision, reason, files }),
  );
  const { decision, reason, files } = value;
  const whole = decision === 'approve' || (decision === 'reject' && reason.trim() !== '');
  const name = decision === undefined ? '' : (f.values[`decision.${decision}`] ?? decision);
  return (
    <CheckedFrame
      frame={frame}
      final={
        whole ? { title: t.check.decide, lines: [...line('decision', name), ...grounds(reason, files)] } : undefined
      }
    >
      <ActCards
        label={f.names.decision}
        cards={(['approve', 'reject'] as const).map((one) => ({
          value: one,
          label: f.values[`decision.${one}`] ?? one,
          help: t.verdict[`${props.task.kind}.${one}`],
        }))}
        value={decision}
        fault={act.faultAt('decision')}
        onChange={(next) => {
          set({ decision: next });
        }}
      />
      {decision === undefined ? null : (
        <Grounds reason="reason" optional={decision === 'approve'} value={value} act={act} set={set} />
      )}
    </CheckedFrame>
  );
}

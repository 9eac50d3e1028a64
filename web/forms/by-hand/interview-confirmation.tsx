import type { ReactNode } from 'react';
import { useMe } from '../../app/session.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { ActCards } from './act-cards.js';
import { RemarkOf } from './grounds.js';
import { useForm } from './use-form.js';
import { filledIn } from '../filled-in.js';

interface Draft {
  readonly tookPlace?: 'yes' | 'no';
  readonly remark: string;
  readonly onBehalfReason: string;
  readonly files: readonly string[];
}

/** 8.5.6, I-40: the person says whether it took place as it was written down; HR in his place says why. */
export default function InterviewConfirmationForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const own = props.task.subject?.personId === useMe().personId;
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'interview-confirmation',
    () => ({ remark: '', onBehalfReason: '', files: [] }),
    ({ tookPlace, remark, onBehalfReason, files }) => ({
      ...(tookPlace === undefined ? {} : { tookPlace: tookPlace === 'yes' }),
      ...filledIn({ remark, onBehalfReason, files }),
    }),
  );
  return (
    <FormFrame {...frame}>
      <ActCards
        label={f.names.tookPlace}
        cards={(['yes', 'no'] as const).map((one) => ({ value: one, ...t.tookPlace[one] }))}
        value={value.tookPlace}
        fault={act.faultAt('tookPlace')}
        onChange={(tookPlace) => {
          set({ tookPlace });
        }}
      />
      <RemarkOf own={own} value={value} act={act} set={set} />
    </FormFrame>
  );
}

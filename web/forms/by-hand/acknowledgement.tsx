import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../app/session.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { RemarkOf } from './grounds.js';
import { useForm } from './use-form.js';
import { filledIn } from '../filled-in.js';

interface Draft {
  readonly acknowledged: boolean;
  readonly remark: string;
  readonly onBehalfReason: string;
  readonly files: readonly string[];
}

/** §10: the person has been told where he goes, and from when; it is no agreement. */
export default function AcknowledgementForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const own = props.task.subject?.personId === useMe().personId;
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'acknowledgement',
    () => ({ acknowledged: false, remark: '', onBehalfReason: '', files: [] }),
    ({ acknowledged, remark, onBehalfReason, files }) => ({
      ...(acknowledged ? { acknowledged } : {}),
      ...filledIn({ remark, onBehalfReason, files }),
    }),
  );
  return (
    <FormFrame {...frame}>
      <p>{t.acknowledgeLead}</p>
      <Field label={f.names.acknowledged} fault={act.faultAt('acknowledged')} group>
        {() => (
          <Checkbox
            checked={value.acknowledged}
            onChange={({ target }) => {
              set({ acknowledged: target.checked });
            }}
          >
            {t.acknowledge}
          </Checkbox>
        )}
      </Field>
      <RemarkOf own={own} value={value} act={act} set={set} />
    </FormFrame>
  );
}

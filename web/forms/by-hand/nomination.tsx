import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTaskContext } from '../../api/tasks.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { Grounds } from './grounds.js';
import { useForm } from './use-form.js';
import { filledIn } from '../filled-in.js';

interface Draft {
  readonly personId: string;
  readonly reason: string;
  readonly files: readonly string[];
}

/** Where the context names who meets §9.2. */
const ELIGIBLE = '9.2';
/** Where it tells of the vacancy, and whether its places are taken. */
const VACANCY = '9.1';

/** 9.5.1: one of those who meet §9.2, or whom the records do not know yet, with the grounds. */
export default function NominationForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const say = useSay();
  const { id } = props.task;
  const context = useQuery({ queryKey: ['task', id, 'context'], queryFn: () => fetchTaskContext(id) });
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'nomination',
    () => ({ personId: '', reason: '', files: [] }),
    ({ personId, reason, files }) => filledIn({ personId, reason, files }),
  );
  const fit = (context.data?.sections ?? [])
    .filter(({ clause }) => clause === ELIGIBLE)
    .flatMap(({ lines }) => lines.filter(({ tone }) => tone === 'good'))
    .flatMap(({ values }) => values.flatMap((one) => (one.as === 'person' ? [one.person.personId] : [])));
  const warned = (context.data?.sections ?? [])
    .filter(({ clause }) => clause === VACANCY)
    .flatMap(({ lines }) => lines.filter(({ tone }) => tone === 'warn'))
    .flatMap(({ values }) => values.flatMap((one) => (one.as === 'words' ? [say(one.words)] : [])));
  const isFit = fit.includes(value.personId);
  return (
    <FormFrame {...frame}>
      {warned.map((one) => (
        <p key={one} className="notice warn">
          {one}
        </p>
      ))}
      <Field label={f.names.personId} help={t.nomineeHelp} fault={act.faultAt('personId')}>
        {(control) => (
          <PeoplePicker
            control={control}
            single
            value={value.personId === '' ? [] : [value.personId]}
            onChange={([personId = '']) => {
              set({ personId });
            }}
          />
        )}
      </Field>
      {value.personId === '' || context.data === undefined ? null : (
        <p className={isFit ? 'chip good' : 'notice warn'} role="status">
          {isFit ? t.nomineeFit : t.nomineeUnfit}
        </p>
      )}
      <Grounds reason="reason" help={t.groundsHelp} rows={4} value={value} act={act} set={set} />
    </FormFrame>
  );
}

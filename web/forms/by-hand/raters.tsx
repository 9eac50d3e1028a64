import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTaskStart } from '../../api/tasks.js';
import { PeoplePicker, useNames } from '../../components/people/people-picker.js';
import { Answered } from '../../components/states.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { TextArea } from './text-area.js';
import { useForm } from './use-form.js';

interface Start {
  readonly superiors: readonly string[];
  readonly departmentHeads: readonly string[];
}
interface Draft extends Start {
  /** Why a head on record is not asked, by his number. */
  readonly why: Readonly<Record<string, string>>;
}

const startOf = (form: object): Start => {
  const { superiors = [], departmentHeads = [] } = form as Partial<Start>;
  return { superiors, departmentHeads };
};

/** 9.5.6, I-55: who is asked, as the records propose it; whoever of them is left out has his reason at once. */
export default function RatersForm(props: TaskFormProps): ReactNode {
  const { id } = props.task;
  const start = useQuery({ queryKey: ['task', id, 'start'], queryFn: () => fetchTaskStart(id) });
  return <Answered of={start}>{({ form }) => <Drawn {...props} start={startOf(form)} />}</Answered>;
}

function Drawn({ start, ...props }: TaskFormProps & { readonly start: Start }): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'raters',
    () => ({ ...start, why: {} }),
    ({ superiors, departmentHeads, why }) => {
      const leftOut = start.departmentHeads.flatMap((personId) =>
        departmentHeads.includes(personId) ? [] : [{ personId, reason: why[personId]?.trim() ?? '' }],
      );
      return { superiors, departmentHeads, ...(leftOut.length === 0 ? {} : { leftOut }) };
    },
  );
  const leftOut = start.departmentHeads.filter((one) => !value.departmentHeads.includes(one));
  const names = useNames(leftOut);
  return (
    <FormFrame {...frame}>
      <p className="muted">{t.ratersLead}</p>
      {(['superiors', 'departmentHeads'] as const).map((group) => (
        <Field key={group} label={`${f.names[group] ?? group} · ${value[group].length}`} fault={act.faultAt(group)}>
          {(control) => (
            <PeoplePicker
              control={control}
              value={value[group]}
              onChange={(next) => {
                set({ [group]: next });
              }}
            />
          )}
        </Field>
      ))}
      {leftOut.map((personId, index) => (
        <TextArea
          key={personId}
          label={t.leftOutWhy(names.find((one) => one.value === personId)?.label ?? personId)}
          help={t.leftOutHelp}
          value={value.why[personId] ?? ''}
          fault={act.faultAt(`leftOut.${index}.reason`)}
          onChange={(reason) => {
            set({ why: { ...value.why, [personId]: reason } });
          }}
        />
      ))}
    </FormFrame>
  );
}

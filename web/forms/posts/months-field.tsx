import type { ReactNode } from 'react';
import { fields as en } from '../../i18n/en/fields.js';
import { fields as zh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { NumberBox } from '../number-box.js';
import type { TaskAct } from '../use-task-act.js';

interface Props {
  readonly help?: ReactNode;
  readonly value: number | undefined;
  readonly act: TaskAct;
  readonly set: (some: { readonly months: number | undefined }) => void;
}

/** How many months a trial lasts, or lasts longer (9.5.5, I-51, I-57). */
export function MonthsField({ help, value, act, set }: Props): ReactNode {
  const f = useTexts({ zh, en });
  return (
    <Field label={f.names.months} help={help} fault={act.faultAt('months')}>
      {(control) => (
        <NumberBox
          control={control}
          whole
          min={1}
          max={120}
          value={value}
          onChange={(months) => {
            set({ months });
          }}
        />
      )}
    </Field>
  );
}

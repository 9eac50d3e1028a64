import type { ReactNode } from 'react';
import { fetchAddressees } from '../../api/talk.js';
import { Field } from '../../forms/field.js';
import type { Fields } from '../../forms/use-fields.js';
import { AddresseePicker } from './addressee-picker.js';

interface Props<N extends string> {
  /** The form, which has the person chosen under `to`. */
  readonly of: Fields<N | 'to'>;
  readonly name: 'to';
  readonly label: ReactNode;
  readonly taskId: string;
  readonly caseId: string;
}

/** To whom something about a case of a task goes. */
export function AddresseeField<N extends string>({ of, name, label, taskId, caseId }: Props<N>): ReactNode {
  const to = of.value[name];
  return (
    <Field label={label} fault={of.faultAt(name)}>
      {(control) => (
        <AddresseePicker
          control={control}
          of={['task', taskId, caseId]}
          fetch={(search) => fetchAddressees(taskId, caseId, search)}
          value={to === '' ? [] : [to]}
          onChange={([next = '']) => {
            of.set(name, next);
          }}
        />
      )}
    </Field>
  );
}

import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../field.js';

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly value: string | undefined;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  readonly onChange: (next: string) => void;
}

/** Some lines of text that say why. */
export function Reason({ label, help, value, fault, optional, onChange }: Props): ReactNode {
  return (
    <Field label={label} fault={fault} optional={optional ?? false} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <Input.TextArea
          {...control}
          value={value ?? ''}
          maxLength={2000}
          // As high as what stands in it, by the style alone: measuring it would lay the whole list out anew with each press.
          className="grows"
          rows={1}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}

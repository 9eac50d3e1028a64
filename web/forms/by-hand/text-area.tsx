import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../field.js';

interface Props {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly most?: number;
  readonly onChange: (next: string) => void;
}

/** Something said at length. */
export function TextArea(props: Props): ReactNode {
  const { label, help, value, fault, optional = false, rows = 2, most = 2000, onChange } = props;
  return (
    <Field label={label} fault={fault} optional={optional} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <Input.TextArea
          {...control}
          maxLength={most}
          autoSize={{ minRows: rows, maxRows: 20 }}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      )}
    </Field>
  );
}

import { Radio } from 'antd';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  /** Whom it is about, for who cannot see the row. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  readonly onChange: (next: T) => void;
}

/** One press for one person's decision. */
export function Decision<T extends string>({ label, options, value, onChange }: Props<T>): ReactNode {
  return (
    <div role="group" aria-label={label}>
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        value={value}
        options={[...options]}
        onChange={(event) => {
          onChange(event.target.value as T);
        }}
      />
    </div>
  );
}

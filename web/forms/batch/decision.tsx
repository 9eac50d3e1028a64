import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  /** Whom it is about, for who cannot see the row. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  readonly onChange: (next: T) => void;
  /** Takes the decision back, where it may be left open; under a name that says whose. */
  readonly onClear?: { readonly name: string; readonly label: string; readonly clear: () => void };
}

/** What is not an agreement does not look like one. */
const CLASSES: Readonly<Record<string, string>> = {
  reject: 'is-against',
  refuse: 'is-against',
  return: 'is-back',
  reevaluate: 'is-back',
};

/** One press for one person's decision. */
export function Decision<T extends string>({ label, options, value, onChange, onClear }: Props<T>): ReactNode {
  return (
    <div role="group" aria-label={label} className="row">
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        size="small"
        value={value}
        options={options.map((one) => ({ ...one, className: CLASSES[one.value] ?? '' }))}
        onChange={(event) => {
          onChange(event.target.value as T);
        }}
      />
      {onClear === undefined || value === undefined ? null : (
        <Button type="text" size="small" aria-label={onClear.name} onClick={onClear.clear}>
          {onClear.label}
        </Button>
      )}
    </div>
  );
}

import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Entry, Switch } from '../../api/policy.js';
import type { Text } from '../../api/problem.js';
import type { ControlProps } from '../../forms/field.js';
import { NumberBox } from '../../forms/number-box.js';
import { useSay } from '../../i18n/language.js';

export type SwitchValue = string | number;

/** What a switch is about: its own words, or the question that its entry asks. */
export const switchName = (entry: Entry, one: Switch): Text => (one.type === 'mark' ? one.label : entry.question);

/** What a value of a switch says. */
export const switchValue = (one: Switch, value: SwitchValue): Text => {
  const option = one.type === 'option' ? one.options.find((some) => some.value === value) : undefined;
  return option?.label ?? { zh: String(value), en: String(value) };
};

interface Props {
  readonly control: ControlProps;
  readonly of: Switch;
  readonly value: SwitchValue | undefined;
  readonly onChange: (next: SwitchValue | undefined) => void;
  /** Said where nothing is chosen. */
  readonly placeholder?: string;
}

/** One of named options, or a mark from 0 to 100. */
export function SwitchControl({ control, of: one, value, onChange, placeholder }: Props): ReactNode {
  const say = useSay();
  if (one.type === 'mark') {
    return (
      <NumberBox
        control={control}
        min={0}
        max={100}
        value={typeof value === 'number' ? value : undefined}
        onChange={onChange}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    );
  }
  return (
    <Select
      {...control}
      allowClear
      style={{ width: '100%', maxWidth: 320 }}
      value={typeof value === 'string' ? value : null}
      options={one.options.map((option) => ({ value: option.value, label: say(option.label) }))}
      onChange={(next: string | null | undefined) => {
        onChange(next ?? undefined);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}

import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { TaskCase } from '../../api/tasks.js';
import type { ControlProps } from '../../forms/field.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly control: ControlProps;
  readonly cases: readonly TaskCase[];
  readonly single?: boolean;
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
}

/** Cases of the task, chosen by the person's name. */
export function CasePicker({ control, cases, single, value, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const options = cases.map(({ id, personName }) => ({ value: id, label: `${personName} · ${id}` }));
  const shared = {
    ...control,
    options,
    showSearch: { optionFilterProp: 'label' },
    placeholder: t.chooseCase,
  };
  if (single === true) {
    return (
      <Select
        {...shared}
        value={value[0] ?? null}
        onChange={(next: string | null) => {
          onChange(next === null ? [] : [next]);
        }}
      />
    );
  }
  return <Select {...shared} mode="multiple" value={[...value]} onChange={onChange} />;
}

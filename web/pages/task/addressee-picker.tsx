import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { Addressees } from '../../api/talk.js';
import type { ControlProps } from '../../forms/field.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly control: ControlProps;
  /** What they are asked for, as the key of the answer. */
  readonly of: readonly string[];
  readonly fetch: (search: string) => Promise<Addressees>;
  readonly several?: boolean;
  /** Employee numbers. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
}

/** Who may read the case and has no interest in it, found by name, pinyin or number. */
export function AddresseePicker({ control, of, fetch, several, value, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['addressees', ...of, search],
    queryFn: () => fetch(search),
    placeholderData: (before) => before,
  });
  const shared = {
    ...control,
    allowClear: true,
    showSearch: { filterOption: false as const, searchValue: typed, onSearch: setTyped },
    options: (found.data?.items ?? []).map(({ personId, name, departmentName }) => ({
      value: personId,
      label: `${name} · ${personId} · ${departmentName}`,
    })),
    placeholder: t.search,
    loading: found.isFetching,
  };
  const choose = (next: readonly string[]): void => {
    setTyped('');
    onChange(next);
  };
  if (several === true) return <Select {...shared} mode="multiple" value={[...value]} onChange={choose} />;
  return (
    <Select
      {...shared}
      value={value[0] ?? null}
      onChange={(next: string | null | undefined) => {
        choose(typeof next === 'string' ? [next] : []);
      }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { ControlProps } from '../../forms/field.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly control: ControlProps;
  readonly single?: boolean;
  /** Employee numbers. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
}

/** People who work here, found by name, pinyin, initials or number; nothing but people can be chosen. */
export function PeoplePicker({ control, single, value, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['directory', search],
    queryFn: () => body(api.GET('/v1/directory', { params: { query: { search } } })),
    enabled: search !== '',
    placeholderData: (before) => before,
  });
  const names = useNames(value);
  const options = new Map(names.map((one) => [one.value, one]));
  for (const { id, name, departmentName } of found.data?.items ?? []) {
    options.set(id, { value: id, label: `${name} · ${id} · ${departmentName}` });
  }
  const shared = {
    ...control,
    showSearch: { filterOption: false as const, searchValue: typed, onSearch: setTyped },
    options: [...options.values()],
    placeholder: t.choosePerson,
    loading: found.isFetching,
    notFoundContent: search === '' ? t.choosePerson : found.isFetching ? t.searching : t.nobodyFound(search),
  };
  if (single === true) {
    return (
      <Select
        {...shared}
        allowClear
        value={value[0] ?? null}
        onChange={(next: string | null | undefined) => {
          setTyped('');
          onChange(typeof next === 'string' ? [next] : []);
        }}
      />
    );
  }
  return (
    <Select
      {...shared}
      mode="multiple"
      value={[...value]}
      onChange={(next: string[]) => {
        setTyped('');
        onChange(next);
      }}
    />
  );
}

/** Who was chosen, by name, also after a reload. */
export function useNames(ids: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({
    queryKey: ['directory', 'names', ...ids],
    enabled: ids.length > 0,
    queryFn: () =>
      Promise.all(
        ids.map(async (id) => {
          const { items } = await body(api.GET('/v1/directory', { params: { query: { search: id } } }));
          const person = items.find((one) => one.id === id);
          return { value: id, label: person === undefined ? id : `${person.name} · ${id} · ${person.departmentName}` };
        }),
      ),
    placeholderData: (before) => before,
  });
  return data ?? ids.map((id) => ({ value: id, label: id }));
}

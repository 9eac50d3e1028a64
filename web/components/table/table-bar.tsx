import { Button, Checkbox, Input, Popover, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ViewedList } from '../../api/views.js';
import { table as en } from '../../i18n/en/table.js';
import { table as zh } from '../../i18n/zh/table.js';
import { useTexts } from '../../i18n/language.js';
import { shownOf, type Column } from './column.js';
import { NamedViews } from './named-views.js';
import { SIZES, type View } from './view.js';

interface Props<T> {
  /** Which table it is, among those of which one keeps views under names; left out where what narrows it stands beside it. */
  readonly list?: ViewedList;
  readonly columns: readonly Column<T>[];
  readonly view: View;
  /** What one may search for; no search where it is left out. */
  readonly search?: string;
  /** More that narrows the list, and buttons. */
  readonly children?: ReactNode;
}

/** What narrows a table, which columns it has, and how many rows are shown at a time. */
export function TableBar<T>({ list, columns, view, search, children }: Props<T>): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <div className="row table-bar" role="group" aria-label={t.bar}>
      {search === undefined ? null : <Search label={search} view={view} />}
      {columns.map(({ key, title, filter }) =>
        filter === undefined ? null : (
          <Select
            key={key}
            aria-label={title}
            placeholder={title}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 140 }}
            value={view.filters[key] ?? null}
            options={Object.entries(filter.choices).map(([value, label]) => ({ value, label }))}
            onChange={(next: string | null | undefined) => {
              view.change({ filters: { [key]: next ?? undefined } });
            }}
          />
        ),
      )}
      {children}
      <Columns columns={columns} view={view} />
      <Select
        aria-label={t.size}
        style={{ minWidth: 110 }}
        value={view.size}
        options={SIZES.map((value) => ({ value, label: t.rows(value) }))}
        onChange={(size: number) => {
          view.change({ size });
        }}
      />
      {list === undefined ? null : <NamedViews list={list} view={view} />}
      {view.chosen ? (
        <Button type="text" onClick={view.reset}>
          {t.reset}
        </Button>
      ) : null}
    </div>
  );
}

function Search({ label, view }: { readonly label: string; readonly view: View }): ReactNode {
  // What is typed stands at once; the address follows.
  const [typed, setTyped] = useState(view.search);
  const [before, setBefore] = useState(view.search);
  if (before !== view.search) {
    setBefore(view.search);
    if (typed.trim() !== view.search) setTyped(view.search);
  }
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      maxLength={80}
      style={{ width: 210 }}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        view.change({ search: event.target.value.trim() });
      }}
    />
  );
}

function Columns<T>({ columns, view }: Pick<Props<T>, 'columns' | 'view'>): ReactNode {
  const t = useTexts({ zh, en });
  const shown = shownOf(columns, view.columns).map(({ key }) => key);
  const usual = shownOf(columns, undefined).map(({ key }) => key);
  const [, ...others] = columns;
  const boxes = (
    <div className="stack tight" role="group" aria-label={t.columns}>
      {others.map(({ key, title }) => (
        <Checkbox
          key={key}
          checked={shown.includes(key)}
          onChange={({ target }) => {
            const next = columns
              .map((one) => one.key)
              .filter((one) => (one === key ? target.checked : shown.includes(one)));
            view.change({ columns: next.join() === usual.join() ? undefined : next });
          }}
        >
          {title}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button aria-haspopup="dialog">{t.columnsOf(shown.length, columns.length)}</Button>
    </Popover>
  );
}

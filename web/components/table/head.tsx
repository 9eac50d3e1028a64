import type { ReactNode } from 'react';
import { table as en } from '../../i18n/en/table.js';
import { table as zh } from '../../i18n/zh/table.js';
import { useTexts } from '../../i18n/language.js';
import type { Column } from './column.js';
import type { Arrangement } from './view.js';

interface Props<T> {
  readonly columns: readonly Column<T>[];
  readonly view: Arrangement;
  readonly marked: number;
  readonly among: number;
  readonly onMarkAll: (is: boolean) => void;
}

/** The head of a table: it stays in sight, and a press on a column sorts by it, once more the other way, and then as before. */
export function Head<T>({ columns, view, marked, among, onMarkAll }: Props<T>): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <thead>
      <tr>
        <td className="mark">
          <input
            ref={(box) => {
              if (box !== null) box.indeterminate = marked > 0 && marked < among;
            }}
            type="checkbox"
            aria-label={t.markAll}
            checked={among > 0 && marked === among}
            onChange={({ target }) => {
              onMarkAll(target.checked);
            }}
          />
        </td>
        {columns.map((column) => (
          <HeadCell key={column.key} of={column} view={view} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<T>({ of: column, view }: { readonly of: Column<T>; readonly view: Arrangement }): ReactNode {
  const { key, title, sort, number } = column;
  const up = view.sort === key;
  const down = view.sort === `-${key}`;
  const className = number === true ? 'number' : undefined;
  if (sort === undefined)
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  return (
    <th scope="col" className={className} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <button
        type="button"
        className="sorts"
        onClick={() => {
          view.change({ sort: up ? `-${key}` : down ? undefined : key });
        }}
      >
        {title}
        <span aria-hidden="true">{up ? ' ▲' : down ? ' ▼' : ' ↕'}</span>
      </button>
    </th>
  );
}

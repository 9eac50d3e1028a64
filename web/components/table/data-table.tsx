import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Row as TableRow,
} from '@tanstack/react-table';
import { Button } from 'antd';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { table as en } from '../../i18n/en/table.js';
import { table as zh } from '../../i18n/zh/table.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { useTexts } from '../../i18n/language.js';
import { Empty } from '../states.js';
import { isWithin, shownOf, type Column } from './column.js';
import { Head } from './head.js';
import { Selection } from './selection.js';
import type { Arrangement } from './view.js';
import './table.css';

/** Rows that are marked for whoever shows the table, who does something with them. */
export interface Marks<T> {
  readonly marked: Readonly<Record<string, boolean>>;
  readonly change: (next: Readonly<Record<string, boolean>>) => void;
  /** Whether a row may be marked; all where it is left out. */
  readonly may?: (row: T) => boolean;
}

interface Props<T> {
  /** What the table is called, for who cannot see it. */
  readonly label: string;
  /** Kept by whoever shows the table as long as nothing of it changes. */
  readonly columns: readonly Column<T>[];
  readonly view: Arrangement;
  readonly rows: readonly T[];
  readonly idOf: (row: T) => string;
  /** All rows of the list are here: they are sorted and narrowed here; otherwise the API has done it. */
  readonly whole?: boolean;
  /** What is said where nothing is left of a list that is narrowed here. */
  readonly empty?: string;
  /** What stands below a row. */
  readonly below?: (row: T) => ReactNode;
  /** Kept by the table itself, for copying, where it is left out. */
  readonly marks?: Marks<T>;
}

/** The table of the house: a head that stays, order, columns and filters of the address, rows that are marked and copied. */
export function DataTable<T>(props: Props<T>): ReactNode {
  const { label, columns, view, rows, idOf, whole = false, empty, below, marks } = props;
  const t = useTexts({ zh: commonZh, en: commonEn });
  const [own, setOwn] = useState<Readonly<Record<string, boolean>>>({});
  const marked = marks?.marked ?? own;
  const setMarked = marks?.change ?? setOwn;
  const [shown, setShown] = useState(view.size);
  // What was pressed is said by the head at once; two hundred rows follow it and keep no other press waiting.
  const inOrder = useDeferredValue(useOrdered({ columns, view, rows, idOf, whole }));
  const visible = useMemo(() => shownOf(columns, view.columns), [columns, view.columns?.join('.')]);
  const here = whole ? inOrder.slice(0, Math.max(shown, view.size)) : inOrder;
  // Of many rows at once the head says so first; a row that was pressed by itself is drawn with the press.
  const [pressed, setPressed] = useState<string>();
  const drawn = useDeferredValue(marked);
  // Rows keep what they call: what is marked by then is looked at when it is called.
  const latest = useRef({ marked, setMarked });
  useEffect(() => {
    latest.current = { marked, setMarked };
  });
  const mark = useCallback((id: string, is: boolean) => {
    setPressed(id);
    latest.current.setMarked({ ...latest.current.marked, [id]: is });
  }, []);
  const mayMark = (row: T): boolean => marks?.may?.(row) !== false;
  const markable = here.filter(({ original }) => mayMark(original));
  const isMarked = ({ id }: TableRow<T>): boolean => marked[id] === true;
  // What is marked is marked whether it has been scrolled to or not.
  const chosen = inOrder.filter(isMarked);
  return (
    <div className="stack tight">
      <Selection
        columns={visible}
        rows={chosen.map(({ original }) => original)}
        onClear={() => {
          setMarked({});
        }}
      />
      <div className="card table-box" tabIndex={0} role="region" aria-label={label}>
        <table className="table">
          <Head
            columns={visible}
            view={view}
            marked={here.filter(isMarked).length}
            among={markable.length}
            onMarkAll={(is) => {
              setMarked(is ? Object.fromEntries(markable.map(({ id }) => [id, true])) : {});
            }}
          />
          <tbody>
            {here.map((row) => (
              <Row
                key={row.id}
                of={row}
                columns={visible}
                marked={(row.id === pressed ? marked : drawn)[row.id] === true}
                mayMark={mayMark(row.original)}
                onMark={mark}
                below={below}
              />
            ))}
          </tbody>
        </table>
      </div>
      {here.length === 0 && empty !== undefined ? <Empty>{empty}</Empty> : null}
      {here.length < inOrder.length ? (
        <Button
          style={{ justifySelf: 'start' }}
          onClick={() => {
            setShown(here.length + view.size);
          }}
        >
          {t.more}
        </Button>
      ) : null}
    </div>
  );
}

interface RowProps<T> {
  readonly of: TableRow<T>;
  readonly columns: readonly Column<T>[];
  readonly marked: boolean;
  readonly mayMark: boolean;
  readonly onMark: (id: string, is: boolean) => void;
  readonly below: ((row: T) => ReactNode) | undefined;
}

function PlainRow<T>({ of: row, columns, marked, mayMark, onMark, below }: RowProps<T>): ReactNode {
  const t = useTexts({ zh, en });
  const { id, original } = row;
  const [first] = columns;
  const under = below?.(original) ?? null;
  return (
    <>
      <tr className={marked ? 'marked' : undefined}>
        <td className="mark">
          <input
            type="checkbox"
            aria-label={t.mark(first?.text(original) ?? id)}
            checked={marked}
            disabled={!mayMark}
            onChange={({ target }) => {
              onMark(id, target.checked);
            }}
          />
        </td>
        <Cells of={original} columns={columns} />
      </tr>
      {under === null ? null : (
        <tr className="below">
          <td colSpan={columns.length + 1}>{under}</td>
        </tr>
      )}
    </>
  );
}

interface CellsProps<T> {
  readonly of: T;
  readonly columns: readonly Column<T>[];
}

function PlainCells<T>({ of: original, columns }: CellsProps<T>): ReactNode {
  return columns.map(({ key, title, text, cell, number, sentences }, index) =>
    index === 0 ? (
      <th key={key} scope="row">
        {cell === undefined ? text(original) : cell(original)}
      </th>
    ) : (
      <td
        key={key}
        data-title={title}
        className={number === true ? 'number' : sentences === true ? 'sentences' : undefined}
      >
        {cell === undefined ? text(original) : cell(original)}
      </td>
    ),
  );
}

/** What stands in a row stays as it is where the row is but marked. */
const Cells = memo(PlainCells) as typeof PlainCells;

/** A row is drawn anew where it has changed; marking one leaves the other 199. */
const Row = memo(
  PlainRow,
  (before, after) =>
    before.of.original === after.of.original &&
    before.of.id === after.of.id &&
    before.columns === after.columns &&
    before.marked === after.marked &&
    before.mayMark === after.mayMark &&
    before.below === undefined &&
    after.below === undefined,
) as typeof PlainRow;

type Ordered<T> = Pick<Props<T>, 'columns' | 'view' | 'rows' | 'idOf'> & { readonly whole: boolean };

const compare = new Intl.Collator('zh', { numeric: true });

/** The rows in the order of the view, and those alone to which it is narrowed. */
function useOrdered<T>({ columns, view, rows, idOf, whole }: Ordered<T>): readonly TableRow<T>[] {
  const defs = useMemo(
    () =>
      columns.map(({ key, text, sort }): ColumnDef<T> => ({
        id: key,
        accessorFn: typeof sort === 'function' ? sort : text,
        sortingFn: (a, b, id) => {
          const [x, y] = [a.getValue(id), b.getValue(id)];
          return typeof x === 'number' && typeof y === 'number' ? x - y : compare.compare(String(x), String(y));
        },
        filterFn: (row, id, wanted: string) => isWithin(columns, { [id]: wanted }, row.original),
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const { sort } = view;
  // The library keeps what it has worked out as long as its questions are the same objects.
  const asked = JSON.stringify([sort, view.filters]);
  const state = useMemo(
    () => ({
      sorting: sort === undefined ? [] : [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }],
      columnFilters: Object.entries(view.filters).map(([id, value]) => ({ id, value })),
    }),
    [asked],
  );
  const table = useReactTable({
    data,
    columns: defs,
    state,
    getRowId: idOf,
    manualSorting: !whole,
    manualFiltering: !whole,
    enableColumnFilters: true,
    getCoreRowModel: getCoreRowModel(),
    ...(whole ? { getSortedRowModel: getSortedRowModel(), getFilteredRowModel: getFilteredRowModel() } : {}),
  });
  return table.getRowModel().rows;
}

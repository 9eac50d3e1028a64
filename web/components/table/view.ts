import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** How many rows of a list are shown at a time; the API gives no more at once. */
export const SIZES = [50, 100, 200] as const;
const OWN = { sort: 'sort', columns: 'columns', size: 'size', search: 'q' } as const;

/** How the rows of a table stand. It stands in the address: a link shows the same, and so does a reload. */
export interface Arrangement<Sort extends string = string> {
  /** The column by which it is sorted, behind a minus the other way round; undefined: as the list comes. */
  readonly sort: Sort | undefined;
  /** The columns that are shown; undefined: those that the table shows by itself. */
  readonly columns: readonly string[] | undefined;
  readonly size: number;
  readonly search: string;
  /** What it is narrowed to, by column. */
  readonly filters: Readonly<Record<string, string>>;
  /** Whether anything was chosen. */
  readonly chosen: boolean;
  readonly change: (next: Change) => void;
  readonly reset: () => void;
}

/** How somebody looks at a table, which may be kept under a name. */
export interface View<Sort extends string = string> extends Arrangement<Sort> {
  /** What was chosen, as the address has it: what a named view keeps. */
  readonly query: string;
  /** Shows what was kept; what it does not name is as the table has it by itself. */
  readonly show: (query: string) => void;
}

interface Change {
  readonly sort?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly size?: number;
  readonly search?: string;
  readonly filters?: Readonly<Record<string, string | undefined>>;
}

interface Known<Sort extends string> {
  /** What the list may be sorted by; an address that names anything else sorts by nothing. */
  readonly sorts: readonly Sort[];
  /** By which columns it is narrowed, with the values that each may have. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** What is changed, as the address has it; what is empty goes out of it. */
function asParams(next: Change): readonly (readonly [string, string | undefined])[] {
  const { sort, columns, size, search, filters = {} } = next;
  return [
    ...('sort' in next ? [[OWN.sort, sort] as const] : []),
    ...('columns' in next ? [[OWN.columns, columns?.join('.')] as const] : []),
    ...(size === undefined ? [] : [[OWN.size, size === SIZES[0] ? '' : String(size)] as const]),
    ...(search === undefined ? [] : [[OWN.search, search] as const]),
    ...Object.entries(filters),
  ];
}

/** What the address asks for; what is about to stand there counts at once, so that a box that was ticked stays so. */
function useAddress(): readonly [URLSearchParams, (next: URLSearchParams) => void] {
  const [params, setParams] = useSearchParams();
  const [coming, setComing] = useState<URLSearchParams>();
  const there = params.toString();
  useEffect(() => {
    setComing((before) => (before?.toString() === there ? undefined : before));
  }, [there]);
  const set = (next: URLSearchParams): void => {
    setComing(next.toString() === there ? undefined : next);
    setParams(next, { replace: true });
  };
  return [coming ?? params, set];
}

/** The view that the address names; what it names and the table does not know is left out. */
export function useView<Sort extends string>({ sorts, filters: known = {} }: Known<Sort>): View<Sort | `-${Sort}`> {
  const [params, setParams] = useAddress();
  const named = params.get(OWN.sort) ?? '';
  const isKnown = sorts.some((one) => one === named.replace(/^-/, ''));
  const size = Number(params.get(OWN.size));
  const columns = params.get(OWN.columns);
  const filters = Object.entries(known).flatMap(([name, values]) => {
    const value = params.get(name);
    return value !== null && values.includes(value) ? [[name, value] as const] : [];
  });
  const search = params.get(OWN.search) ?? '';
  const mine = [...Object.values(OWN), ...Object.keys(known)];
  const chosen = new URLSearchParams([...params].filter(([name]) => mine.includes(name)));
  chosen.sort();
  return {
    sort: isKnown ? (named as Sort | `-${Sort}`) : undefined,
    columns: columns === null ? undefined : columns.split('.'),
    size: SIZES.find((one) => one === size) ?? SIZES[0],
    search,
    filters: Object.fromEntries(filters),
    chosen: chosen.size > 0,
    query: chosen.toString(),
    show: (query) => {
      const kept = [...new URLSearchParams(query)].filter(([name]) => mine.includes(name));
      setParams(new URLSearchParams([...[...params].filter(([name]) => !mine.includes(name)), ...kept]));
    },
    change: (next) => {
      const after = new URLSearchParams(params);
      for (const [name, value] of asParams(next)) {
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
      }
      setParams(after);
    },
    reset: () => {
      setParams(new URLSearchParams([...params].filter(([name]) => !mine.includes(name))));
    },
  };
}

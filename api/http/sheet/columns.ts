import type * as z from 'zod';
import type { Cell } from '../../../documents/workbook/workbook.js';
import { LEVEL_NAMES } from '../../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../../domain/vocabulary/position.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';

/** One column of a list as a workbook. */
export interface Column<R> {
  readonly heading: Text;
  /** In characters of Latin script. */
  readonly width: number;
  readonly cell: (row: R, language: keyof Text) => Cell;
}

/** A list as a sheet: what it is called, where its rows stand in an answer, and its columns. */
export interface Sheet {
  readonly name: Text;
  readonly rowsOf: (body: never) => readonly unknown[];
  readonly columns: readonly Column<never>[];
}

/** An answer as a workbook; most have one list. Only with one may the answer have pages. */
export interface Book {
  readonly name: Text;
  readonly sheets: readonly Sheet[];
}

type Maybe<T> = T | null | undefined;
/** How a column is declared: headings in Chinese and English, then its value of a row; `null` leaves the cell empty. */
type Make<R, V> = (zh: string, en: string, of: (row: R) => Maybe<V>, width?: number) => Column<R>;

/** The kinds of column that there are. */
export interface Columns<R> {
  /** Words, numbers of staff, codes: whatever is no figure. */
  readonly text: Make<R, string>;
  /** A civil date, YYYY-MM-DD. */
  readonly date: Make<R, string>;
  /** An instant in ISO 8601, shown in the time of Asia/Shanghai. */
  readonly instant: Make<R, string>;
  readonly number: Make<R, number>;
  /** A decimal figure as text, with as many decimals as it has. */
  readonly decimal: Make<R, string>;
  /** An amount of money as text, shown with two decimals. */
  readonly amount: Make<R, string>;
  /** What has a name in both languages; several of them stand behind each other. */
  readonly name: Make<R, Text | readonly Text[]>;
  /** A code by its words: each that the shape names has some, one of an open shape that has none stands as it is. */
  readonly code: <V extends string>(
    words: NoInfer<Readonly<Record<V, Text>>>,
    ...column: Parameters<Make<R, V | readonly V[]>>
  ) => Column<R>;
  readonly level: Make<R, string>;
  readonly position: Make<R, string>;
  readonly yesNo: Make<R, boolean>;
}

const YES = text('是', 'yes');
const NO = text('否', 'no');
const NARROW = 12;
const MEDIUM = 18;

function make<R, V>(usual: number, cell: (value: V, language: keyof Text) => Cell): Make<R, V> {
  return (zh, en, of, width = usual) => ({
    heading: text(zh, en),
    width,
    cell: (row, language) => {
      const value = of(row);
      return value === null || value === undefined ? null : cell(value, language);
    },
  });
}

const words = (value: Text | readonly Text[], language: keyof Text): string =>
  'zh' in value ? value[language] : value.map((one) => one[language]).join(language === 'zh' ? '、' : ', ');
const called = (names: Readonly<Record<string, Text>>, code: string): Text => names[code] ?? text(code, code);

const coded = <R>(of: Readonly<Record<string, Text>>, width = MEDIUM): Make<R, string | readonly string[]> =>
  make(width, (value, language) => ({
    kind: 'text',
    value: words(
      [value].flat().map((one) => called(of, one)),
      language,
    ),
  }));

const columnsOf = <R>(): Columns<R> => ({
  text: make(MEDIUM, (value) => ({ kind: 'text', value })),
  date: make(NARROW, (value) => ({ kind: 'date', value })),
  instant: make(20, (value) => ({ kind: 'instant', value })),
  number: make(NARROW, (value) => ({ kind: 'number', value })),
  decimal: make(NARROW, (value) => ({ kind: 'decimal', value })),
  amount: make(14, (value) => ({ kind: 'amount', value })),
  name: make(MEDIUM, (value, language) => ({ kind: 'text', value: words(value, language) })),
  code: (of, ...column) => coded<R>(of)(...column),
  level: coded<R>(LEVEL_NAMES),
  position: coded<R>(POSITION_NAMES, NARROW),
  yesNo: make(NARROW, (value, language) => ({ kind: 'text', value: (value ? YES : NO)[language] })),
});

/** What has no words of its own, such as the fields of a line of the ledger. */
export const asJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/**
 * Declares a list as a workbook, beside the shape of one of its rows.
 * @param _row the shape, for the types of the columns alone.
 * @param rowsOf where the rows stand in an answer that is no `items`.
 */
export const sheetOf = <S extends z.ZodType>(
  _row: S,
  name: Text,
  columns: (c: Columns<z.output<S>>) => readonly Column<z.output<S>>[],
  rowsOf: (body: never) => readonly z.output<S>[] = ({ items }: { readonly items: readonly z.output<S>[] }) => items,
): Book => ({
  name,
  sheets: [{ name, rowsOf, columns: columns(columnsOf<z.output<S>>()) }],
});

/** An answer with several lists, a sheet each. */
export const bookOf = (name: Text, ...books: readonly Book[]): Book => ({
  name,
  sheets: books.flatMap(({ sheets }) => sheets),
});

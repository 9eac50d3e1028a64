import {
  BorderStyle,
  AlignmentType,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  ShadingType,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { line, mm, run, UPRIGHT } from './lines.js';

/** What a page of a template consists of. */
export type Block = Paragraph | Table;

const PALE = 'F3F3F3';
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
const MARGINS = { top: 70, bottom: 70, left: 100, right: 100 };

interface Cell {
  readonly content: string | readonly Paragraph[];
  readonly label?: boolean;
  readonly bold?: boolean;
  readonly span?: number;
  readonly centred?: boolean;
  readonly small?: boolean;
}

const cell = (
  { content, label = false, bold = false, span = 1, centred = label, small = false }: Cell,
  width: number,
) =>
  new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    columnSpan: span,
    borders: BORDERS,
    margins: MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(label ? { shading: { type: ShadingType.CLEAR, fill: PALE, color: 'auto' } } : {}),
    children:
      typeof content === 'string'
        ? [
            line([run(content, { bold, ...(small ? { size: 9 } : {}) })], {
              align: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
            }),
          ]
        : content,
  });

interface Row {
  readonly cells: readonly Cell[];
  /** Comes again on each page. */
  readonly head?: boolean;
  /** Millimetres at least. */
  readonly least?: number;
}

function tableOf(widths: readonly number[], rows: readonly Row[]): Table {
  const place = (cells: readonly Cell[], no: number): number =>
    cells.slice(0, no).reduce((sum, { span = 1 }) => sum + span, 0);
  const width = (from: number, span: number): number =>
    widths.slice(from, from + span).reduce((sum, one) => sum + one, 0);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    rows: rows.map(
      ({ cells, head = false, least }) =>
        new TableRow({
          tableHeader: head,
          cantSplit: least === undefined,
          ...(least === undefined ? {} : { height: { value: mm(least), rule: 'atLeast' } }),
          children: cells.map((one, no) => cell(one, width(place(cells, no), one.span ?? 1))),
        }),
    ),
  });
}

type Pair = readonly [label: string, value: string];

/** Pairs of label and value, two a line; one that stands alone takes the line. */
export function fields(pairs: readonly (readonly [Pair] | readonly [Pair, Pair])[], whole = UPRIGHT): Table {
  const label = whole === UPRIGHT ? 30 : 28;
  const value = whole / 2 - label;
  return tableOf(
    [label, value, label, value],
    pairs.map((one) => ({
      cells: one.flatMap(([name, said]) => [
        { content: name, label: true },
        { content: said, span: one.length === 1 ? 3 : 1 },
      ]),
    })),
  );
}

/** A column of a table: its width in millimetres, its heading, and what stands in it. */
export type Column = readonly [width: number, heading: string, cell: string, look?: 'left' | 'small' | 'bold'];

/** A table with a head that comes again on each page, and a line for each entry of a list. */
export function items(of: string, columns: readonly Column[]): Table {
  const last = columns.length - 1;
  return tableOf(
    columns.map(([width]) => width),
    [
      { head: true, cells: columns.map(([, content]) => ({ content, label: true, bold: true })) },
      {
        cells: columns.map(([, , said, look], no) => ({
          content: `${no === 0 ? `{#${of}}` : ''}${said}${no === last ? `{/${of}}` : ''}`,
          centred: look === undefined || look === 'bold',
          bold: look === 'bold',
          small: look === 'small',
        })),
      },
    ],
  );
}

/** A table of one line that is not of a list. */
export const figures = (columns: readonly Column[]): Table =>
  tableOf(
    columns.map(([width]) => width),
    [
      { head: true, cells: columns.map(([, content]) => ({ content, label: true, bold: true })) },
      { cells: columns.map(([, , content]) => ({ content, centred: true })) },
    ],
  );

/** Something said at length beside its label, with room of its own, and whoever signed below it. @param least millimetres */
export const said = (label: string, content: readonly Paragraph[], least: number): Table =>
  tableOf([30, UPRIGHT - 30], [{ least, cells: [{ content: label, label: true }, { content }] }]);

/** Two tables that follow each other have to have a paragraph between them, as small as there can be. */
export const gap = (): Paragraph =>
  new Paragraph({ children: [run('', { size: 1 })], spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } });

/** Tables under each other. */
export const under = (...tables: readonly Table[]): Block[] => tables.flatMap((one) => [one, gap()]);

/** Blocks beside each other without lines: left and right half of the page. */
export function beside(left: readonly Paragraph[], right: readonly Paragraph[], whole = UPRIGHT): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
  const half = (content: readonly Paragraph[]) =>
    new TableCell({
      width: { size: mm(whole / 2), type: WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none },
      children: content,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(whole), type: WidthType.DXA },
    columnWidths: [mm(whole / 2), mm(whole / 2)],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [half(left), half(right)] })],
  });
}

/** Two lines between rules at the foot of the page: one of its own, then one with something left and right. */
export function atTheFoot(above: string, left: string, right: string, whole = UPRIGHT): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const;
  const lined = (words: string, span: number, rules: readonly [top: number, bottom: number], align: 'left' | 'right') =>
    new TableCell({
      columnSpan: span,
      width: { size: mm((whole / 2) * span), type: WidthType.DXA },
      borders: { top: rule(rules[0]), bottom: rule(rules[1]), left: none, right: none },
      margins: { top: 60, bottom: 60, left: 40, right: 40 },
      children: [line(words, { align })],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(whole), type: WidthType.DXA },
    columnWidths: [mm(whole / 2), mm(whole / 2)],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: [
      new TableRow({ cantSplit: true, children: [lined(above, 2, [8, 4], 'left')] }),
      new TableRow({
        cantSplit: true,
        children: [lined(left, 1, [4, 8], 'left'), lined(right, 1, [4, 8], 'right')],
      }),
    ],
  });
}

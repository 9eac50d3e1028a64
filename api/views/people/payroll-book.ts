import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { PayrollReceipt, PayrollRow } from '../../../db/people/pay/payroll.js';
import { workbookOf, type Cell, type SheetContent } from '../../../documents/workbook/workbook.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';
import { LEVEL_NAMES } from '../../../domain/vocabulary/level.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';

/** What an export for payroll says of itself. */
export interface PayrollEdition {
  readonly month: string;
  /** 1 for the first; anything above is a re-export and says so. */
  readonly edition: number;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** The receipts of the same month before it, the latest first. */
  readonly before: readonly PayrollReceipt[];
}

const said = (value: string | null): Cell => (value === null ? null : { kind: 'text', value });
const amount = (value: string | null): Cell => (value === null ? null : { kind: 'amount', value });

const COLUMNS: readonly (readonly [Text, number, (row: PayrollRow, of: PayrollEdition, l: keyof Text) => Cell])[] = [
  [text('工号', 'Number'), 14, (row) => said(row.personId)],
  [text('姓名', 'Name'), 16, (row) => said(row.personName)],
  [text('部门', 'Department'), 20, (row) => said(row.departmentName)],
  [text('原职级', 'From level'), 20, (row, _, l) => said(row.fromLevel && LEVEL_NAMES[row.fromLevel][l])],
  [text('新职级', 'To level'), 20, (row, _, l) => said(LEVEL_NAMES[row.toLevel][l])],
  [text('原月薪（元）', 'From (CNY)'), 14, (row) => amount(row.fromAmount)],
  [text('新月薪（元）', 'To (CNY)'), 14, (row) => amount(row.toAmount)],
  [text('生效日', 'Effective from'), 12, (row) => ({ kind: 'date', value: row.effectiveFrom })],
  [text('依据', 'By'), 16, (row, _, l) => said(CASE_KIND_NAMES[row.caseKind][l])],
  [text('案件', 'Case'), 20, (row) => said(row.caseId)],
  [text('以前月份补记', 'Late, of an earlier month'), 14, (row, of, l) => isLate(row, of.month, l)],
  [text('上次导出后新增', 'New since the last export'), 14, (row, of, l) => isNew(row, of, l)],
];
const YES = text('是', 'yes');

const isLate = ({ effectiveFrom }: PayrollRow, month: string, language: keyof Text): Cell =>
  effectiveFrom.startsWith(month) ? null : said(YES[language]);

/** What payroll has had in the export of another month is not new to it. */
const isNew = ({ given }: PayrollRow, { before }: PayrollEdition, language: keyof Text): Cell =>
  before.length === 0 || given ? null : said(YES[language]);

/** What an edition is called, on its tab and in its receipt sheet. */
const titleOf = ({ month, edition }: PayrollEdition): Text =>
  edition === 1
    ? text(`薪资变更 ${month}`, `Pay changes ${month}`)
    : text(`薪资变更 ${month} 重复导出${edition}`, `Pay ${month} re-export ${edition}`);

function receiptRows(rows: readonly PayrollRow[], of: PayrollEdition, language: keyof Text): (readonly Cell[])[] {
  const line = (name: Text, cell: Cell): readonly Cell[] => [said(name[language]), cell];
  const again = text(`重复导出，第 ${of.edition} 次`, `Re-export, no. ${of.edition}`);
  return [
    line(text('月份', 'Month'), said(of.month)),
    line(text('版次', 'Edition'), said((of.edition === 1 ? text('首次导出', 'First export') : again)[language])),
    line(text('导出人工号', 'Made by (number)'), said(of.by)),
    line(text('导出时间', 'Made at'), { kind: 'instant', value: of.at.toISOString() }),
    line(text('条数', 'Rows'), { kind: 'number', value: rows.length }),
    ...(of.reason === null ? [] : [line(text('重复导出的理由', 'Why again'), said(of.reason))]),
    ...of.before.flatMap(({ edition, at, by, rows: count, sha256 }) => [
      line(text(`第 ${edition} 次`, `Edition ${edition}`), { kind: 'instant', value: at.toISOString() }),
      line(text('其导出人工号', 'Made by (number)'), said(by)),
      line(text('其条数', 'Its rows'), { kind: 'number', value: count }),
      line(text('其 SHA-256', 'Its SHA-256'), said(sha256)),
    ]),
  ];
}

/** The workbook of a month for payroll with its digest (SHA-256, hexadecimal): the changes, and a sheet that says what it is. */
export async function payrollBook(
  rows: readonly PayrollRow[],
  of: PayrollEdition,
  language: keyof Text,
): Promise<{ readonly content: Buffer; readonly sha256: string }> {
  const changes: SheetContent = {
    name: titleOf(of)[language],
    columns: COLUMNS.map(([heading, width]) => ({ heading: heading[language], width })),
    rows: rows.map((row) => COLUMNS.map(([, , cell]) => cell(row, of, language))),
  };
  const heads = [text('回执', 'Receipt'), text('内容', 'Content')];
  const receipt: SheetContent = {
    name: text('回执', 'Receipt')[language],
    columns: heads.map((heading) => ({ heading: heading[language], width: 34 })),
    rows: receiptRows(rows, of, language),
  };
  const content = await buffer(workbookOf([changes, receipt]));
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

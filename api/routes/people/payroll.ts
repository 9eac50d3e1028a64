import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { lockPayroll, notePayroll, payrollMonths, payrollOf, payrollReceipts } from '../../../db/people/pay/payroll.js';
import { recordRead } from '../../../db/service/read-lines.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { PAY } from '../../../domain/refusals/people/pay.js';
import { momentIn, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { givenMonth } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { without } from '../../../domain/vocabulary/without.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, recordedAs, route, type Route, writes } from '../../http/route.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { WORKBOOK } from '../../http/sheet/workbook-answer.js';
import { payrollBook } from '../../views/people/payroll-book.js';
import { instant, month } from '../../views/schemas.js';

const receiptSchema = z
  .strictObject({
    no: z.int().meta({ description: '台账中的序号 · its number in the ledger' }),
    month,
    edition: z.int().meta({ description: '1 为首次，其余为重复导出 · 1 for the first, others are re-exports' }),
    by: z.string().meta({ description: '导出人工号 · who made it' }),
    at: instant,
    rows: z.int(),
    bytes: z.int(),
    sha256: z.string().meta({ description: '文件的摘要 · of the file' }),
    reason: z.string().nullable().meta({ description: '重复导出的理由 · why it was made again' }),
  })
  .meta({ id: 'PayrollReceipt' });

const RECEIPTS_SHEET = sheetOf(receiptSchema, text('薪资导出回执', 'Payroll receipts'), (c) => [
  c.number('台账序号', 'Ledger no.', (one) => one.no),
  c.text('月份', 'Month', (one) => one.month),
  c.number('版次', 'Edition', (one) => one.edition),
  c.yesNo('重复导出', 'Re-export', (one) => one.edition > 1),
  c.text('导出人工号', 'Made by (number)', (one) => one.by),
  c.instant('导出时间', 'Made at', (one) => one.at),
  c.number('条数', 'Rows', (one) => one.rows),
  c.number('字节数', 'Bytes', (one) => one.bytes),
  c.text('SHA-256', 'SHA-256', (one) => one.sha256, 66),
  c.text('重复导出的理由', 'Why again', (one) => one.reason, 40),
]);

const monthsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        month,
        exported: z.boolean(),
        waiting: z
          .int()
          .meta({ description: '该月生效、尚未列入任何导出的条数 · changes of the month in no export yet' }),
      }),
    ),
    rows: z.int().nullable().meta({
      description: '问及的月份现在导出的条数 · what an export of the month asked for would have now',
    }),
  })
  .meta({ id: 'PayrollMonths' });

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** 8.5.7, 12: the pay changes of a month for payroll, once, with a receipt; again only as a re-export that says so. */
export const createPayrollRoutes = ({ db, now }: Deps): Route[] => [
  route({
    method: 'get',
    path: '/v1/payroll-exports',
    tag: 'people',
    clause: '8.5.7',
    summary: text('薪资变更的月度导出：回执', 'Pay changes given to payroll: the receipts'),
    access: reads('payroll'),
    query: z.strictObject({ ...pageQuery, month: givenMonth.exactOptional() }),
    answer: { status: 200, schema: pageOf(receiptSchema), description: text('最近的在前', 'latest first') },
    sheet: RECEIPTS_SHEET,
    handle: async ({ query: { limit, cursor, month: asked } }) => {
      const key = listKey('payroll-exports', { month: asked });
      const before = decodeCursor(key, cursor, z.tuple([z.int().min(0)]))?.[0];
      const rows = await payrollReceipts(db, { month: asked, before, limit: limit + 1 });
      const shown = rows.map((one) => ({ ...without(one, 'changes'), at: one.at.toISOString() }));
      return { body: toPage(shown, limit, key, ({ no }) => [no]) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/payroll-months',
    tag: 'people',
    clause: '8.5.7',
    summary: text('薪资变更：各月是否已导出', 'Pay changes by month: whether they were given to payroll'),
    access: reads('payroll'),
    query: z.strictObject({ month: givenMonth.exactOptional() }),
    answer: { status: 200, schema: monthsSchema, description: text('最早的在前', 'earliest first') },
    handle: async ({ query: { month: asked } }) => {
      const items = await payrollMonths(db);
      const rows = asked === undefined ? null : (await payrollOf(db, asked)).length;
      return { body: { items: [...items], rows } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/payroll-exports',
    tag: 'people',
    repeat: 'natural',
    clause: '8.5.7',
    summary: text('导出一个月的薪资变更', 'Give payroll the pay changes of a month'),
    description: text(
      '每月一次：答复即 XLSX 文件，台账留有回执（何时、何人、摘要、条数）。以前月份导出之后才登记的变更一并列入。再次导出须给出 again 的理由，文件与回执均注明为重复导出。',
      'Once a month: the answer is the XLSX file, and the ledger keeps the receipt (when, who, digest, count). Changes of a month that were recorded after it had been given are in the next one. Another time takes a reason in `again`, and file and receipt say that it is a re-export.',
    ),
    access: writes('payroll'),
    body: z.strictObject({ month: givenMonth, again: z.strictObject({ reason }).exactOptional() }),
    answer: { status: 201, description: text('工作簿', 'the workbook'), otherTypes: [WORKBOOK] },
    handle: async ({ actor, body: { month: asked, again }, language }) => {
      const at = now();
      if (asked > monthOf(todayIn('Asia/Shanghai', at.getTime()))) throw new RefusalError(refuse(PAY.MONTH_AHEAD));
      const by = recordedAs(actor);
      const made = await db.transaction().execute(async (trx) => {
        await lockPayroll(trx);
        const before = await payrollReceipts(trx, { month: asked, limit: 1000 });
        const [last] = before;
        if (last !== undefined && again === undefined)
          throw new RefusalError(
            refuse(PAY.ALREADY_EXPORTED, {
              by: last.by,
              at: momentIn('Asia/Shanghai', last.at.getTime()),
              rows: last.rows,
            }),
          );
        if (last === undefined && again !== undefined) throw new RefusalError(refuse(PAY.NOT_EXPORTED));
        const edition = (last?.edition ?? 0) + 1;
        const why = again?.reason ?? null;
        const rows = await payrollOf(trx, asked);
        const { content, sha256 } = await payrollBook(
          rows,
          { month: asked, edition, by, at, reason: why, before },
          language,
        );
        const changes = rows.map(({ id }) => id);
        const sizes = { rows: rows.length, bytes: content.length };
        await notePayroll(trx, { at, by, month: asked, edition, reason: why, sha256, changes, ...sizes });
        const { accountId, roles } = actor;
        const about = [...new Set(rows.map(({ personId }) => personId))];
        const read = { accountId, personId: by, roles, resource: 'payroll', noted: 'pay', about };
        await recordRead(trx, { ...read, route: 'POST /v1/payroll-exports' }, at);
        return { content, sha256, edition };
      });
      const name = `${language === 'zh' ? '薪资变更' : 'pay-changes'}-${asked}${made.edition === 1 ? '' : `-${made.edition}`}.xlsx`;
      const headers = {
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'Repr-Digest': `sha-256=:${Buffer.from(made.sha256, 'hex').toString('base64')}:`,
      };
      return { raw: { type: WORKBOOK, content: made.content, headers } };
    },
  }),
];

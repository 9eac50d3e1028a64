import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** What is refused of lists that are asked for as workbooks (docs/decisions/0061). */
export const EXPORT = declare('EXPORT', {
  BUSY: {
    status: 429,
    words: text(
      '正在导出其他列表；请稍候几秒再试。每人同时只导出一份。',
      'Other lists are being exported; try again in some seconds. Nobody exports two at a time.',
    ),
  },
  LIST_TOO_LONG: {
    status: 422,
    words: ({ most }: { most: number }) =>
      text(
        `列表超过一张工作表的 ${most} 行；请先筛选，再分次导出。`,
        `The list is longer than the ${most} rows of a sheet; filter it first, and export it in parts.`,
      ),
  },
  NO_WORKBOOK: {
    status: 406,
    words: text(
      '此处没有可导出的工作簿；请以 application/json 读取。',
      'There is no workbook of this; read it as application/json.',
    ),
  },
  READER_GONE: {
    status: 400,
    words: text(
      '导出未完成，连接已断开；请重新导出。',
      'The connection ended before the export was made; export it again.',
    ),
  },
});

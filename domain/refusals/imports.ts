import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** `where` says the line, column or cells, in both languages alike. */
const at =
  (zh: string, en: string) =>
  ({ where }: { readonly where?: string | undefined }): Text =>
    where === undefined ? text(zh, en) : text(`${zh}（${where}）`, `${en} (${where})`);

/** Of a file, or an import, that is refused as a whole; what stands against a line is in `imports/problem.ts`. */
export const IMPORT = declare('IMPORT', {
  EMPTY: {
    status: 422,
    words: at(
      '文件里没有内容。请确认导出的是正确的文件。',
      'The file is empty. Check that the right file was exported.',
    ),
  },
  NO_ROWS: {
    status: 422,
    words: at(
      '文件只有标题行，没有数据行。请补充数据后再导入。',
      'The file has headings and no line of data. Add the data and import it again.',
    ),
  },
  TOO_LARGE: {
    status: 413,
    words: at(
      '文件超过允许的大小。请拆分成几个文件分别导入。',
      'The file is larger than allowed. Split it and import the parts.',
    ),
  },
  LINE_TOO_LONG: {
    status: 422,
    words: at(
      '有一行过长，可能是引号未闭合或不是表格文件。请检查后重新导出。',
      'A line is longer than allowed; a quote may be open, or this is no table. Check it and export it again.',
    ),
  },
  TOO_MANY_ROWS: {
    status: 422,
    words: at(
      '数据行数超过上限。请拆分成几个文件分别导入。',
      'There are more lines than allowed. Split the file and import the parts.',
    ),
  },
  ENCODING: {
    status: 422,
    words: at(
      '无法识别文件编码：既不是 UTF-8，也不是 GB18030/GBK。请用 Excel 另存为“CSV UTF-8”后重试。',
      'The encoding is neither UTF-8 nor GB18030/GBK. Save it from Excel as “CSV UTF-8” and try again.',
    ),
  },
  NOT_TEXT: {
    status: 422,
    words: at('文件不是文本表格。请上传 CSV 或 XLSX 文件。', 'The file is no table of text. Bring a CSV or XLSX file.'),
  },
  NOT_WORKBOOK: {
    status: 422,
    words: at(
      '文件名是 Excel 工作簿，内容却不是。请在 Excel 中打开并另存为 XLSX；若是文本表格，请改用扩展名 .csv 后重试。',
      'The name says an Excel workbook, the content is none. Open it in Excel and save it as XLSX; if it is a table of text, give it the ending .csv and try again.',
    ),
  },
  OLD_EXCEL: {
    status: 422,
    words: at(
      '这是旧版 .xls 或加密的工作簿。请在 Excel 中去掉密码，另存为 .xlsx 后重试。',
      'This is an old .xls or an encrypted workbook. Remove the password, save it as .xlsx and try again.',
    ),
  },
  BROKEN_QUOTES: {
    status: 422,
    words: at(
      'CSV 引号有误：引号未闭合，或引号后多出字符。单元格中的引号应写成两个。',
      'The quotes of the CSV are wrong: one is open or letters follow one. A quote inside a cell is written twice.',
    ),
  },
  BROKEN_WORKBOOK: {
    status: 422,
    words: at(
      '工作簿已损坏或不完整。请在 Excel 中打开并另存为新的 .xlsx 后重试。',
      'The workbook is damaged or incomplete. Open it in Excel, save it as a new .xlsx and try again.',
    ),
  },
  UNPACKS_TOO_LARGE: {
    status: 422,
    words: at(
      '工作簿解压后超过允许的大小，未予读取。请删除多余的工作表和格式后重试。',
      'The workbook unpacks to more than allowed and was not read. Remove surplus sheets and formats and try again.',
    ),
  },
  TOO_MANY_CELLS: {
    status: 422,
    words: at(
      '工作表里的单元格过多（空白但带格式的也计入），未予读取。请清除空白行列的格式，或拆分成几个文件后重试。',
      'The sheet has too many cells, empty ones with a format among them, and was not read. Clear the formats of empty rows and columns, or split the file, and try again.',
    ),
  },
  NO_SHEET: { status: 422, words: at('工作簿里没有可见的工作表。', 'The workbook has no visible sheet.') },
  MERGED_CELLS: {
    status: 422,
    words: at(
      '数据区里有合并单元格，无法判断各行的值。请取消合并并逐行填写后重试。',
      'Cells of the data are merged, so the values of the lines are unclear. Unmerge them, fill each line and try again.',
    ),
  },
  HEADINGS_NOT_FOUND: {
    status: 422,
    words: at(
      '前几行里找不到标题行。请使用括号中的列名。',
      'No line of headings was found among the first lines. Use the column names in brackets.',
    ),
  },
  COLUMN_MISSING: { status: 422, words: at('缺少必需的列。', 'A required column is missing.') },
  COLUMN_UNKNOWN: {
    status: 422,
    words: at(
      '有不认识的列。请改成箭头后的列名之一，或删除该列。',
      'A column is not known. Rename it to one of those behind the arrow, or remove it.',
    ),
  },
  COLUMN_DUPLICATE: {
    status: 422,
    words: at('同一列出现了两次。请只保留一列。', 'A column appears twice. Keep one of them.'),
  },
  DATA_CHANGED: {
    status: 409,
    words: at(
      '试运行之后数据已有变化，差异不再成立，未做任何改动。请重新试运行并核对差异。',
      'The data changed since the dry run, so its diff no longer holds; nothing was changed. Run the dry run again and check it.',
    ),
  },
  WAITING_CHANGED: {
    status: 409,
    clause: '4.1',
    words: at(
      '这些行提出之后，所涉的记录已有变化，未做任何改动。请拒绝这项变更，由提出人重新导入。',
      'The records have changed since these lines were brought, so nothing was changed. Refuse the change and have them imported anew.',
    ),
  },
  HAS_REFUSED_ROWS: {
    status: 422,
    words: at(
      '试运行中有被拒绝的行，因此整份文件都不会导入。请按原因修改后重新试运行。',
      'The dry run refused lines, so nothing of the file is imported. Mend them and run the dry run again.',
    ),
  },
  ALREADY_APPLIED: { status: 409, words: at('该导入已经执行过。', 'This import has been applied already.') },
  NOT_FOUND: { status: 404, words: unseen('该导入', 'import') },
});

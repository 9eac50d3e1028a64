import { legible } from '../domain/vocabulary/characters.js';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { text, type Text } from '../domain/vocabulary/text.js';

const reasons = {
  EMPTY: text(
    '文件里没有内容。请确认导出的是正确的文件。',
    'The file is empty. Check that the right file was exported.',
  ),
  NO_ROWS: text(
    '文件只有标题行,没有数据行。请补充数据后再导入。',
    'The file has headings and no line of data. Add the data and import it again.',
  ),
  TOO_LARGE: text(
    '文件超过允许的大小。请拆分成几个文件分别导入。',
    'The file is larger than allowed. Split it and import the parts.',
  ),
  LINE_TOO_LONG: text(
    '有一行过长,可能是引号未闭合或不是表格文件。请检查后重新导出。',
    'A line is longer than allowed; a quote may be open, or this is no table. Check it and export it again.',
  ),
  TOO_MANY_ROWS: text(
    '数据行数超过上限。请拆分成几个文件分别导入。',
    'There are more lines than allowed. Split the file and import the parts.',
  ),
  ENCODING: text(
    '无法识别文件编码:既不是 UTF-8,也不是 GB18030/GBK。请用 Excel 另存为“CSV UTF-8”后重试。',
    'The encoding is neither UTF-8 nor GB18030/GBK. Save it from Excel as “CSV UTF-8” and try again.',
  ),
  NOT_TEXT: text(
    '文件不是文本表格。请上传 CSV 或 XLSX 文件。',
    'The file is no table of text. Bring a CSV or XLSX file.',
  ),
  OLD_EXCEL: text(
    '这是旧版 .xls 或加密的工作簿。请在 Excel 中去掉密码,另存为 .xlsx 后重试。',
    'This is an old .xls or an encrypted workbook. Remove the password, save it as .xlsx and try again.',
  ),
  BROKEN_QUOTES: text(
    'CSV 引号有误:引号未闭合,或引号后多出字符。单元格中的引号应写成两个。',
    'The quotes of the CSV are wrong: one is open or letters follow one. A quote inside a cell is written twice.',
  ),
  BROKEN_WORKBOOK: text(
    '工作簿已损坏或不完整。请在 Excel 中打开并另存为新的 .xlsx 后重试。',
    'The workbook is damaged or incomplete. Open it in Excel, save it as a new .xlsx and try again.',
  ),
  UNPACKS_TOO_LARGE: text(
    '工作簿解压后超过允许的大小,未予读取。请删除多余的工作表和格式后重试。',
    'The workbook unpacks to more than allowed and was not read. Remove surplus sheets and formats and try again.',
  ),
  NO_SHEET: text('工作簿里没有可见的工作表。', 'The workbook has no visible sheet.'),
  MERGED_CELLS: text(
    '数据区里有合并单元格,无法判断各行的值。请取消合并并逐行填写后重试。',
    'Cells of the data are merged, so the values of the lines are unclear. Unmerge them, fill each line and try again.',
  ),
  HEADINGS_NOT_FOUND: text(
    '前几行里找不到标题行。请使用括号中的列名。',
    'No line of headings was found among the first lines. Use the column names in brackets.',
  ),
  COLUMN_MISSING: text('缺少必需的列。', 'A required column is missing.'),
  COLUMN_UNKNOWN: text(
    '有不认识的列。请改成箭头后的列名之一,或删除该列。',
    'A column is not known. Rename it to one of those behind the arrow, or remove it.',
  ),
  COLUMN_DUPLICATE: text('同一列出现了两次。请只保留一列。', 'A column appears twice. Keep one of them.'),
  DATA_CHANGED: text(
    '试运行之后数据已有变化,差异不再成立,未做任何改动。请重新试运行并核对差异。',
    'The data changed since the dry run, so its diff no longer holds; nothing was changed. Run the dry run again and check it.',
  ),
  HAS_REFUSED_ROWS: text(
    '试运行中有被拒绝的行,因此整份文件都不会导入。请按原因修改后重新试运行。',
    'The dry run refused lines, so nothing of the file is imported. Mend them and run the dry run again.',
  ),
  ALREADY_APPLIED: text('该导入已经执行过。', 'This import has been applied already.'),
  NOT_FOUND: text('找不到该导入。', 'There is no such import.'),
} as const satisfies Record<string, Text>;

/** Why a file, or an import, is refused as a whole; `IMPORT.` stands before it in the code. */
export type ImportRefusal = keyof typeof reasons;

/** Characters of a file's own words in a message. */
const LONGEST = 300;

/** A file's own words, no longer than a message can bear, without what nobody can see. */
export const cut = (words: string): string => legible(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** A file, or an import, that is refused as a whole; `where` says the line, column or cells, in both languages alike. */
export function refuse(reason: ImportRefusal, where?: string): RefusalError {
  const message = reasons[reason];
  return new RefusalError({
    code: `IMPORT.${reason}`,
    message: where === undefined ? message : text(`${message.zh}(${where})`, `${message.en} (${where})`),
  });
}

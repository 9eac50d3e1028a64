import { legible } from '../domain/vocabulary/characters.js';
import { text, type Text } from '../domain/vocabulary/text.js';

/** Why a line is refused, as it is stored; {@link explainProblem} makes sentences of it. */
export interface Problem {
  readonly code: ProblemCode;
  /** The field it is about; absent when the whole line is meant. */
  readonly field?: string;
  /** The cell's text as found, cut short, or what stands against it. */
  readonly found?: string;
}

const REASONS = {
  REQUIRED: text('必填，不能为空', 'is required'),
  UNPRINTABLE: text('含有不可见的字符，请重新输入', 'holds signs that cannot be seen; type it again'),
  TOO_LONG: text('内容过长', 'is too long'),
  FORMULA: text('是公式；请用“选择性粘贴-数值”后再导入', 'is a formula; paste it as a value first'),
  CELL_ERROR: text('是错误值，如 #N/A；请改正后再导入', 'is an error value such as #N/A; mend it first'),
  RAGGED_ROW: text('单元格数与标题行不一致', 'has another number of cells than the headings'),
  EXTRA_CELLS: text('标题之外还有内容', 'has content beyond the headings'),
  BAD_NUMBER: text(
    '只能由字母、汉字、数字及 . _ - # @ + : 这些符号组成（不含连续两点），以字母、汉字或数字开头，最长 64 个字符',
    'must be letters, digits or . _ - # @ + : (no two dots in a row), begin with a letter or digit, and have at most 64 characters',
  ),
  BAD_EMAIL: text('不是有效的邮箱地址；请写成 name@example.com', 'is no mail address; write name@example.com'),
  BAD_DATE: text('不是 1900 至 2199 年间的有效日期；请写成 2026-03-02', 'is no date of 1900 to 2199; write 2026-03-02'),
  BAD_MONTH: text('不是 1900 至 2199 年间的有效月份；请写成 2026-03', 'is no month of 1900 to 2199; write 2026-03'),
  BAD_WORD: text('不是本列可填的词；请按该文件的说明填写', 'is no word of this column; see what the file may hold'),
  IN_FUTURE: text('晚于今天', 'lies in the future'),
  MONTH_IN_FUTURE: text('月份尚未到来', 'is a month that has not come'),
  OUT_OF_ORDER: text('与其他日期先后矛盾', 'contradicts the order of the other dates'),
  STATUS_NEEDS_DATE: text('在该状态下必须填写', 'must be given with this status'),
  STATUS_FORBIDS_DATE: text('在该状态下应留空', 'must be empty with this status'),
  LEVEL_REQUIRED: text('在职级通道内的岗位必须有职级', 'must be given for a post on the ladder'),
  LEVEL_WITHOUT_POSITION: text('没有岗位却填写了职级', 'is given without a post'),
  TOO_FAR_AHEAD: text('晚于一年以后', 'lies more than a year ahead'),
  DUPLICATE_ROW: text('与文件中另一行重复', 'repeats another line of the file'),
  PERSON_UNKNOWN: text('在系统中没有；请先导入人员', 'is nobody here; import the person first'),
  NAME_MISMATCH: text('与工号不符；系统中的姓名见括号', 'does not fit the number; the name here is in brackets'),
  SUPERIOR_UNKNOWN: text('上级工号既不在系统中也不在本文件中', 'is neither known here nor in the file'),
  SUPERIOR_SELF: text('不能是本人', 'must be somebody else'),
  SUPERIOR_CYCLE: text('上级关系成环', 'makes a circle of superiors'),
  TWO_HEADS: text('一个部门出现两位负责人', 'names a second head of the same department'),
  LEVEL_BY_DECISION: text(
    '与系统中的记录不同：在册人员只能由定级决定变更；确需更正请填写“更正原因”',
    'differs from what is recorded: only decisions change it; give a “Reason” where it is a correction',
  ),
  HISTORY_NOT_REMOVABLE: text('已有记录，不能清空', 'is recorded and cannot be emptied'),
  SINCE_AFTER_EFFECT: text('晚于现有记录的生效日期', 'is later than the day the record took effect'),
  LEAVE_OVERLAPS: text('与已有休假重叠', 'overlaps another leave'),
  REASON_REQUIRED: text(
    '必填：与系统中的记录不同，更正须写明理由；请补充“更正原因”一列',
    'is missing: the line corrects what is recorded, which needs a reason; fill in the column “Reason”',
  ),
  COMPLAINT_OF_ANOTHER: text(
    '与该投诉登记的人员不同：投诉不能改到他人名下；请改用新的投诉编号',
    'is not the person of this complaint: it never becomes somebody else’s; take a new number',
  ),
  BEFORE_HIRE: text('早于入职', 'lies before the person was hired'),
  AFTER_LEAVING: text('晚于离职', 'lies after the person left'),
} as const satisfies Record<string, Text>;

/** Why a line is refused; the words to it are in {@link problem}. */
export type ProblemCode = keyof typeof REASONS;

const CUT = 60;
/** Why a line is refused, in words, with the field and what stood there so far as it can be shown. */
export const problem = (code: ProblemCode, field?: string, found?: string): Problem => ({
  code,
  ...(field === undefined ? {} : { field }),
  // Halves of characters and control signs cannot be stored, and nobody could read them.
  ...(found === undefined ? {} : { found: legible(found.slice(0, CUT)) }),
});

const BESIDE_COLUMN: ReadonlySet<ProblemCode> = new Set([
  'BAD_NUMBER',
  'BAD_EMAIL',
  'BAD_DATE',
  'BAD_MONTH',
  'BAD_WORD',
  'IN_FUTURE',
  'MONTH_IN_FUTURE',
  'STATUS_FORBIDS_DATE',
  'TOO_FAR_AHEAD',
  'PERSON_UNKNOWN',
  'SUPERIOR_UNKNOWN',
]);

/** The sentence of a problem with the column as the file calls it. */
export function explainProblem({ code, field, found }: Problem, heading?: string): Text {
  const reason = REASONS[code];
  const column = heading ?? field;
  const [zhFound, enFound] = found === undefined ? ['', ''] : [`（${found}）`, ` (${found})`];
  const [zhColumn, enColumn] = column === undefined ? ['本行', 'The line'] : [`“${column}”`, `“${column}”`];
  // What the file says stands beside its column where a reason ends in an example or in what to do, which it would be taken for.
  const early = BESIDE_COLUMN.has(code);
  const zh = early ? `${zhColumn}${zhFound}${reason.zh}` : `${zhColumn}${reason.zh}${zhFound}`;
  const en = early ? `${enColumn}${enFound} ${reason.en}` : `${enColumn} ${reason.en}${enFound}`;
  return text(`${zh}。`, `${en}.`);
}

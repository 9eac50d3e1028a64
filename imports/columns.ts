import { legible } from '../domain/vocabulary/characters.js';
import { fold } from './clean.js';
import { IMPORT } from '../domain/refusals/imports.js';
import { cut, unreadable } from './unreadable.js';
import type { PersonField } from '../db/imports/person-columns.js';
import type { SourceRow } from './source.js';

/** What a file holds one of a line: a person, a month's rating, a complaint or a spell of leave. */
export const IMPORT_KINDS = ['people', 'ratings', 'complaints', 'leaves'] as const;
/** A kind of file that can be imported. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column of an import: its field, whether a file must have it, and what its heading may be. */
interface Column {
  readonly field: string;
  readonly required: boolean;
  /** The first Chinese and the first English heading are those of the template. */
  readonly headings: readonly string[];
}

const column = (field: string, required: boolean, ...headings: readonly string[]): Column => ({
  field,
  required,
  headings,
});

const PERSON_ID = ['工号', 'Employee number', '员工编号', '员工号', '人员编号', 'Employee ID', 'Employee no'];
const NAME = ['姓名', 'Name', '员工姓名', 'Full name'];
const REASONS = ['更正原因', 'Reason', '修改原因', '变更原因', 'Correction reason'];
const REASON = column('reason', false, ...REASONS);

type Told = Omit<Column, 'field'>;
const told = (required: boolean, ...headings: readonly string[]): Told => ({ required, headings });

/** What a people file gives beside the columns of the person: department, first post and level, a reason. */
type BesidePerson =
  'personId' | 'department' | 'headsDepartment' | 'position' | 'positionSince' | 'level' | 'levelSince' | 'reason';

/** The columns of a people file: each field of the person has one. */
const PEOPLE: Readonly<Record<PersonField | BesidePerson, Told>> = {
  personId: told(true, ...PERSON_ID),
  name: told(true, ...NAME),
  department: told(true, '部门', 'Department', '所属部门'),
  status: told(true, '状态', 'Status', '员工状态', '在职状态', '人员状态'),
  hiredOn: told(true, '入职日期', 'Hired on', '入职时间', 'Hire date'),
  email: told(
    false,
    '邮箱',
    'Email',
    '电子邮箱',
    '邮箱地址',
    '电子邮件',
    '邮件地址',
    'E-mail',
    'Mail',
    'Email address',
  ),
  title: told(false, '职位名称', 'Title', '头衔', '职称'),
  position: told(false, '岗位', 'Position', '职务', '岗位名称', 'Post'),
  positionSince: told(false, '任岗日期', 'Position since', '任职日期', '现岗位起始日期'),
  level: told(false, '职级', 'Level', '任职资格', '级别'),
  levelSince: told(false, '定级日期', 'Level since', '现职级起始日期', '最近定级日期'),
  superiorId: told(false, '直属上级工号', 'Superior', '上级工号', '直接上级工号', 'Superior ID', 'Manager ID'),
  confirmedOn: told(false, '转正日期', 'Confirmed on', '转正时间', 'Confirmation date'),
  leftOn: told(false, '离职日期', 'Left on', '离职时间', 'Leave date'),
  headsDepartment: told(false, '部门负责人', 'Heads department', '是否部门负责人', 'Department head'),
  reason: told(false, ...REASONS),
};

/** One alias table for every kind of file; any other heading is refused, so that a typo drops nothing silently. */
export const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  people: Object.entries(PEOPLE).map(([field, one]) => ({ ...one, field })),
  ratings: [
    column('personId', true, ...PERSON_ID),
    column('month', true, '月份', 'Month', '考核月份', '考核月', '年月'),
    column('rating', true, '考核成绩', 'Rating', '成绩', '绩效', '绩效等级', '考核结果', '评级', 'Grade'),
    column('name', false, ...NAME),
    column('publishedOn', false, '公布日期', 'Published on', '发布日期', '公布时间'),
    REASON,
  ],
  complaints: [
    column('id', true, '投诉编号', 'Complaint number', '投诉单号', '编号', 'Complaint ID'),
    column('personId', true, ...PERSON_ID, '被投诉人工号'),
    column('incidentOn', true, '事件日期', 'Incident on', '发生日期', '投诉日期', 'Date', 'Incident date'),
    column('cause', true, '原因', 'Cause', '投诉原因', '投诉类型'),
    column('status', true, '状态', 'Status', '处理状态', '处理结果', '是否成立'),
    column('name', false, ...NAME, '被投诉人'),
    column('confirmedOn', false, '确认日期', 'Confirmed on', '成立日期', '认定日期', 'Upheld on'),
    column('description', false, '说明', 'Description', '投诉内容', '描述', '备注'),
    REASON,
  ],
  leaves: [
    column('personId', true, ...PERSON_ID),
    column('kind', true, '休假类型', 'Kind of leave', '假别', '假期类型', '请假类型', 'Leave kind'),
    column('from', true, '休假开始', 'From', '开始日期', '休假开始日期', '起始日期', 'First day', 'Leave from'),
    column('to', false, '休假结束', 'To', '结束日期', '休假结束日期', '终止日期', 'Last day', 'Leave to'),
    column('name', false, ...NAME),
    REASON,
  ],
};

/** Where the columns of a file stand. */
export interface Headings {
  readonly line: number;
  /** Index of the cell by field. */
  readonly places: ReadonlyMap<string, number>;
  /** The heading as the file has it, by field. */
  readonly named: Readonly<Record<string, string>>;
  /** The last column with a heading, plus one. */
  readonly width: number;
}

/** The heading a person would look for: Chinese first. */
export const templateHeading = (kind: ImportKind, field: string): string =>
  COLUMNS[kind].find((one) => one.field === field)?.headings[0] ?? field;

// Behind the name of a column files put a unit or a mark: 工号*, 入职日期(必填).
const foldHeading = (text: string): string => fold(text.replace(/[((][^))]*[))]\s*\*?\s*$/, ''));

function fieldsByHeading(kind: ImportKind): ReadonlyMap<string, string> {
  const pairs = COLUMNS[kind].flatMap((one) =>
    [one.field, ...one.headings].map((heading) => [foldHeading(heading), one.field] as const),
  );
  return new Map(pairs);
}

/** The columns that a kind of file has, by their Chinese and English headings. */
export const knownColumns = (kind: ImportKind): string =>
  COLUMNS[kind].map(({ headings }) => headings.slice(0, 2).join(' / ')).join(', ');

/** Whether a line looks like headings: most of its filled cells are known ones, and at least two. */
export function looksLikeHeadings(kind: ImportKind, row: SourceRow): boolean {
  const known = fieldsByHeading(kind);
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  const hits = filled.filter((cell) => known.has(foldHeading(cell))).length;
  return hits >= 2 && hits * 2 >= filled.length;
}

/**
 * Places the columns by a line of headings.
 * Throws RefusalError for columns that are missing, unknown or given twice, naming all of them.
 */
export function placeColumns(kind: ImportKind, row: SourceRow): Headings {
  const known = fieldsByHeading(kind);
  const places = new Map<string, number>();
  const named: Record<string, string> = {};
  const unknown: string[] = [];
  const twice: string[] = [];
  let width = 0;
  for (const [index, cell] of row.cells.entries()) {
    if (cell.trim() === '') continue;
    width = index + 1;
    const field = known.get(foldHeading(cell));
    if (field === undefined) unknown.push(cell.trim());
    else if (places.has(field)) twice.push(`${named[field] ?? field} / ${cell.trim()}`);
    else {
      places.set(field, index);
      named[field] = legible(cell.trim());
    }
  }
  if (twice.length > 0) throw unreadable(IMPORT.COLUMN_DUPLICATE, cut(twice.join(', ')));
  if (unknown.length > 0) throw unreadable(IMPORT.COLUMN_UNKNOWN, `${cut(unknown.join(', '))} → ${knownColumns(kind)}`);
  const missing = COLUMNS[kind].filter((one) => one.required && !places.has(one.field));
  if (missing.length > 0)
    throw unreadable(IMPORT.COLUMN_MISSING, missing.map((one) => one.headings.slice(0, 2).join(' / ')).join(', '));
  return { line: row.line, places, named, width };
}

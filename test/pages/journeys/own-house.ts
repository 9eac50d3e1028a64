import { addToMonth } from '../../../domain/vocabulary/month.js';

/** A department of one's own as its HR would write it down: sixty people in five teams, and a year of ratings. */
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏';
const TEAMS = 5;
const IN_A_TEAM = 10;
const LEVELS = ['初级客服(一般)', '初级客服(良好)', '初级客服(优秀)', '中(一)级客服(一般)'] as const;
const MONTHS = 12;

export const ADMIN = '0001';
export const GM = '0002';
export const HR = '0003';
export const HEAD = '0010';

interface Staff {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly superior: string;
  readonly title?: string;
  readonly position?: string;
  readonly level?: string;
  readonly heads?: true;
}
const number = (no: number): string => String(no).padStart(4, '0');

const OFFICES: readonly Staff[] = [
  { id: ADMIN, name: '魏成', department: '人力资源部', superior: GM, title: '人力资源经理', heads: true },
  { id: GM, name: '华毅', department: '总经办', superior: '', title: '总经理', heads: true },
  { id: HR, name: '孔岚', department: '人力资源部', superior: ADMIN, title: '人力资源专员' },
  { id: '0004', name: '曹扬', department: '质量部', superior: GM, title: '质量部经理', heads: true },
  { id: HEAD, name: '严敏', department: '客服部', superior: GM, title: '客服部经理', heads: true },
];

const LEADERS: readonly Staff[] = Array.from({ length: TEAMS }, (_, no) => ({
  id: number(20 + no),
  name: `${SURNAMES.charAt(no)}组长`,
  department: '客服部',
  superior: HEAD,
  position: '班组长',
  level: '中(二)级客服(一般)',
}));

const AGENTS: readonly Staff[] = Array.from({ length: TEAMS * IN_A_TEAM }, (_, no) => ({
  id: number(100 + no),
  name: `${SURNAMES.charAt(no % SURNAMES.length)}${'晓雨晴朗'.charAt(no % 4)}${'文宁安'.charAt(no % 3)}`,
  department: '客服部',
  superior: number(20 + Math.floor(no / IN_A_TEAM)),
  position: '客服',
  level: LEVELS[no % LEVELS.length] ?? '',
}));

/** Sixty of them. */
export const STAFF: readonly Staff[] = [...OFFICES, ...LEADERS, ...AGENTS];

/** What stands in a column of the people file for somebody, by its heading. */
const PERSON: Readonly<Record<string, (one: Staff) => string>> = {
  工号: ({ id }) => id,
  姓名: ({ name }) => name,
  部门: ({ department }) => department,
  状态: () => '在职',
  入职日期: () => '2022/3/1',
  转正日期: () => '2022.6.1',
  职位名称: ({ title = '' }) => title,
  岗位: ({ position = '' }) => position,
  任岗日期: ({ position }) => (position === undefined ? '' : '20230101'),
  职级: ({ level = '' }) => level,
  定级日期: ({ level }) => (level === undefined ? '' : '2023-01-01'),
  直属上级工号: ({ superior }) => superior,
  部门负责人: ({ heads }) => (heads === true ? '是' : ''),
};

/** The file as it was downloaded, with a line for each. */
export function filledTemplate(template: string, lines: readonly Readonly<Record<string, string>>[]): Buffer {
  const headings = template
    .replace(/^\uFEFF/, '')
    .trim()
    .split(',');
  const rows = lines.map((line) => headings.map((heading) => line[heading] ?? '').join(','));
  return Buffer.from(`\uFEFF${[headings.join(','), ...rows].join('\r\n')}\r\n`);
}

export const peopleLines = (people: readonly Staff[] = STAFF): readonly Readonly<Record<string, string>>[] =>
  people.map((one) => Object.fromEntries(Object.entries(PERSON).map(([heading, of]) => [heading, of(one)])));

/** The ratings of the twelve months before this one, each published on the first day of the next. */
export function ratingLines(month: string): readonly Readonly<Record<string, string>>[] {
  const rated = [...LEADERS, ...AGENTS];
  return Array.from({ length: MONTHS }, (_, back) => addToMonth(month, back - MONTHS)).flatMap((of) =>
    rated.map(({ id }, no) => ({
      工号: id,
      月份: of,
      考核成绩: no % 7 === 0 ? 'A' : 'B',
      公布日期: `${addToMonth(of, 1)}-01`,
    })),
  );
}

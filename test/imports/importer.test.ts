import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { createImporter, type DryRunRequest, type Importer } from '../../imports/importer.js';
import { explainProblem, problem } from '../../imports/problem.js';
import { findPersonDetail } from '../../db/people/person.js';
import { openHouse, type House } from '../db/house.js';
import { openDesk, type Desk } from './files.js';

const today = '2026-07-15';
let house: House;
let desk: Desk;
let importer: Importer;
beforeAll(async () => {
  house = await openHouse();
  desk = await openDesk();
  importer = createImporter({ db: house.db, today: () => today, batch: 2 });
});
afterAll(async () => {
  await desk.clear();
  await house.close();
});

const dryRun = (kind: DryRunRequest['kind'], lines: readonly string[]) =>
  importer.dryRun({ kind, file: Readable.from([Buffer.from(lines.join('\n'))]), filename: `${kind}.csv`, actor: 'hr' });
const apply = async (kind: DryRunRequest['kind'], lines: readonly string[]) => {
  const { id } = await dryRun(kind, lines);
  return importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
};
/** The problems of a dry run: line, field, code. */
async function problems(kind: DryRunRequest['kind'], lines: readonly string[]) {
  const { id } = await dryRun(kind, lines);
  const { rows } = await importer.rows({ importId: id, verdict: 'refused', limit: 100 });
  return rows.flatMap((row) => row.problems.map((one) => [row.line, one.field, one.code.slice('IMPORT.'.length)]));
}

const PEOPLE = '工号,姓名,部门,岗位,职级,定级日期,直属上级工号,状态,入职日期,转正日期,离职日期,部门负责人,更正原因';
const people = [
  PEOPLE,
  // The superior stands further down; full-width digits, other words and dates are understood.
  'E1,王芳,客服部,客服助理,中(一)级·良好,2026年1月1日,E2,转正,2024/3/4,2024-06-04,,,',
  'E2,李强,客服关怀部,班组长,高级客服(一),2025-01-01,E9,转正,2020-01-01,2020-04-01,,,',
  'E3,赵敏,客户关怀部,质检专员,初级客服(一般),,E2,试用,2026-06-01,,,否,',
  'E9,陈经理,客户关怀部,,,,,转正,2015-01-01,2015-04-01,,是,',
  'E8,周总,总经办,,,,,转正,2010-01-01,2010-04-01,,是,',
];

test('people: new ones with departments, first levels and posts, in any order of superiors', async () => {
  const report = await dryRun('people', people);
  expect(report).toMatchObject({
    status: 'dry-run',
    filename: 'people.csv',
    summary: { rows: 5, counts: { new: 5, changed: 0, unchanged: 0, refused: 0 }, newDepartments: ['总经办'] },
  });
  expect(await findPersonDetail(house.db, 'E1', today)).toBeNull();
  expect(await importer.apply({ importId: report.id, actor: 'hr2', sensitive: 'alone' })).toMatchObject({
    status: 'applied',
    appliedBy: 'hr2',
  });
  expect(await findPersonDetail(house.db, 'E1', today)).toMatchObject({
    name: '王芳',
    departmentName: '客户关怀部',
    departmentHeadId: 'E9',
    superiorId: 'E2',
    position: 'agent',
    level: 'intermediate1-2',
    status: 'confirmed',
    levels: [{ from: '2026-01-01', countsFrom: '2026-01-01', source: 'import' }],
    positions: [{ from: '2024-03-04' }],
    leaves: [],
  });
});

test('the same file again changes nothing', async () => {
  const { id, summary } = await dryRun('people', people);
  expect(summary.counts).toEqual({ new: 0, changed: 0, unchanged: 5, refused: 0 });
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  const { rows } = await sql`select max(version)::int as version from person where id like 'E%'`.execute(house.db);
  expect(rows).toEqual([{ version: 1 }]);
  expect((await findPersonDetail(house.db, 'E1', today))?.levels).toHaveLength(1);
});

test('a change shows what it was; columns that the file has not stay as they are', async () => {
  const lines = ['工号,姓名,部门,状态,入职日期,转正日期'];
  lines.push('E1,王芳芳,客服部,转正,2024-03-04,2024-06-04');
  const { id } = await dryRun('people', lines);
  expect((await importer.rows({ importId: id, limit: 10 })).rows).toMatchObject([
    { line: 2, key: 'E1', verdict: 'changed', former: { name: '王芳' } },
  ]);
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  expect(await findPersonDetail(house.db, 'E1', today)).toMatchObject({
    name: '王芳芳',
    superiorId: 'E2',
    level: 'intermediate1-2',
    version: 2,
  });
});

test('mail addresses come under Chinese or English headings, stay where a file has none, and are refused when wrong', async () => {
  const lines = (heading: string, email: string, id = 'E7') => [
    `工号,姓名,部门,状态,入职日期,转正日期,${heading}`,
    `${id},钱多,总经办,转正,2015-01-01,2015-04-01,${email}`,
  ];
  const email = async () => (await findPersonDetail(house.db, 'E7', today))?.email;
  await apply('people', lines('邮箱', 'E7@staff.example.com')); // full width, as some keyboards have it
  expect(await email()).toBe('E7@staff.example.com');
  await apply('people', ['工号,姓名,部门,状态,入职日期,转正日期', 'E7,钱多多,总经办,转正,2015-01-01,2015-04-01']);
  expect(await email()).toBe('E7@staff.example.com');
  await apply('people', lines('Email', 'qian@staff.example.com'));
  expect(await email()).toBe('qian@staff.example.com');
  for (const wrong of ['qian', 'qian@staff', '钱 <a@example.com>', 'a@b.example.com;c@d.example.com'])
    expect(await problems('people', lines('E-mail', wrong))).toEqual([[2, 'email', 'BAD_EMAIL']]);
  await apply('people', lines('电子邮箱', ''));
  expect(await email()).toBeNull();
});

test('the level or post of somebody known changes only as a correction with a reason', async () => {
  const header = '工号,姓名,部门,状态,入职日期,转正日期,岗位,职级,定级日期,更正原因';
  const line = (rest: string) => [header, `E2,李强,客服部,转正,2020-01-01,2020-04-01,${rest}`];
  expect(await problems('people', line('班组长,高级良好,2025-01-01,'))).toEqual([[2, 'level', 'LEVEL_BY_DECISION']]);
  expect(await problems('people', line('客服,高级一般,2025-01-01,'))).toEqual([[2, 'position', 'LEVEL_BY_DECISION']]);
  expect(await problems('people', line('班组长,高级一般,2025-02-01,'))).toEqual([
    [2, 'levelSince', 'LEVEL_BY_DECISION'],
  ]);
  expect(await problems('people', line('班组长,,,'))).toEqual([
    [2, 'level', 'HISTORY_NOT_REMOVABLE'],
    [2, 'level', 'LEVEL_REQUIRED'],
  ]);
  expect(await problems('people', line('班组长,高级良好,2025-02-01,录入错误'))).toEqual([
    [2, 'levelSince', 'SINCE_AFTER_EFFECT'],
  ]);
  await apply('people', line('班组长,高级良好,2024-12-01,录入错误'));
  expect((await findPersonDetail(house.db, 'E2', today))?.levels).toEqual([
    {
      value: 'senior-2',
      from: '2025-01-01',
      until: null,
      countsFrom: '2024-12-01',
      source: 'correction',
      caseId: null,
    },
  ]);
});

test('people: every line that cannot stand is named with line, column and reason', async () => {
  const header = '工号,姓名,部门,岗位,职级,直属上级工号,状态,入职日期,转正日期,离职日期,部门负责人';
  const found = await problems('people', [
    header,
    'N1,,客服部,客服,初级一般,,转正,2024-01-01,2024-04-01,,',
    'N2,甲,客服部,保洁,初级一般,,转正,2024-13-01,2024-04-01,,',
    'N3,甲,客服部,客服,,,试用,2026-06-01,,,',
    'N4,甲,客服部,,初级一般,,试用,2026-06-01,,,',
    'N5,甲,客服部,客服,初级一般,N404,试用,2026-06-01,,,',
    'N6,甲,客服部,客服,初级一般,N7,试用,2026-06-01,,,',
    'N7,甲,客服部,客服,初级一般,N6,试用,2026-06-01,,,',
    'N8,甲,客服部,客服,初级一般,N8,试用,2026-06-01,,,',
    'N9,甲,客服部,客服,初级一般,,转正,2026-06-01,,,',
    'N10,甲,客服部,客服,初级一般,,试用,2026-06-01,2026-07-01,,',
    'N11,甲,客服部,客服,初级一般,,离职,2026-06-01,,2026-05-01,',
    'N12,甲,客服部,客服,初级一般,,试用,2026-06-01,,,是',
    'N13,甲,客服部,客服,初级一般,,试用,2026-06-01,,,是',
    'N12,乙,客服部,客服,初级一般,,试用,2026-06-01,,,',
    'N 14,甲\u0007,客服部,客服,初级一般,,转正,2026-01-01,2027-01-01,,',
    'N15,甲,客服部,客服,初级一般,,试用,2026-06-01',
    'N16,甲,客服部,客服,初级一般,,试用,2026-06-01,,,,多余',
  ]);
  expect(found).toEqual([
    [2, 'name', 'REQUIRED'],
    [3, 'hiredOn', 'BAD_DATE'],
    [3, 'position', 'BAD_WORD'],
    [4, 'level', 'LEVEL_REQUIRED'],
    [5, 'level', 'LEVEL_WITHOUT_POSITION'],
    [6, 'superiorId', 'SUPERIOR_UNKNOWN'],
    [7, 'superiorId', 'SUPERIOR_CYCLE'],
    [8, 'superiorId', 'SUPERIOR_CYCLE'],
    [9, 'superiorId', 'SUPERIOR_SELF'],
    [10, 'confirmedOn', 'STATUS_NEEDS_DATE'],
    [11, 'confirmedOn', 'STATUS_FORBIDS_DATE'],
    [12, 'leftOn', 'OUT_OF_ORDER'],
    [14, 'headsDepartment', 'TWO_HEADS'],
    [15, null, 'DUPLICATE_ROW'],
    [16, 'personId', 'BAD_NUMBER'],
    [16, 'confirmedOn', 'IN_FUTURE'],
    [16, 'name', 'UNPRINTABLE'],
    [17, null, 'RAGGED_ROW'],
    [18, null, 'RAGGED_ROW'],
  ]);
  expect(await findPersonDetail(house.db, 'N13', today)).toBeNull();
});

test('a new circle through somebody already here is found', async () => {
  const lines = ['工号,姓名,部门,状态,入职日期,转正日期,直属上级工号'];
  lines.push('E9,陈经理,客户关怀部,转正,2015-01-01,2015-04-01,E1');
  expect(await problems('people', lines)).toEqual([[2, 'superiorId', 'SUPERIOR_CYCLE']]);
});

test('ratings: new, corrected with the former value kept, unchanged, refused', async () => {
  await apply('ratings', ['工号,月份,成绩', 'E1,2026-05,A', 'E1,2026年6月,c']);
  const next = ['Employee number,Month,Rating,Name,Reason', 'E1,2026-05,A,王芳芳,', 'E1,2026-06,B,王芳芳,复核'];
  const { id, summary } = await dryRun('ratings', [...next, 'E1,2026-04,S,,']);
  expect(summary.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 0 });
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  const detail = await findPersonDetail(house.db, 'E1', today);
  expect(detail?.ratings).toEqual([
    { month: '2026-06', rating: 'B', publishedOn: today, corrections: 1, former: 'C' },
    { month: '2026-05', rating: 'A', publishedOn: today, corrections: 0, former: null },
    { month: '2026-04', rating: 'S', publishedOn: today, corrections: 0, former: null },
  ]);
  expect(
    await problems('ratings', [
      '工号,姓名,月份,成绩,公布日期',
      'E404,,2026-05,A,',
      'E1,李四,2026-03,A,',
      'E1,,2026-08,A,',
      'E1,,2024-02,A,',
      'E1,,2026-02,E,',
      'E1,,2026-01,A,2025-12-31',
      'E1,,2025-12,A,2026-07-16',
      'E1,,2025-11,A,',
      'E1,,2025-11,A,',
      'E1,,5月,A,',
    ]),
  ).toEqual([
    [2, 'personId', 'PERSON_UNKNOWN'],
    [3, 'name', 'NAME_MISMATCH'],
    [4, 'month', 'MONTH_IN_FUTURE'],
    [5, 'month', 'BEFORE_HIRE'],
    [6, 'rating', 'BAD_WORD'],
    [7, 'publishedOn', 'OUT_OF_ORDER'],
    [8, 'publishedOn', 'IN_FUTURE'],
    [10, null, 'DUPLICATE_ROW'],
    [11, 'month', 'BAD_MONTH'],
  ]);
});

test('complaints: new, decided with the former state kept, refused', async () => {
  const header = '投诉编号,工号,事件日期,原因,状态,确认日期,说明';
  await apply('complaints', [header, 'T1,E1,2026-06-03,服务态度,待确认,,"语气, 生硬"']);
  const decided = 'T1,E1,2026-06-03,服务态度,成立,2026-06-20,"语气, 生硬",部门已核实';
  const { id } = await dryRun('complaints', [`${header},更正原因`, decided]);
  expect((await importer.rows({ importId: id, limit: 10 })).rows).toMatchObject([
    { verdict: 'changed', former: { status: 'pending', confirmedOn: null } },
  ]);
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  expect((await findPersonDetail(house.db, 'E1', today))?.complaints).toMatchObject([
    { status: 'upheld', confirmedOn: '2026-06-20', description: '语气, 生硬' },
  ]);
  expect(
    await problems('complaints', [
      header,
      'T2,E404,2026-06-03,服务态度,待确认,,',
      'T3,E1,2026-07-16,服务态度,待确认,,',
      'T4,E1,2026-06-03,天气,成立,,',
      'T5,E1,2026-06-03,非个人原因,不成立,2026-06-04,',
      'T6,E1,2026-06-03,非个人原因,成立,2026-06-02,',
      'T7,E1,2024-03-03,非个人原因,待确认,,',
    ]),
  ).toEqual([
    [2, 'personId', 'PERSON_UNKNOWN'],
    [3, 'incidentOn', 'IN_FUTURE'],
    [4, 'confirmedOn', 'STATUS_NEEDS_DATE'],
    [4, 'cause', 'BAD_WORD'],
    [5, 'confirmedOn', 'STATUS_FORBIDS_DATE'],
    [6, 'confirmedOn', 'OUT_OF_ORDER'],
    [7, 'incidentOn', 'BEFORE_HIRE'],
  ]);
});

test('leaves: new, corrected with the former state kept, refused (I-09)', async () => {
  const header = '工号,假别,开始日期,结束日期';
  await apply('leaves', [header, 'E1,产假,2026-05-01,', 'E1,病假,2026/2/2,2026-02-20']);
  const leaves = async () => (await findPersonDetail(house.db, 'E1', today))?.leaves;
  expect(await leaves()).toEqual([
    { kind: 'maternity', from: '2026-05-01', to: null },
    { kind: 'medical', from: '2026-02-02', to: '2026-02-20' },
  ]);
  const { id } = await dryRun('leaves', [`${header},更正原因`, 'E1,产假,2026-05-01,2026-10-31,产假结束']);
  expect((await importer.rows({ importId: id, limit: 10 })).rows).toMatchObject([
    { verdict: 'changed', former: { to: null } },
  ]);
  await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' });
  expect(await leaves()).toMatchObject([{ to: '2026-10-31' }, {}]);
  const { rows } = await sql<{ to: string | null }>`
    select former ->> 'to_on' as to from leave_revision`.execute(house.db);
  expect(rows).toEqual([{ to: null }]);
  expect(
    await problems('leaves', [
      header,
      'E404,产假,2026-05-01,',
      'E1,旅行,2026-11-02,2026-11-03',
      'E1,事假,2026-10-31,2026-11-03',
      'E1,事假,2026-11-10,2026-11-09',
      'E1,事假,2028-01-01,',
      'E1,事假,2024-03-01,2024-03-05',
      'E2,病假,2026-03-02,2026-03-20',
      'E2,事假,2026-03-20,2026-03-23',
      'E2,哺乳假,2026-03-02,2026-03-03',
    ]),
  ).toEqual([
    [2, 'personId', 'PERSON_UNKNOWN'],
    [3, 'kind', 'BAD_WORD'],
    [4, 'from', 'LEAVE_OVERLAPS'],
    [5, 'to', 'OUT_OF_ORDER'],
    [6, 'from', 'TOO_FAR_AHEAD'],
    [7, 'from', 'BEFORE_HIRE'],
    [9, 'from', 'LEAVE_OVERLAPS'],
    [10, null, 'DUPLICATE_ROW'],
  ]);
});

test('what stands in a file twice and is on record already is refused by its line, whatever the kind', async () => {
  const rating = 'E1,2026-04,A,统计有误';
  expect(await problems('ratings', ['工号,月份,成绩,更正原因', rating, rating])).toEqual([[3, null, 'DUPLICATE_ROW']]);
  const complaint = 'T1,E1,2026-06-03,服务态度,成立,2026-06-20,部门已核实';
  expect(
    await problems('complaints', ['投诉编号,工号,事件日期,原因,状态,确认日期,更正原因', complaint, complaint]),
  ).toEqual([[3, null, 'DUPLICATE_ROW']]);
  const person = people.at(-1) ?? '';
  expect(await problems('people', [PEOPLE, person, person])).toEqual(
    expect.arrayContaining([[3, null, 'DUPLICATE_ROW']]),
  );
});

test('a file of unknown columns is told which there are, and not at any length', async () => {
  const refusal = (lines: readonly string[]) =>
    dryRun('ratings', lines).then(
      () => undefined,
      (error: unknown) => (error as { refusal: { code: string; message: { zh: string; en: string } } }).refusal,
    );
  const bonus = await refusal(['工号,月份,成绩,奖金', 'E1,2026-02,A,5']);
  expect(bonus?.message.en).toMatch(/奖金 → .*月份 \/ Month.*考核成绩 \/ Rating/);
  const none = await refusal(['甲,乙', '1,2']);
  expect([none?.code, none?.message.zh]).toEqual([
    'IMPORT.HEADINGS_NOT_FOUND',
    expect.stringContaining('工号 / Employee number'),
  ]);
  // Names that a person reads, not those of our fields.
  for (const said of [bonus, none]) expect(said?.message.zh).not.toMatch(/personId|publishedOn/);
  const endless = await refusal([`工号,月份,成绩${',工号'.repeat(5000)}`]);
  expect(endless?.message.zh.length).toBeLessThan(500);
});

test('what the file says stands before an example or an advice, in full-width brackets', () => {
  expect(explainProblem(problem('BAD_MONTH', 'month', '2026-13'), '月份').zh).toBe(
    '“月份”（2026-13）不是 1900 至 2199 年间的有效月份；请写成 2026-03。',
  );
  expect(explainProblem(problem('PERSON_UNKNOWN', 'personId', 'E9'), '工号').zh).toBe(
    '“工号”（E9）在系统中没有；请先导入人员。',
  );
  expect(explainProblem(problem('STATUS_NEEDS_DATE', 'confirmedOn'), '转正日期').zh).toBe(
    '“转正日期”在该状态下必须填写。',
  );
  // This one says itself that the name on record is in brackets.
  expect(explainProblem(problem('NAME_MISMATCH', 'name', '王五'), '姓名').zh).toBe(
    '“姓名”与工号不符；系统中的姓名见括号（王五）。',
  );
});

test('a problem speaks both languages, names the column as the file does and what was found', async () => {
  const { id } = await dryRun('ratings', ['员工编号,考核月(必填),绩效等级', 'E1,2026-02,优']);
  const { rows } = await importer.rows({ importId: id, limit: 1 });
  expect(rows[0]?.problems).toEqual([
    {
      code: 'IMPORT.BAD_WORD',
      field: 'rating',
      column: '绩效等级',
      found: '优',
      message: {
        zh: '“绩效等级”（优）不是本列可填的词；请按该文件的说明填写。',
        en: '“绩效等级” (优) is no word of this column; see what the file may hold.',
      },
    },
  ]);
});

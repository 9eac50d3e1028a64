import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { createProgress } from '../../cli/launch/progress.js';
import { readOptions } from '../../cli/rehearsal/options.js';
import { playOn, rehearse, type Rehearsed } from '../../cli/rehearsal/play.js';
import { openStage, type Stage } from '../../cli/rehearsal/stage.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';

let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'jinji-rehearsal-test-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const wishes = { gm: 'returns', review: 88, panel: 86, sheets: 85, months: 3 } as const;
const place = () => ({ dataFolder, env: process.env, progress: createProgress(() => undefined) });

interface Line {
  readonly act: string;
  readonly actor: string;
  readonly clause: string | null;
  readonly taskId: string | null;
  readonly at: Date;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

describe('npm run rehearse', () => {
  const lines: string[] = [];
  let stage: Stage;
  let rehearsed: Rehearsed | undefined;
  beforeAll(async () => {
    stage = await openStage({ ...place(), months: wishes.months });
    const write = (line: string) => void lines.push(line);
    rehearsed = await playOn(stage, { wishes, parts: ['position'], dataFolder, write });
  });
  afterAll(() => stage.close());

  test('plays a whole position promotion over the months of its trial and ends with the notice in hand', async () => {
    expect(rehearsed?.number).toMatch(/^HT-\d{4}-00001$/);
    expect(await readFile(rehearsed?.path ?? '', 'utf8')).toContain(rehearsed?.number ?? '');
    const told = lines.join('\n');
    const clauses = ['9.1', ...Array.from({ length: 10 }, (_, index) => `9.5.${index + 1}`)];
    for (const clause of clauses) expect(told).toContain(`§${clause}  `);
    const days = [...told.matchAll(/^ *(\d{4}-\d\d-\d\d)/gm)].map(([, day]) => day ?? '');
    expect(days).toEqual([...days].sort());
    expect(Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')).toBeGreaterThan(70 * 86_400_000);
  });

  test('says who would be told what, and when: a line for each subject and day, with everybody’s name', async () => {
    const { rows } = await sql<{ subject: string; name: string }>`
      select m.subject ->> 'zh' as subject, min(p.name) as name from message m join person p on p.id = m.person_id
      where m.clause like '9.%' group by 1`.execute(stage.db);
    expect(rows.length).toBeGreaterThan(5);
    const table = lines.at(-1) ?? '';
    for (const { subject, name } of rows) {
      const about = table.split('\n').filter((line) => line.includes(subject));
      expect([subject, about.some((line) => line.includes(name) || line.includes(' 人'))]).toEqual([subject, true]);
    }
  });

  test('keeps the same person by person as a workbook that HR can filter: day, time, §, subject, number, name, words', async () => {
    const path = /(\S+told-\d{4}-\d\d-\d\d\.xlsx)/.exec(lines.join('\n'))?.[1] ?? '';
    expect(dirname(path)).toBe(join(dataFolder, 'rehearsal'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0];
    const rows = (sheet?.getRows(2, sheet.rowCount - 1) ?? []).map((row) => (row.values as unknown[]).slice(1));
    const { rows: told } = await sql<{ n: number }>`
      select count(*)::int as n from message where clause like '9.%'`.execute(stage.db);
    expect(sheet?.getRow(1).values).toEqual([
      undefined,
      '日期 Day',
      '时间 Time',
      '条款 §',
      '事项',
      'Subject',
      '工号 Number',
      '姓名 Name',
      '内容',
    ]);
    expect(rows.filter((row) => String(row[2]).startsWith('§9.'))).toHaveLength(told[0]?.n ?? 0);
    const { rows: one } = await sql<{ id: string; name: string; zh: string }>`
      select p.id, p.name, m.subject ->> 'zh' as zh from message m join person p on p.id = m.person_id
      where m.clause = '9.5.5' order by m.id limit 1`.execute(stage.db);
    const [first] = one;
    expect(rows.filter((row) => row[5] === first?.id && row[6] === first?.name && row[3] === first?.zh)).not.toEqual(
      [],
    );
  });

  test('the ledger of the finished case is complete: every act with person, time, §, before and after', async () => {
    const { db } = stage;
    const [{ id: caseId, vacancyId }] = (
      await sql<{ id: string; vacancyId: string }>`
        select id, vacancy_id as "vacancyId" from personnel_case where stage = 'appointed'`.execute(db)
    ).rows as [{ id: string; vacancyId: string }];
    const tasks = await sql<{ id: string; kind: string; clause: string; by: string; at: Date }>`
      select id, kind, clause, closed_by as by, closed_at as at from task
      where state = 'completed' and (case_id = ${caseId} or vacancy_id = ${vacancyId}) order by closed_at, id`.execute(
      db,
    );
    const ledger = await sql<Line>`
      select act, actor, clause, task_id as "taskId", at, before, after from ledger
      where case_id = ${caseId} or workflow_id in (
        select workflow_id from task where case_id = ${caseId} or vacancy_id = ${vacancyId}) order by id`.execute(db);
    for (const { id, kind, clause, by, at } of tasks.rows) {
      const written = ledger.rows.filter((line) => line.taskId === id && line.act === kind);
      expect([kind, written.map((line) => [line.actor, line.clause, line.at])]).toEqual([kind, [[by, clause, at]]]);
      expect([kind, written[0]?.after]).not.toEqual([kind, null]);
    }
    expect(new Set(tasks.rows.map(({ kind }) => kind))).toEqual(
      new Set([
        'vacancy.nomination',
        'vacancy.verification',
        'vacancy.competency-sheet',
        'vacancy.peripheral-sheet',
        'vacancy.qualification',
        'vacancy.gm-submission',
        'vacancy.gm-decision',
        'trial.letter',
        'review.sheet',
        'candidate.report',
        'candidate.appoint-panel',
        'defense.sheets',
        'defense.summary',
        'candidate.gm-submission',
        'candidate.gm-decision',
        'candidate.release',
        'level.interview',
        'level.interview-confirmation',
        'level.notice',
        'candidate.notice-draft',
        'candidate.notice-sign-off',
      ]),
    );
    // What one line leaves is where the next begins.
    const moves = ledger.rows.filter(({ after }) => typeof after?.stage === 'string' && after.round !== undefined);
    expect(moves[0]).toMatchObject({ act: 'vacancy.nomination', after: { stage: 'verification' } });
    const stages = moves.map(({ before, after }) => [before?.stage, after?.stage]);
    for (const [index, [before]] of stages.entries())
      if (index > 0) expect([index, before]).toEqual([index, stages[index - 1]?.[1]]);
    expect(stages.at(-1)?.[1]).toBe('appointed');
    for (const { act, actor, at, clause } of ledger.rows)
      expect([act, actor.length > 0, at.getTime() > 0, clause !== null || actor.startsWith('system:')]).toEqual([
        act,
        true,
        true,
        true,
      ]);
  });
});

describe('what cannot be rehearsed is refused in both languages before anything is started', () => {
  const refusal = async (attempt: Promise<unknown>): Promise<Refusal> => {
    const error: unknown = await attempt.catch((caught: unknown) => caught);
    if (!(error instanceof RefusalError)) throw new Error(`no refusal: ${String(error)}`);
    expect(error.refusal.message.zh).toMatch(/[一-鿿]/);
    return error.refusal;
  };
  const only = { parts: ['position'] as const, write: () => undefined };

  test.each([
    ['a day that is none', ['--start', '2026-02-30'], 'YYYY-MM-DD'],
    ['a decision that is none', ['--gm', 'maybe'], 'approves | rejects | returns'],
    ['a score above 100', ['--review', '101'], '0–100'],
    ['a score with three decimals', ['--review', '79.999'], '0–100'],
    ['half a month', ['--months', '3.5'], 'whole months'],
    ['an option that is none', ['--wish', 'x'], '--wish'],
    ['a word too many', ['cycle'], ': cycle.'],
    ['ratings without people', ['--ratings', 'ratings.csv'], '--people'],
  ])('%s', async (_, argv, what) => {
    const { code, message } = await refusal(readOptions(argv));
    expect([code, message.en]).toEqual(['LAUNCH.REHEARSAL_OPTION', expect.stringContaining(what)]);
  });

  test('a file that is not there', async () => {
    expect((await refusal(readOptions(['--people', join(dataFolder, 'none.csv')]))).code).toBe('LAUNCH.REHEARSAL_FILE');
  });

  test.each([
    ['a day that has passed', { start: '2020-01-01' }, 'LAUNCH.REHEARSAL_START_PAST'],
    ['a version of the policy that is none', { policy: 'v99' }, 'LAUNCH.REHEARSAL_POLICY'],
    ['§9.5.5: a trial of two months', { wishes: { ...wishes, months: 2 } }, 'LAUNCH.REHEARSAL_MONTHS'],
  ])('%s', async (_, more, code) => {
    expect((await refusal(rehearse({ ...place(), wishes, ...only, ...more }))).code).toBe(code);
  });

  test('a department with nobody beside the candidate: HR waives the group of subordinates (I-55)', async () => {
    const today = todayIn('Asia/Shanghai', Date.now());
    const months = [-6, -5, -4, -3, -2, -1].map((back) => addToMonth(monthOf(today), back));
    const [people, ratings] = [join(dataFolder, 'few.csv'), join(dataFolder, 'few-ratings.csv')];
    const rest = '正式,2015-01-01,2015-04-01';
    await writeFile(
      people,
      [
        '工号,姓名,部门,职位名称,岗位,任岗日期,职级,定级日期,直属上级工号,部门负责人,状态,入职日期,转正日期',
        `1,高总,总经理办公室,总经理,,,,,,是,${rest}`,
        `2,何经理,人力资源部,人力资源部经理,,,,,1,是,${rest}`,
        `3,石经理,技术部,技术部经理,,,,,1,是,${rest}`,
        `5,钱经理,市场部,市场部经理,,,,,1,是,${rest}`,
        `4,康经理,客户关怀部,客户关怀部经理,,,,,1,是,${rest}`,
        `9,艾客服,客户关怀部,,客服,2020-01-01,中(一)级客服(一般),2023-01-01,4,否,${rest}`,
      ].join('\n'),
    );
    await writeFile(ratings, ['工号,月份,考核结果', ...months.map((month) => `9,${month},A`)].join('\n'));
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const made = await rehearse({ ...place(), parts: ['position'], write, wishes, files: { people, ratings } });
    expect(made?.number).toMatch(/^HT-/);
    expect(lines.join('\n')).toContain('没有可抽取的下属');
  });

  test('people in whose file nobody can play the parts', async () => {
    const file = join(dataFolder, 'people.csv');
    await writeFile(file, '工号,姓名,部门,入职日期,状态\n1,张三,客户关怀部,2020-01-01,试用期\n');
    const options = await readOptions(['--people', file, '--review', '79.9']);
    expect(options).toMatchObject({ files: { people: file }, wishes: { review: 79.9, gm: 'approves' } });
    const attempt = rehearse({ ...place(), wishes, ...only, files: { people: file } });
    expect((await refusal(attempt)).code).toBe('LAUNCH.REHEARSAL_CAST');
  });
});

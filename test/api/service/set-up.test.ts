import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SET_UP_STEPS, setUpOf } from '../../../api/views/service/set-up.js';
import { createDatabase, type DatabaseHandle } from '../../../db/database.js';
import { readSetUp, type SetUpFigures } from '../../../db/service/set-up.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/services.js';

const whole: SetUpFigures = {
  administrators: 1,
  departments: 5,
  headless: 0,
  people: 150,
  withoutSuperior: 1,
  withoutEmail: 0,
  withoutLevel: 0,
  withAccount: 150,
  gm: 1,
  hr: 2,
  hrManager: 1,
  ratedMonths: 6,
  missingRatings: 0,
  mail: true,
  goLive: true,
  takenOver: 2,
  takenOverWaiting: 0,
  confirmed: true,
};
const settled = { unpaid: 0, unmarked: 0, projected: [] };

const statesOf = (figures: SetUpFigures, terms: Parameters<typeof setUpOf>[1] = settled): Record<string, string> =>
  Object.fromEntries(setUpOf(figures, terms).steps.map(({ step, state }) => [step, state]));
const missingOf = (step: string, figures: SetUpFigures, terms = settled): readonly string[] =>
  setUpOf(figures, terms).steps.flatMap((one) => (one.step === step ? one.missing.map(({ zh }) => zh) : []));

let scratch: ScratchDatabase;
let database: DatabaseHandle;
beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

test('of a house without anybody every step is to do, or may be skipped', async () => {
  const figures = await readSetUp(database.db, '2026-12-01');
  expect(statesOf(figures, { unpaid: 16, unmarked: 3, projected: ['2027'] })).toEqual({
    administrator: 'open',
    people: 'open',
    departments: 'open',
    ratings: 'open',
    pay: 'open',
    accounts: 'open',
    marks: 'open',
    'go-live': 'optional',
    'taken-over': 'optional',
    calendar: 'optional',
    mail: 'optional',
    confirmation: 'open',
  });
});

test('of a house that is whole every step is done, and nothing is missing', () => {
  const { steps } = setUpOf(whole, settled);
  expect(steps.map(({ step }) => step)).toEqual(SET_UP_STEPS);
  expect(steps.filter(({ state, missing }) => state !== 'done' || missing.length > 0)).toEqual([]);
});

test.each<[string, Partial<SetUpFigures>, string, readonly string[]]>([
  ['people', { withoutSuperior: 3 }, 'done', ['除最高一级外，2 人没有直属上级']],
  ['people', { withoutEmail: 4 }, 'done', ['4 人没有邮箱，不会收到邮件']],
  ['departments', { headless: 2 }, 'open', ['2 个部门没有负责人']],
  ['ratings', { ratedMonths: 5 }, 'open', ['最近 6 个月中有 5 个月有成绩']],
  [
    'ratings',
    { missingRatings: 7 },
    'done',
    [
      '最近 6 个月内、入职已满这 6 个月的人共缺 7 个月的成绩（含请假的月份；周期看板另按各岗位的考核窗口计；缺月由人力资源裁定，I-09）',
    ],
  ],
  ['accounts', { hrManager: 0 }, 'open', ['没有人担任人力资源部经理']],
  ['accounts', { withAccount: 120 }, 'done', ['30 人还没有账号']],
  ['mail', { mail: false }, 'optional', ['未设置，消息在系统内阅读']],
  ['confirmation', { confirmed: false }, 'open', ['总经理尚未确认初始设置；确认前首位管理员一人办理']],
])('%s with %j is %s', (step, figures, state, missing) => {
  expect(statesOf({ ...whole, ...figures })[step]).toBe(state);
  expect(missingOf(step, { ...whole, ...figures })).toEqual(missing);
});

test('one person at the top without a superior is as it has to be; a template has the headings of the importer', () => {
  expect(missingOf('people', whole)).toEqual([]);
  const people = setUpOf(whole, settled).templates.find(({ kind }) => kind === 'people');
  expect(people?.columns.slice(0, 2)).toEqual([
    { heading: '工号', english: 'Employee number', required: true, takes: [] },
    { heading: '姓名', english: 'Name', required: true, takes: [] },
  ]);
  expect(people?.columns.find(({ heading }) => heading === '部门负责人')?.takes).toEqual(
    expect.arrayContaining(['是', 'no']),
  );
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HEAD } from '../support/department.js';
import { Play } from '../workflows/level-promotion/play.js';
import { House } from './house.js';

let house: House;
let play: Play;

beforeAll(async () => {
  const ratings = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
  house = await House.open([{ id: 'E1', level: 'junior-1', ratings }], '2026-07');
  play = await Play.next(house.live.stack, '2026-07');
  await play.launch();
  await play.closeRatings();
});
afterAll(() => house.close());

test('I-79: who is eligible asks to be submitted and hands in a statement; the head sees both where he submits', async () => {
  const employee = await house.as('E1');
  const { page } = employee;
  const id = await play.id('E1');
  await page.goto(new URL(`/cases/${id}`, page.url()).href);
  const card = page.getByRole('region', { name: '本人提交' });
  await card.getByText('自荐:请部门提交我').click();
  await card.getByLabel('想对部门负责人说的话').fill('希望部门提交我');
  await card.getByRole('button', { name: '自荐' }).click();
  await card.getByText('自荐:请部门提交我').waitFor({ state: 'detached' });
  await card.getByText('工作陈述', { exact: true }).click();
  // Nothing is no statement.
  await card.getByRole('button', { name: '提交工作陈述' }).click();
  await card.getByText('请填写内容,或附上文件,或两者都有').first().waitFor();
  await card.getByLabel('正文').fill('半年工作总结');
  await card
    .locator('input[type=file]')
    .setInputFiles({ name: '总结.txt', mimeType: 'text/plain', buffer: Buffer.from('附件内容') });
  await card.getByRole('list', { name: '已附文件' }).getByText('总结.txt').waitFor();
  await card.getByRole('button', { name: '提交工作陈述' }).click();
  await card.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '总结.txt' }).waitFor();

  const head = await house.as(HEAD);
  await head.take('提交晋级候选人');
  await head.page.getByText('本人自荐').waitFor();
  await head.page.getByText('随案材料').click();
  await head.page.getByText('半年工作总结').waitFor();
  await head.page.getByRole('link', { name: '总结.txt' }).waitFor();
  expect(house.complaints().filter((line) => !line.includes('400'))).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HEAD, HR } from '../support/department.js';
import { Play } from '../workflows/level-promotion/play.js';
import { rowsAreWhole } from './batches.js';
import { House } from './house.js';
import { issueForStrangers } from './verify.js';

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
  await card.getByText('自荐：请部门提交我').click();
  await card.getByLabel('想对部门负责人说的话').fill('希望部门提交我');
  await card.getByRole('button', { name: '自荐' }).click();
  await card.getByText('自荐：请部门提交我').waitFor({ state: 'detached' });
  await card.getByText('工作陈述', { exact: true }).click();
  // Nothing is no statement.
  await card.getByRole('button', { name: '提交工作陈述' }).click();
  await card.getByText('请填写内容，或附上文件，或两者都有').first().waitFor();
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
  await rowsAreWhole(head);
  await head.press('全部提交');
  await head.submit();
  const hr = await house.as(HR);
  await hr.take('人力资源初审');
  await rowsAreWhole(hr);
  expect(house.complaints().filter((line) => !line.includes('400'))).toEqual([]);
});

test('15: whoever holds a paper verifies it by its code, with the file and without; HR adds the scan of a signed one', async () => {
  const { db } = house.live.stack.database;
  const held = await issueForStrangers(db, await play.id('E1'), 'E1');
  const codeOf = (number: string): string => held.get(number)?.code ?? '';
  const stranger = await house.stranger('/verify');
  const { page } = stranger;
  const enter = async (code: string) => {
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '核验' }).click();
  };
  await enter('0000-0000-0000');
  await page.getByText('没有这个验证码的文书').waitFor();
  await enter(codeOf('TZ-2026-90001').toLowerCase());
  const found = page.locator('section[role=status]');
  await found.getByText('TZ-2026-90001').waitFor();
  expect(
    (await found.innerText())
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, 8),
  ).toEqual(['编号', 'TZ-2026-90001', '种类', '任职资格/薪资调整通知书', '签发日期', '2026年7月20日', '状态', '有效']);
  const file = page.locator('input[type=file]');
  const given = (buffer: Buffer) => ({ name: '通知书.pdf', mimeType: 'application/pdf', buffer });
  const pdf = held.get('TZ-2026-90001')?.pdf ?? Buffer.alloc(0);
  await file.setInputFiles(given(pdf));
  await page.getByText('与签发的文件完全一致。').waitFor();
  await file.setInputFiles(given(Buffer.concat([pdf, Buffer.from(' ')])));
  await page.getByText('与签发的文件不一致').waitFor();
  await enter(codeOf('HT-2026-90001'));
  await found.getByText('已由后发文书撤回').waitFor();
  await found.getByText('HT-2026-90002，2026年7月20日').waitFor();
  expect(await page.getByText('周超').count()).toBe(0);
  expect(stranger.complaints.filter((line) => !line.includes('404'))).toEqual([]);
  await stranger.close();

  const hr = await house.as(HR);
  await hr.go('/documents/TZ-2026-90001');
  await hr.page.getByText('U+0E01 因字体没有而以编码代替').waitFor();
  // What is printed is the PDF, never the page that shows the document.
  const print = hr.page.getByRole('link', { name: '打印 PDF' });
  expect(await print.getAttribute('href')).toBe('/v1/documents/TZ-2026-90001/pdf');
  const shown = hr.page.locator('iframe.paper');
  await shown.waitFor();
  await hr.page.emulateMedia({ media: 'print' });
  await hr.page.getByText('请打印 TZ-2026-90001 的 PDF').waitFor();
  expect(await shown.isVisible()).toBe(false);
  await hr.page.emulateMedia({ media: 'screen' });
  await hr.press('附上签字页扫描件');
  const card = hr.page.getByRole('region', { name: '纸面签字页扫描件' });
  await card.locator('input[type=file]').setInputFiles(given(Buffer.from('%PDF-1.7 签字页')));
  await card.getByRole('list', { name: '已附文件' }).getByText('通知书.pdf').waitFor();
  await card.locator('form button[type=submit]').click();
  await card.getByRole('link', { name: '通知书.pdf' }).waitFor();
  await card.getByText('所附文书内容摘要').waitFor();
  await hr.go(`/cycles/${play.cycleId}`);
  await hr.page.getByText('文书排版：已完成 3 份，共 3 份').waitFor();
  await hr.page
    .getByText(/王ก.*文书字体中没有 U\+0E01/)
    .first()
    .waitFor();
});

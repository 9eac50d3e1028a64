import { expect } from '@jest/globals';
import { until } from '../../cli/play/until.js';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { vocabulary } from '../../web/i18n/zh/vocabulary.js';
import { isBelowBar } from './browser.js';
import type { Person } from './house.js';

/** What is no score is neither sent nor made another one; what is final is shown once more before it is sent. */
export async function scoreWrongly(panelist: Person, candidate: string): Promise<void> {
  await panelist.take('填写答辩评审表');
  const names = ABILITIES.map((ability) => `${candidate} · ${vocabulary.abilities[ability]}`);
  for (const name of names) await panelist.fill(name, '80');
  const [first = ''] = names;
  const box = panelist.page.getByLabel(first);
  await box.focus();
  for (const name of names) {
    await panelist.page.keyboard.press('Tab');
    expect([name, await isBelowBar(panelist.page)]).toEqual([name, false]);
  }
  for (const wrong of ['855', '87,5', '0x10', '－5']) {
    await panelist.fill(first, wrong);
    await box.blur();
    await panelist.page.locator('.typed .fault').waitFor();
    expect(await box.inputValue()).toBe(wrong);
  }
  await panelist.fill(first, '85．5');
  await panelist.page.locator('form button[type=submit]').click();
  const dialog = panelist.page.getByRole('dialog', { name: '提交前请核对' });
  await dialog.getByText('85.5', { exact: true }).waitFor();
  // Sixty-six scores are longer than a screen: keys push them up.
  await dialog.getByRole('region', { name: '提交前请核对' }).focus();
  await dialog.locator('.final-check:focus').waitFor();
  await dialog.getByRole('button', { name: '返回修改' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** 8.5.6: the interviews of a day in one form, sent in one call. */
export async function bothInterviews(superior: Person, today: string): Promise<void> {
  const { page } = superior;
  const choice = page.getByRole('checkbox', { name: /^全选 2 项「评审结果面谈」/ });
  await until('two interviews in the inbox', async () => {
    await superior.go('/inbox');
    await page.locator('.task-line, .empty').first().waitFor();
    return (await choice.count()) === 1;
  });
  await choice.check();
  await page.getByRole('link', { name: /一起办理 2 项/ }).click();
  const rows = page.locator('.together-row');
  await superior.fill('面谈纪要', '已就结果面谈');
  await superior.date('日期', '昨天下午');
  await superior.press('提交 2 项');
  await page.getByText('请写日期').waitFor();
  expect(await page.getByLabel('日期').first().inputValue()).toBe('昨天下午');
  const [year, month, day] = today.split('-').map(Number);
  await superior.date('日期', `${year}/${month}/${day}`);
  await rows.first().getByLabel('面谈纪要').fill('另谈了下半年的目标');
  await superior.press('填入各行');
  const said = await Promise.all([0, 1].map((row) => rows.nth(row).getByLabel('面谈纪要').inputValue()));
  expect(said).toEqual(['另谈了下半年的目标', '已就结果面谈']);
  await superior.press('提交 2 项');
  await page.waitForURL('**/inbox');
}

/** Eighty on every ability. */
export async function score(panelist: Person, candidate: string): Promise<void> {
  await panelist.take('填写答辩评审表');
  // What the candidate's case rests on stands beside his scores (8.5.4).
  await panelist.page.locator('.sheet .rating-strip li').nth(5).waitFor();
  for (const ability of ABILITIES) await panelist.fill(`${candidate} · ${vocabulary.abilities[ability]}`, '８０');
  await panelist.submitFinally();
}

import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import type { Queryable } from '../../db/database.js';
import type { Person } from './house.js';

/** 13.1: HR changes the weights of the panel (8.3.4) in the form, is told where they do not sum to 100, and tries them. */
export async function draftWeights(hr: Person): Promise<void> {
  const { page } = hr;
  await hr.go('/policy?tab=draft');
  const section = page.locator('details', { has: page.locator('summary', { hasText: '评审' }) });
  await page.locator('summary', { hasText: '评审' }).first().click();
  // Full-width digits; what is wrong is told at each of them, and nothing is saved.
  await section.getByLabel('权重（%） · 直属上级', { exact: true }).fill('３５');
  await hr.press('保存草稿');
  await section.getByText('权重合计须为 100，现为 105。').first().waitFor();
  expect(await section.locator('.fault').count()).toBe(4);
  await section.getByLabel('权重（%） · 人力资源部', { exact: true }).fill('15');
  await hr.press('保存草稿');
  const compared = page.getByRole('region', { name: '草稿与现有版本比较' });
  await compared.locator('tr', { hasText: '§8.3.4' }).nth(1).waitFor();
  expect(await compared.locator('tr', { hasText: '直属上级' }).innerText()).toMatch(/30\s+35/);
  await page.getByText(/保存，第 1 次/).waitFor();
  await page.getByRole('link', { name: '试算：谁的结果会不同' }).click();
  await page.getByRole('radio', { name: '草稿 v2' }).and(page.locator(':checked')).waitFor({ state: 'attached' });
}

/** HR asks for the approval; meanwhile the draft stays as it is. */
export async function askRelease(hr: Person, day: string): Promise<void> {
  await hr.go('/policy?tab=draft');
  await hr.date('施行日', day);
  await hr.fill('理由', '管理层会议决定');
  await hr.press('提请总经理批准');
  await hr.page.getByText('批准或撤回之前，草稿不能更改。').waitFor();
  expect(await hr.page.getByRole('button', { name: '保存草稿' }).count()).toBe(0);
}

/** The general manager reads what changes, and approves it where changes wait for a second person. */
async function approveRelease(gm: Person, day: string): Promise<void> {
  await gm.go('/policy?tab=draft');
  await gm.page.getByRole('link', { name: '到“待第二人确认”查看' }).click();
  const [year, month, date] = day.split('-').map(Number);
  const card = gm.page.locator('li.card', { hasText: `制度版本 v2 自 ${year}年${month}月${date}日起施行` });
  await card.getByRole('button', { name: '同意' }).click();
}

/** The general manager approves; then the version is recorded, and stands among the others. */
export async function release(hr: Person, gm: Person, day: string, db: Queryable): Promise<void> {
  await approveRelease(gm, day);
  await until(
    'the version is released',
    async () => (await sql`select from policy_release`.execute(db)).rows.length === 1,
  );
  await hr.go('/policy?tab=versions');
  await hr.page.getByRole('cell', { name: 'v2', exact: true }).waitFor();
}

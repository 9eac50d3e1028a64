import { expect } from '@jest/globals';
import type { Person } from './house.js';

/** 8.5.2: one reason, written once, leaves out all who are marked; each may still be put forward, as the two are then. */
export async function sameReason(head: Person): Promise<void> {
  const { page } = head;
  const same = page.getByRole('region', { name: '同一决定，同一理由' });
  const apply = same.getByRole('button', { name: /：不提交$/ });
  const rows = page.locator('.batch > li');
  expect([await rows.count(), await apply.isDisabled()]).toEqual([2, true]);
  await rows
    .first()
    .getByRole('checkbox', { name: /^选择 / })
    .focus();
  await page.keyboard.press('Space');
  await same.getByText('已选 1 人，共 2 人').waitFor();
  await same.getByLabel('理由').fill('本期名额已满');
  await apply.click();
  expect(await rows.first().getByLabel('理由').inputValue()).toBe('本期名额已满');
  await rows.first().getByLabel('理由').fill('另有安排');
  await same.getByRole('checkbox').check();
  await apply.click();
  // What one row says already stays.
  const said = await Promise.all([0, 1].map((no) => rows.nth(no).getByLabel('理由').inputValue()));
  expect(said).toEqual(['另有安排', '本期名额已满']);
  for (const no of [0, 1]) await rows.nth(no).locator('.decide').getByText('提交', { exact: true }).click();
}

/** A button that goes with what it decided takes no focus with it: by keys one is at the button that sends, or at the row. */
export async function focusStays({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: '全部提交' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.sticky-acts button[type=submit]:focus').waitFor();
  const row = page.locator('.batch > li').first();
  await row.getByRole('button', { name: /^清除员工.*的决定$/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.batch > li:first-child:focus').waitFor();
}

const SUBMIT = 'Control+Enter';

/** A form without fields, sent by whoever has only just come to its page. */
export async function sendFromPage({ page }: Person): Promise<void> {
  await page.locator('#main:focus').waitFor();
  await page.keyboard.press(SUBMIT);
  await page.waitForURL('**/inbox');
}

/** A batch that is refused says so in its bar, takes one to the first row, and is sent again as it stands (8.5.2, I-27); by keys alone. */
export async function refusedBatch({ page }: Person): Promise<void> {
  const row = page.locator('.batch > li').nth(1);
  await page.keyboard.press('Tab');
  await page.evaluate('document.activeElement.blur()');
  for (const key of ['j', 'j', 'u', SUBMIT]) await page.keyboard.press(key);
  await page.locator('.sticky-acts').getByText('1 人未获接受，原因见各行').waitFor();
  await row.locator('.fault').waitFor();
  await row.locator('.decide :focus').waitFor({ state: 'attached' });
  await page.keyboard.press('a');
  await row.getByRole('radio', { name: '提交', exact: true, checked: true }).waitFor({ state: 'attached' });
}

/** 8.5.5: the whole batch by keys: one is approved, the other rejected, first without the reason that it takes. */
export async function decideByKeys(gm: Person, approved: string): Promise<void> {
  const { page } = gm;
  await lackingReason(gm);
  const rows = page.locator('.batch > li');
  await rows.first().waitFor();
  const isFirst = (await rows.first().textContent())?.includes(approved) === true;
  const bar = page.locator('.sticky-acts');
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('j');
  await page.locator('.batch > li:focus').waitFor();
  // Enter opens what it rests on, and closes it.
  await page.keyboard.press('Enter');
  await page.locator('.batch .unfolded').waitFor();
  await page.keyboard.press('Enter');
  for (const one of isFirst ? ['a', 'r'] : ['r', 'a']) {
    await page.keyboard.press(one);
    if (one === 'r') {
      await page.locator('.batch textarea:focus').waitFor();
      // In a field a letter is a letter.
      await page.keyboard.press('j');
      expect(await page.locator('.batch textarea:focus').inputValue()).toBe('j');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Escape');
    }
    await page.locator('.batch > li:focus').waitFor();
    await page.keyboard.press('j');
  }
  await bar.getByText('1 人缺少理由').waitFor();
  await page.keyboard.press(SUBMIT);
  await page.locator('.batch textarea:focus').waitFor();
  await page.keyboard.type('本期暂缓');
  await bar.getByText('全部已决定').waitFor();
  await page.keyboard.press(SUBMIT);
  // What cannot be changed any more is read once more, in sum.
  const check = page.getByRole('dialog', { name: '提交前请核对' });
  for (const line of [/^批准1 人$/, /^否决1 人\s*员工/, /^未决定，留待以后0 人$/]) {
    await check.locator('dl > div').filter({ hasText: line }).waitFor();
  }
  await page.keyboard.press('Escape');
  await check.waitFor({ state: 'hidden' });
  await page.keyboard.press(SUBMIT);
  await check.getByRole('button', { name: '确认提交' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/inbox');
}

/** What a row lacks stands in the bar before anything is sent, and the first place that lacks it has the focus (8.5.5, I-38). */
async function lackingReason(gm: Person): Promise<void> {
  const { page } = gm;
  const row = page.locator('.batch > li').first();
  const pay = page.locator('.batch-sums .sum').last().locator('b');
  const ofAll = await pay.textContent();
  await row.locator('.decide').getByText('否决', { exact: true }).click();
  const bar = page.locator('.sticky-acts');
  await bar.getByText('1 人缺少理由').waitFor();
  // What the batch costs is without whoever is rejected.
  expect(await pay.textContent()).not.toBe(ofAll);
  await bar.locator('button[type=submit]').click();
  await row.locator('textarea:focus').waitFor();
  await row.getByText('请写明理由。').waitFor();
  await row.getByRole('button', { name: /^清除员工.*的决定$/ }).click();
  expect(await bar.getByText(/缺少理由/).count()).toBe(0);
  expect(await pay.textContent()).toBe(ofAll);
}

/** Beside the menu a list is narrower than its window: on every laptop each row and what is decided in it are whole (8.5.3). */
export async function rowsAreWhole({ page }: Person): Promise<void> {
  const before = page.viewportSize();
  for (const width of [1024, 1200, 1280, 1366]) {
    await page.setViewportSize({ width, height: 800 });
    await page.locator('.batch > li').first().waitFor();
    const over = await page.evaluate<number>(
      `Math.max(document.documentElement.scrollWidth - innerWidth,
        ...[...document.querySelectorAll('.batch > li')].map((row) => row.scrollWidth - row.clientWidth))`,
    );
    expect([width, over]).toEqual([width, 0]);
  }
  if (before !== null) await page.setViewportSize(before);
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Guest } from '../../cli/play/guest.js';
import { until } from '../../cli/play/until.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { startService, type Service } from '../e2e/service.js';
import { openBrowser, prepareAxe, seriousFindings, type Browser } from './browser.js';

/** §8.5.1 through the page, and what holds at the log-in: access, language; input that survives. */
/** What of an element says whether it has to be scrolled. */
interface Rolling {
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

let service: Service;
const browsers: Browser[] = [];
beforeAll(async () => {
  service = await startService();
}, 180_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await service.close();
}, 60_000);

async function browse(look: Parameters<typeof openBrowser>[0]): Promise<Browser> {
  const browser = await openBrowser(look);
  browsers.push(browser);
  return browser;
}

/** One of the sample people at the log-in that is open. */
async function choose({ page }: Browser, login: string): Promise<void> {
  await page.locator(`.samples button:has(code:text-is("${login}"))`).click();
  await page.locator('.shell').waitFor();
}

describe('the pages', () => {
  test.each([
    { language: 'zh', scheme: 'light' },
    { language: 'zh', scheme: 'dark' },
    { language: 'en', scheme: 'light', width: 360 },
    { language: 'en', scheme: 'dark', width: 360 },
  ] as const)(
    'open on the log-in with the sample people, well to read in $language, $scheme',
    async (look) => {
      const browser = await browse(look);
      const { page } = browser;
      await page.goto(service.url);
      await page.locator('.samples li').nth(11).waitFor();
      await prepareAxe(page);
      expect(await seriousFindings(page)).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide).toBeLessThanOrEqual(0);
      // Paper is white, and what stands on it dark.
      await page.emulateMedia({ media: 'print' });
      const inks = `[...document.querySelectorAll('html, .card h1, .card label, .samples button')].map((one) => getComputedStyle(one).color)`;
      await until('ink is dark on paper, once colours have changed over', async () => {
        const ink = await page.evaluate<string[]>(inks);
        return ink.every((color) => Number(/\d+/.exec(color)?.[0]) < 130);
      });
      expect(browser.complaints).toEqual([]);
    },
    180_000,
  );

  test('complete a task: faults at their field, input that survives a reload, and out of the inbox', async () => {
    const hr = await Guest.signIn(service.url, 'hr');
    await hr.post('/v1/cycles', { month: '2026-07' });
    const browser = await browse({ language: 'zh', scheme: 'light' });
    const { page } = browser;
    // As from a mail: the link to the task is there again behind the log-in.
    const { items } = await hr.get<{ items: readonly { id: string; kind: string }[] }>('/v1/tasks');
    const mailed = `/tasks/${encodeURIComponent(items.find(({ kind }) => kind === 'cycle.launch')?.id ?? '')}`;
    await page.goto(new URL(mailed, service.url).href);
    await choose(browser, 'hr');
    expect(new URL(page.url()).pathname).toBe(mailed);
    // 8.5.1, I-13: what is meant nearly always stands there; all that lacks is told at once, each at its field.
    expect(await page.getByRole('radio', { name: '启动评定' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.field .fault', { hasText: 'I-13' }).waitFor();
    await page.locator('.field .fault', { hasText: '8.5.1' }).waitFor();
    expect(await page.locator('.field .fault').count()).toBe(2);
    await page.getByLabel('理由').fill('补办上一期评定');
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.field .fault', { hasText: 'I-13' }).waitFor();
    await page.locator('.field .fault', { hasText: '8.5.1' }).waitFor({ state: 'detached' });
    await page.reload();
    await until('what was typed is there again', async () => (await page.getByLabel('理由').inputValue()) !== '');
    expect(await page.getByLabel('理由').inputValue()).toBe('补办上一期评定');
    await page.getByLabel('补录截止日').fill(todayIn('Asia/Shanghai', Date.now()));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL('**/inbox');
    await page.getByText('已提交').waitFor();
    await page.getByRole('link', { name: '截止补录考核成绩' }).waitFor();
    expect(await page.getByRole('link', { name: '启动晋级评定' }).count()).toBe(0);
    // A refused form is an answer of the service, which the browser writes down by itself.
    expect(browser.complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
    // On a screen of 720 lines who one is stays in sight, below the four groups of places.
    await page.setViewportSize({ width: 1280, height: 720 });
    expect(await page.locator('.nav-group').allTextContents()).toEqual([
      '我的',
      '评定与任用',
      '人员与记录',
      '制度与系统',
    ]);
    for (const one of ['.who', '.rail-foot > .foot-buttons']) {
      const box = await page.locator(one).boundingBox();
      expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    }
    // B17: and nothing has to be scrolled to: one's own group and one other are open, whichever is pressed.
    const beyond = () =>
      page
        .locator('.rail nav')
        .evaluate((nav) => (nav as unknown as Rolling).scrollHeight - (nav as unknown as Rolling).clientHeight);
    for (const group of ['人员与记录', '制度与系统', '评定与任用']) {
      const fold = page.getByRole('button', { name: group, exact: true });
      if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
      expect([await page.locator('.nav-fold[aria-expanded=true]').allTextContents(), await beyond()]).toEqual([
        [group],
        0,
      ]);
    }
    await page.getByRole('link', { name: '晋级周期', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: '工作日历', exact: true }).count()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 1000 });
    expect(await beyond()).toBe(0);
    await page.getByRole('link', { name: '工作日历', exact: true }).waitFor();
  }, 180_000);

  test('a list is sorted, narrowed and laid out in its address; Ctrl-K and ? are there, and silent where one types', async () => {
    const browser = await browse({ language: 'zh', scheme: 'light' });
    const { page } = browser;
    await page.goto(service.url);
    await choose(browser, 'hr');
    await page.goto(`${service.url}/people`);
    const column = page.locator('.table-box thead button.sorts', { hasText: '职级' });
    await column.click();
    await column.click();
    await page.waitForURL(/[?&]sort=-level/);
    await page.getByRole('combobox', { name: '岗位' }).click();
    await page.locator('.ant-select-item-option', { hasText: '质检专员' }).click();
    await page.getByRole('button', { name: /^列 \d/ }).click();
    await page.getByRole('checkbox', { name: '入职' }).check();
    await page.keyboard.press('Escape');
    await page.waitForURL(/position=quality-inspector/);
    const shown = async (): Promise<string> => (await page.locator('.table-box').innerText()).replaceAll(/\s+/g, ' ');
    await until('the inspectors alone', async () => !(await shown()).includes('班组长'));
    const before = await shown();
    expect(before).toContain('入职');
    expect(await page.locator('th[aria-sort=descending]').innerText()).toContain('职级');
    await page.reload();
    await page.locator('.table-box tbody tr').first().waitFor();
    expect(await shown()).toBe(before);
    // In a field a letter is a letter.
    const field = page.getByRole('textbox', { name: '姓名、拼音、首字母或工号' });
    await field.focus();
    await page.keyboard.type('jn?');
    expect(await field.inputValue()).toBe('jn?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await field.fill('');
    await field.blur();
    await until('the list as before', async () => (await shown()) === before);
    await page.keyboard.press('j');
    await page.locator('.table-box tbody tr:first-child :focus').waitFor({ state: 'attached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘快捷键' }).getByText('下一行').waitFor();
    await page.keyboard.press('Escape');
    // By pinyin to a person; what stands over the page is well to read, too.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找' }).waitFor();
    await page.keyboard.type('sunruoxi');
    const found = page.getByRole('option', { name: /孙若曦/ });
    await found.first().waitFor();
    await prepareAxe(page);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\/\d+$/);
    await page.getByRole('heading', { name: '孙若曦' }).waitFor();
    // Whom the reader may not see is found by nobody's name.
    const other = await browse({ language: 'zh', scheme: 'dark', width: 360 });
    await other.page.goto(service.url);
    await choose(other, 'employee');
    await other.page.keyboard.press('Control+k');
    await other.page.getByRole('combobox', { name: '查找' }).fill('sunruoxi');
    await other.page.getByText('没有找到“sunruoxi”').waitFor();
    expect(await other.page.getByRole('option').count()).toBe(0);
    expect([...browser.complaints, ...other.complaints]).toEqual([]);
  }, 120_000);

  test.each([
    ['hr', ['今天要办的', '下一期评定', '跟进']],
    ['gm', ['今天要办的', '下一期评定', '人数与薪资']],
    ['head', ['今天要办的', '我的团队']],
    ['it', ['今天要办的', '系统']],
    ['employee', ['今天要办的', '我的职级']],
  ] as const)(
    '%s begins where his offices have to know something today',
    async (login, cards) => {
      const browser = await browse({ language: 'zh', scheme: 'light' });
      await browser.page.goto(service.url);
      await choose(browser, login);
      expect(new URL(browser.page.url()).pathname).toBe('/home');
      await browser.page.locator('#home-today').waitFor();
      await until('every card has answered', async () => (await browser.page.locator('.home .loading').count()) === 0);
      const titles = browser.page.locator('.home h2');
      await until('the cards of his offices', async () => (await titles.count()) === cards.length);
      expect(await titles.allTextContents()).toEqual(cards);
      expect(await browser.page.locator('.home [role=alert]').count()).toBe(0);
      if (login === 'employee') await browser.page.getByText('下一期（').waitFor();
      expect(browser.complaints).toEqual([]);
    },
    60_000,
  );
});

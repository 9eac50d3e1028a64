import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startService, type Service } from '../e2e/service.js';
import { openBrowser, prepareAxe, seriousFindings, type Browser } from './browser.js';
import { playScene } from './scene.js';
import { enter, leave, VISITS, visit, type Visit } from './visits.js';

/** What holds for every page: well to read for everybody, no wider than the screen, nothing thrown. */
let service: Service;
let browser: Browser;
beforeAll(async () => {
  service = await startService();
  browser = await openBrowser({ language: 'zh', scheme: 'light' });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await service.close();
}, 60_000);

/** Everything in either language; of colours, which alone differ by scheme, in all four. */
const LOOKS = [
  { button: undefined, width: 1280, only: undefined },
  { button: '深色', width: 360, only: 'color-contrast' },
  { button: 'English', width: 1280, only: undefined },
  { button: 'Light', width: 360, only: 'color-contrast' },
] as const;
const HEIGHT = 900;

test('every page stands in both languages and both colour schemes, on desk and phone', async () => {
  const found = await lookAt(VISITS);
  for await (const visits of playScene(service.url)) found.push(...(await lookAt(visits)));
  expect(found).toEqual([]);
  expect(browser.complaints).toEqual([]);
}, 900_000);

/** What is wrong with the pages, each looked at by the person who goes there. */
async function lookAt(visits: readonly Visit[]): Promise<string[]> {
  const { page } = browser;
  const found: string[] = [];
  for (const login of new Set(visits.map((one) => one.login))) {
    await enter(page, service.url, login);
    await prepareAxe(page);
    for (const one of visits.filter((each) => each.login === login)) {
      await visit(page, one);
      for (const look of LOOKS) found.push(...(await wrongWith(one.name, look)));
      await page.setViewportSize({ width: 1280, height: HEIGHT });
      // For the next page.
      await press('中文');
    }
    await leave(page);
  }
  return found;
}

async function wrongWith(name: string, { button, width, only }: (typeof LOOKS)[number]): Promise<readonly string[]> {
  const { page } = browser;
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  if (button !== undefined) await press(button);
  await page.setViewportSize({ width, height: HEIGHT });
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  const failed = await page.locator('.notice.bad').count();
  const where = `${name}, ${button ?? 'as it opens'}:`;
  // Days are written as days are everywhere (2026年12月1日, 1 Dec 2026), never as files write them.
  const days = await page.evaluate<string[]>(
    `(document.querySelector('.page')?.innerText ?? '').match(/(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])/g) ?? []`,
  );
  return [
    ...(await seriousFindings(page, only)).map((one) => `${where} ${one}`),
    ...(wide > 0 ? [`${where} ${wide} px too wide`] : []),
    ...days.map((day) => `${where} ${day}`),
    ...(failed > 0 ? [`${where} something failed`] : []),
  ];
}

const press = (button: string): Promise<void> =>
  browser.page.getByRole('button', { name: button, exact: true }).click();

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startService, type Service } from '../e2e/service.js';
import { openBrowser, seriousFindings } from './browser.js';
import { enter, VISITS, visit } from './visits.js';

/** What holds for every page: well to read for everybody, no wider than the screen, nothing thrown. */
let service: Service;
beforeAll(async () => {
  service = await startService();
}, 180_000);
afterAll(async () => {
  await service.close();
}, 60_000);

test.each([
  { language: 'zh', scheme: 'light' },
  { language: 'zh', scheme: 'dark', width: 360 },
  { language: 'en', scheme: 'light', width: 360 },
  { language: 'en', scheme: 'dark' },
] as const)(
  'every page stands in $language, $scheme',
  async (look) => {
    const browser = await openBrowser(look);
    try {
      const { page } = browser;
      for (const login of new Set(VISITS.map((one) => one.login))) {
        await page.context().clearCookies();
        await enter(page, service.url, login);
        for (const { name, path } of VISITS.filter((one) => one.login === login)) {
          await visit(page, service.url, path);
          const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect([name, await seriousFindings(page), Number(tooWide) <= 0]).toEqual([name, [], true]);
          expect(await page.locator('.notice.bad').count()).toBe(0);
        }
      }
      // Who was signed out is told so by the service, which the browser writes down by itself.
      expect(browser.complaints.filter((one) => !one.includes('status of 401'))).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  300_000,
);

import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { createHarness, PASSWORD, type Harness } from '../api/harness.js';
import { openBrowser, prepareAxe, seriousFindings, type Browser } from './browser.js';

/** The general manager of a house that asks its offices for a second step, at the pages. */
let harness: Harness;
let server: Server;
let browser: Browser;
/** Ahead of the clock of the wall by as many steps as codes were used: each serves once. */
let ahead = 0;
const now = (): Date => new Date(Date.now() + ahead * 30_000);
beforeAll(async () => {
  harness = await createHarness({
    now,
    environment: { JINJI_SECOND_FACTOR: 'offices' },
    pagesFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
  });
  server = harness.express.listen(0, '127.0.0.1');
  browser = await openBrowser({ language: 'zh', scheme: 'light' });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  await harness.close();
});

test('an office switches its second step on before anything else, logs in by it, and by a recovery code switches it off', async () => {
  const { page } = browser;
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const logIn = async (): Promise<void> => {
    await page.getByLabel('登录名').fill('g1');
    await page.getByLabel('密码').fill(PASSWORD);
    await press('登录');
  };
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await logIn();
  await page.getByRole('heading', { name: '您的职务须启用登录动态码' }).waitFor();
  expect(await page.locator('.shell').count()).toBe(0);
  await press('启用动态码');
  await page.getByRole('img', { name: '供身份验证器扫描的二维码' }).waitFor();
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  const code = (): string => {
    ahead += 1;
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
  };
  await page.getByLabel('动态码').fill('12345');
  await page.getByLabel('密码').fill(PASSWORD);
  await press('确认启用');
  await page.locator('.fault').waitFor();
  await page.getByLabel('动态码').fill(code());
  await press('确认启用');
  await page.getByRole('heading', { name: '请保存恢复码' }).waitFor();
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  const recovery = await page.locator('ol code').allTextContents();
  expect(recovery).toHaveLength(10);
  await press('已保存，继续');
  await page.locator('.shell').waitFor();

  await press('退出');
  await logIn();
  await page.getByRole('heading', { name: '第二步' }).waitFor();
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('动态码或恢复码').fill(recovery[0] ?? '');
  await press('登录');
  await page.locator('.shell').waitFor();
  await press('退出');
  await logIn();
  await page.getByLabel('动态码或恢复码').fill(recovery[0] ?? '');
  await press('登录');
  await page.getByText('或已经用过').waitFor();
  await page.getByLabel('动态码或恢复码').fill(code());
  await press('登录');
  await page.locator('.shell').waitFor();

  await press('个人设置');
  const card = page.getByRole('region', { name: '登录动态码' });
  await card.getByText('恢复码还剩 9 个').waitFor();
  await card.getByRole('button', { name: '停用动态码' }).click();
  await card.getByLabel('动态码或恢复码').fill(recovery[1] ?? '');
  await card.getByLabel('密码').fill(PASSWORD);
  await card.getByRole('button', { name: '停用动态码' }).click();
  // Its office needs it: there is nothing else to do again.
  await page.getByRole('heading', { name: '您的职务须启用登录动态码' }).waitFor();
  // What the browser writes down by itself of answers that refuse.
  expect(browser.complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
}, 120_000);

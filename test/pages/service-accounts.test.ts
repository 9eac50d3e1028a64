import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, PASSWORD, type Harness } from '../api/harness.js';
import { openBrowser, prepareAxe, seriousFindings, type Browser } from './browser.js';

/** IT, a second person and an owner, each at the pages, until a script has its token. */
let harness: Harness;
let server: Server;
let browser: Browser;
beforeAll(async () => {
  harness = await createHarness({
    now: () => new Date(),
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

test('IT asks for one, the HR manager confirms it, its owner gets a token, and IT sees its use and revokes it', async () => {
  const { page } = browser;
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const enter = async (login: string, path: string): Promise<void> => {
    await page.context().clearCookies();
    await page.goto(url);
    await page.evaluate('localStorage.removeItem("jinji.signed-in")');
    await page.goto(`${url}${path}`);
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码').fill(PASSWORD);
    await press('登录');
    await page.locator('.page h1').waitFor();
  };
  const look = async (): Promise<void> => {
    await prepareAxe(page);
    expect(await seriousFindings(page)).toEqual([]);
  };
  await enter('i1', '/service-accounts');
  await page.getByText('还没有服务账号').waitFor();
  await press('新建服务账号');
  await page.getByLabel('名称').fill('hr-sync');
  await page.getByLabel('用途').fill('每晚同步人员');
  await page.getByLabel('所有人').click();
  await page.getByLabel('所有人').fill('h1');
  await page.locator('.ant-select-item-option').filter({ hasText: 'h1' }).first().click();
  await look();
  await page.locator('form button[type=submit]').click();
  await page.getByText('请至少选择一个范围').waitFor();
  await page.getByRole('checkbox', { name: '查阅人员档案' }).check();
  await page.locator('form button[type=submit]').click();
  await page.getByText('敏感范围待第二人确认').waitFor();

  await enter('h2', '/waiting-changes');
  await page.getByText('hr-sync').first().waitFor();
  await press('同意');
  await page.getByText('已同意并生效').first().waitFor();

  const elsewhere = await harness.tokenOf('h1');
  await enter('h1', '/password');
  const own = page.getByRole('listitem', { name: 'hr-sync' });
  await own.getByRole('button', { name: '取得新令牌' }).click();
  await own.getByRole('button', { name: '取得新令牌' }).click();
  await own.getByText('只显示这一次').waitFor();
  const token = (await own.locator('.notice code').textContent()) ?? '';
  await look();
  const people = () => request(harness.express).get('/v1/people').set('Authorization', `Bearer ${token}`);
  expect((await people()).status).toBe(200);
  // He sees where else he is logged in, and ends it; his script goes on.
  const me = () => request(harness.express).get('/v1/me').set('Authorization', `Bearer ${elsewhere}`);
  expect((await me()).status).toBe(200);
  await page.getByText('本次登录', { exact: true }).waitFor();
  await press('结束其他登录');
  await page.getByText('其他登录已结束').first().waitFor();
  expect([(await me()).status, (await people()).status]).toEqual([401, 200]);

  await enter('i1', '/service-accounts');
  const seen = page.getByRole('listitem', { name: 'hr-sync' });
  await seen.getByText('最近使用').waitFor();
  await look();
  await seen.getByRole('button', { name: '作废' }).click();
  await seen.getByText('已作废').waitFor();
  expect((await people()).status).toBe(401);
  expect(browser.complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
}, 120_000);

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createAccount } from '../../db/accounts/accounts.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { startEndpoints } from '../../worker/telling/endpoints.js';
import { createHarness, PASSWORD, type Harness } from '../api/harness.js';
import { HttpServer, says } from '../notifications/http-server.js';
import { KEYS } from '../support/keys.js';
import { openBrowser, prepareAxe, seriousFindings, type Browser } from './browser.js';

/** IT registers a system at the page, gets its secret, sends a test, and sends again what was not taken. */
let harness: Harness;
let server: Server;
let browser: Browser;
const system = new HttpServer();
const stop = new AbortController();
let worker: Promise<void>;
beforeAll(async () => {
  await system.up();
  harness = await createHarness({
    now: () => new Date(),
    pagesFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    environment: { JINJI_WEBHOOK_LOOPBACK: 'true' },
  });
  const quiet = (): void => undefined;
  worker = startEndpoints({
    db: harness.database.db,
    keys: KEYS,
    settings: { reach: { loopback: true, networks: [] } },
    calendar: loadCalendar(),
    log: { info: quiet, warn: quiet },
    signal: stop.signal,
    pauseMs: 100,
    now: () => new Date(),
  }).done;
  server = harness.express.listen(0, '127.0.0.1');
  browser = await openBrowser({ language: 'zh', scheme: 'light' });
}, 60_000);
afterAll(async () => {
  stop.abort();
  await worker;
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  await harness.close();
  await system.down();
});

test('from the form to a delivery that is sent again', async () => {
  const { page } = browser;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await page.goto(`${url}/endpoints`);
  await page.getByLabel('登录名').fill('i1');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page.getByText('还没有接收端').waitFor();
  await page.getByRole('button', { name: '登记接收端' }).click();
  await page.getByLabel('名称').fill('人事系统');
  await page.getByLabel('网址').fill('http://192.168.0.1/hook');
  await page.getByRole('checkbox', { name: '待办已逾期' }).check();
  const send = page.locator('form button[type=submit]');
  await send.click();
  await page.getByText('指向内部或保留的 IP 地址').waitFor();
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('网址').fill(system.url('/hook'));
  await send.click();

  const card = page.getByRole('listitem', { name: '人事系统' });
  await card.getByText('尚无密钥').waitFor();
  await card.getByRole('button', { name: '取得密钥' }).click();
  await send.click();
  await card.getByText('只显示这一次').waitFor();
  expect(await card.locator('.notice code').textContent()).toMatch(/^whsec_/);
  await card.getByRole('button', { name: '已保存' }).click();
  await card.getByText('启用中').waitFor();

  system.next.push(says(500, 'not today'));
  await card.getByRole('button', { name: '发送测试' }).click();
  await card.getByRole('button', { name: '投递' }).click();
  await card.getByText('500 not today').waitFor();
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  await card.getByRole('button', { name: '重发' }).click();
  await card.getByText('已送达').waitFor();
  expect(system.taken).toHaveLength(2);

  await card.getByRole('button', { name: '停用' }).click();
  await card.getByText('已停用').waitFor();
  await card.getByRole('button', { name: '终止' }).click();
  await page.locator('.ant-popconfirm .ant-btn-primary').click();
  await page.getByText('还没有接收端').waitFor();
}, 120_000);

test('IT says when a group is left alone', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: '登记接收端' }).click();
  await page.getByRole('combobox', { name: '种类' }).click();
  await page.getByText('企业微信群机器人', { exact: true }).last().click();
  await page.getByLabel('名称').fill('客户关怀群');
  await page.getByLabel('网址').fill(system.url('/cgi-bin/webhook/send?key=k'));
  await page.getByRole('checkbox', { name: '待办已逾期' }).check();
  await page.locator('form button[type=submit]').click();
  const card = page.getByRole('listitem', { name: '客户关怀群' });
  await card.getByText('21:00 至 08:00 不发；休息日不发').waitFor();
  await card.getByRole('button', { name: '更改免打扰时段' }).click();
  await card.getByLabel('免打扰开始').fill('12:00');
  await card.getByLabel('免打扰结束').fill('13:30');
  await card.getByRole('button', { name: '保存免打扰时段' }).click();
  await card.getByText('12:00 至 13:30 不发；休息日不发').waitFor();
}, 60_000);

test('one chooses how one is told, sets a robot of one’s own where IT has one, and ends it', async () => {
  const { page } = browser;
  await page.goto(new URL('/password', page.url()).href);
  for (const [label, choice] of [
    ['其他通知的邮件', '每个工作日早上一封'],
    ['本人的日程（答辩、面谈、试用）', '只在日历订阅中，已发出的邀请仍会更新'],
  ] as const) {
    await page.getByLabel(label).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: choice }).click();
  }
  await page.getByRole('button', { name: '保存通知方式' }).click();
  await page.getByText('通知方式已保存').waitFor();
  await page.reload();
  await page.getByText('只在日历订阅中，已发出的邀请仍会更新').waitFor();
  const section = page.getByRole('region', { name: '本人的机器人' });
  await section.getByRole('button', { name: '设置机器人' }).click();
  const url = section.getByLabel('机器人网址');
  await url.fill('https://collect.example.com/cgi-bin/webhook/send?key=mine');
  await section.getByRole('button', { name: '保存机器人' }).click();
  await section.getByText('不在所选平台的主机上').waitFor();
  await url.fill(system.url('/cgi-bin/webhook/send?key=mine'));
  await section.getByRole('button', { name: '保存机器人' }).click();
  await section.getByText('尚未发送').waitFor();
  expect(await section.textContent()).not.toContain('mine');
  await prepareAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  await section.getByRole('button', { name: '停用机器人' }).click();
  await section.getByRole('button', { name: '设置机器人' }).waitFor();
}, 60_000);

test('whoever audits finds nothing to press but what looks, moves about or is his own log-in (4.1)', async () => {
  const { db } = harness.database;
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    values ('u1', '审计员', 'care', 'confirmed', '2020-01-01', '2020-04-01')`.execute(db);
  await createAccount(db, { login: 'u1', password: PASSWORD, personId: 'u1', roles: ['auditor'] });
  await sql`update person set status = 'probation', confirmed_on = null where id = 'e1'`.execute(db);
  await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
    values ('e1', '2025-08', 'C', '2025-09-05', 'h1')`.execute(db);
  await sql`insert into message (person_id, workflow_id, seq, no, clause, subject, body, sent_at)
    values ('u1', 'w', 1, 0, '8.5.6', '{"zh": "告知", "en": "told"}', '{"zh": "正文", "en": "body"}', now())`.execute(
    db,
  );
  const { page } = browser;
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByLabel('登录名').fill('u1');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page.locator('.shell').waitFor();
  const places: string[] = [];
  for (const link of await page.locator('nav a[href^="/"]').all())
    places.push((await link.getAttribute('href')) ?? '/');
  expect(places).toEqual(expect.arrayContaining(['/confirmations', '/older-setbacks', '/accounts', '/retention']));
  const looks =
    /^(导出 (XLSX|CSV)|载入更多|打开日历|试算|查看|投递|下载模板(：.+)?|列 \d+\/\d+|我的视图|选择.+|.+[↕↑↓]|§?[IVX0-9.§-]+[a-z]?|[←→]|我已阅读)?$/;
  const found: string[] = [];
  for (const path of places) {
    await page.goto(new URL(path, page.url()).href);
    await page.locator('.page h1').waitFor();
    await page.locator('body:not(:has(.loading))').waitFor({ state: 'attached' });
    const buttons = await page
      .locator('.page button:visible:enabled, .page input[type=checkbox]:visible:enabled')
      .all();
    for (const button of buttons) {
      const name = (await button.innerText()) || ((await button.getAttribute('aria-label')) ?? '');
      if (!looks.test(name.replace(/\s+/g, ' ').trim())) found.push(`${path} ${name}`);
    }
  }
  expect(found).toEqual([]);
}, 120_000);

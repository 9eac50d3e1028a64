import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser as Chromium, Locator, Page } from 'playwright-core';
import { checkoutRoot } from '../../../cli/launch/machine/cache.js';
import { until } from '../../../cli/play/until.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { vocabulary } from '../../../web/i18n/zh/vocabulary.js';
import { startService, type Service } from '../../e2e/service.js';
import { MailServer } from '../../notifications/mail-server.js';
import { thisMonth } from '../../support/this-month.js';
import { openWindow, startChromium } from '../browser.js';
import { Journey, type Seat } from './journey.js';
import { ADMIN, filledTemplate, GM, HR, peopleLines, ratingLines, STAFF } from './own-house.js';

/** From an empty house to the first cycle of one's own, by the pages: docs/setup.md, step by step. */
const PASSWORD = '晴天里的三只白鹭 2026';
const journey = new Journey('set-up');
const run = promisify(execFile);
const mail = new MailServer();
let service: Service;
let chromium: Chromium;
let admin: Hand;

/** Somebody with a mouse and a keyboard, every press counted. */
class Hand {
  constructor(readonly seat: Seat) {}

  get page(): Page {
    return this.seat.page;
  }

  async click(place: Locator): Promise<void> {
    await place.first().click();
    this.seat.did.clicks += 1;
  }

  button(name: string | RegExp): Promise<void> {
    return this.click(this.page.getByRole('button', { name }));
  }

  async fill(place: Locator, words: string): Promise<void> {
    await this.click(place);
    await place.first().fill(words);
    this.seat.did.keys += words.length;
  }

  /** From the rail to the set-up, and to where a step of it leads. */
  async step(title: string): Promise<Locator> {
    await this.click(this.page.getByRole('link', { name: '初始设置' }));
    const step = this.page.locator('li.card', { has: this.page.getByRole('heading', { name: title, exact: true }) });
    await step.waitFor();
    return step;
  }

  async go(title: string): Promise<void> {
    await this.click((await this.step(title)).getByRole('link', { name: '前往办理' }));
    await this.page.locator('body:not(:has(.loading))').waitFor({ state: 'attached' });
  }

  /** The template of a step as it comes down. */
  async template(title: string, name: string): Promise<string> {
    const step = await this.step(title);
    const [file] = await Promise.all([
      this.page.waitForEvent('download'),
      this.click(step.getByRole('button', { name: `下载模板：${name}` })),
    ]);
    return readFile(await file.path(), 'utf8');
  }

  /** The records have it that the step is done. */
  async done(title: string): Promise<void> {
    await (await this.step(title)).locator('.chip', { hasText: '已完成' }).first().waitFor();
  }

  /** A file through the page of imports: the dry run looked at, then all of it. */
  async import(title: string, kind: string, content: Buffer, news: number): Promise<void> {
    await this.go(title);
    const { page } = this;
    const chosen = page.locator('.ant-select-content, .ant-select-selection-item').first();
    if ((await chosen.textContent())?.trim() !== kind) {
      this.seat.fault(`${title} leads to the imports, and there another kind of file is chosen`);
      await this.click(page.getByLabel('内容'));
      await this.click(page.locator('.ant-select-item-option', { hasText: kind }));
    }
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${kind}.csv`, mimeType: 'text/csv', buffer: content });
    await this.button('试运行');
    await page.getByRole('button', { name: `新增 ${news}`, exact: true }).waitFor();
    await this.seat.look(`difference ${kind}`);
    await this.button('全部执行');
    await page.locator('.chip', { hasText: '已执行' }).first().waitFor();
  }
}

const start = (folder: string | undefined, firstAdmin?: string): Promise<Service> =>
  startService(folder, {
    JINJI_SAMPLE: 'no',
    JINJI_SMTP_HOST: '127.0.0.1',
    JINJI_SMTP_PORT: String(mail.port),
    JINJI_SMTP_TLS: 'none',
    JINJI_MAIL_FROM: 'jinji@example.com',
    JINJI_PUBLIC_URL: 'http://127.0.0.1',
    ...(firstAdmin === undefined ? {} : { JINJI_FIRST_ADMIN: firstAdmin }),
  });

const sit = async (who: string): Promise<Hand> =>
  new Hand(journey.seat(who, await openWindow(chromium, { language: 'zh', scheme: 'light' })));

beforeAll(async () => {
  await mail.up();
  service = await start(undefined);
  chromium = await startChromium();
}, 300_000);
afterAll(async () => {
  process.stdout.write(journey.report());
  await chromium.close();
  await service.close();
  await mail.down();
}, 120_000);

journey.part('one person is imported by the command, and the next start prints his one-time link', async () => {
  expect(service.said()).toContain('import people');
  const file = join(service.dataFolder, 'first.csv');
  const headings = '工号,姓名,部门,状态,入职日期,转正日期,部门负责人';
  await writeFile(file, filledTemplate(headings, peopleLines(STAFF.slice(0, 1))));
  const jinji = [join(checkoutRoot(), 'scripts', 'run.mjs'), 'jinji', 'import', 'people', file, '--apply'];
  const { stdout } = await run(process.execPath, jinji, { cwd: checkoutRoot(), env: service.env });
  expect(stdout).toContain('已导入');
  const { dataFolder } = service;
  await service.stop();
  service = await start(dataFolder, ADMIN);
  admin = await sit('admin');
  const link = /(https?:\/\/\S*\/password-reset\S*)/.exec(service.said())?.[1] ?? '';
  const { pathname, hash } = new URL(link);
  await admin.page.goto(`${service.url}${pathname}${hash}`);
  await admin.seat.look('one-time link');
  await setPassword(admin, ADMIN);
  await admin.seat.look('home');
  journey.station('the first administrator');
});

/** The password chosen behind a link or a code, and the first log-in with it. */
async function setPassword(hand: Hand, login: string): Promise<void> {
  const { page } = hand;
  await hand.fill(page.getByLabel('新密码', { exact: true }), PASSWORD);
  await hand.fill(page.getByLabel('再次输入新密码'), PASSWORD);
  await hand.button('设置密码');
  await page.getByText('密码已设置，请登录。').waitFor();
  await hand.click(page.getByRole('link', { name: '返回登录' }));
  await hand.fill(page.getByLabel('登录名'), login);
  await hand.fill(page.getByLabel('密码', { exact: true }), PASSWORD);
  await hand.button('登录');
  await page.locator('.shell').waitFor();
}

journey.part('people and ratings: templates filled, the difference looked at, all of it applied', async () => {
  const people = await admin.template('人员', '人员');
  await admin.seat.look('set-up');
  await admin.import('人员', '人员', filledTemplate(people, peopleLines()), STAFF.length - 1);
  await admin.done('人员');
  await admin.done('部门与负责人');
  journey.station('sixty people');
  const ratings = await admin.template('考核成绩', '考核成绩');
  const lines = ratingLines(thisMonth());
  await admin.import('考核成绩', '月度考核', filledTemplate(ratings, lines), lines.length);
  await admin.done('考核成绩');
  journey.station('a year of ratings');
});

journey.part('pay, marks, the day of use, the calendar', async () => {
  const { page } = admin;
  const today = todayIn('Asia/Shanghai', Date.now());
  await admin.go('薪资表');
  await admin.seat.look('pay table');
  await admin.button('增补金额');
  await admin.fill(page.getByLabel('生效日'), `${today.slice(0, 4)}-01-01`);
  for (const [no, level] of Object.values(vocabulary.levels).entries())
    await admin.fill(page.getByLabel(level, { exact: true }), String(4000 + 400 * no));
  await admin.seat.look('pay table filled');
  await admin.click(page.locator('form button[type=submit]'));
  await page
    .locator('td.number')
    .nth(Object.keys(vocabulary.levels).length - 1)
    .waitFor();
  await admin.done('薪资表');
  journey.station('the pay table');
  await admin.go('答辩合格线');
  const entry = page.locator('#I-30');
  if (!(await entry.evaluate((one) => Reflect.get(one, 'open') === true))) {
    admin.seat.fault('the step of the marks leads to a list of eighty folded entries');
    await admin.click(entry.locator('summary'));
  }
  await admin.seat.look('marks');
  for (const mark of [75, 80, 85]) {
    await admin.click(entry.getByRole('button', { name: /^变更：/ }).nth(mark === 75 ? 0 : mark === 80 ? 1 : 2));
    const form = entry.locator('form');
    await admin.fill(form.locator('input.typed-number'), String(mark));
    await admin.fill(form.locator('textarea'), '公司选定');
    await admin.click(form.locator('button[type=submit]'));
    await form.waitFor({ state: 'detached' });
  }
  await admin.done('答辩合格线');
  journey.station('the pass marks');
  await admin.go('启用日');
  await admin.button('确定启用日');
  await admin.fill(page.getByLabel('自哪一天起'), today);
  await admin.fill(page.getByLabel('理由').first(), '自今天起用本系统');
  await admin.seat.look('day of use');
  await admin.click(page.locator('section[aria-labelledby=go-live] form button[type=submit]'));
  await page.getByText('启用日已登记').waitFor();
  await admin.done('启用日');
  await admin.go('工作日历');
  await admin.seat.look('calendar');
  await admin.done('邮件');
  journey.station('the day of use, the calendar, mail');
});

journey.part('accounts in bulk; the general manager and HR get their offices and their passwords', async () => {
  const { page } = admin;
  const step = await admin.step('账号与角色');
  await admin.click(step.getByRole('button', { name: '为尚无账号的人开通' }));
  await admin.button('确认开通');
  await page.getByText(`已开通 ${STAFF.length - 1} 个账号`).waitFor({ timeout: 120_000 });
  await admin.seat.look('accounts opened');
  await admin.go('账号与角色');
  for (const [login, role] of [
    [GM, '总经理'],
    [HR, '人力资源'],
  ] as const) {
    await admin.button(`更改 ${login}`);
    await admin.click(page.getByRole('checkbox', { name: role, exact: true }));
    await admin.button('保存角色');
    await page.getByText('角色已保存').first().waitFor();
    await admin.button(`更改 ${login}`);
  }
  await admin.seat.look('accounts');
  journey.station('sixty accounts');
});

/** Whoever has no mail gets a code at the log-in, IT enters it, and the password is set in the same tab. */
async function enter(login: string): Promise<Hand> {
  const hand = await sit(login);
  const { page } = hand;
  await page.goto(service.url);
  await hand.click(page.getByRole('link', { name: '首次登录或忘记密码' }));
  await hand.fill(page.getByLabel('登录名'), login);
  await hand.button('取得代码');
  const code = (await page.locator('.notice strong').textContent()) ?? '';
  await hand.seat.look('a code');
  await admin.go('账号与角色');
  await admin.button(`更改 ${login}`);
  await admin.button('重置密码');
  await admin.fill(admin.page.getByLabel('本人的代码'), code);
  await admin.click(admin.page.locator('form button[type=submit]'));
  await admin.page.locator('form').waitFor({ state: 'detached' });
  await setPassword(hand, login);
  return hand;
}

journey.part('the general manager confirms, and HR opens the first cycle', async () => {
  const gm = await enter(GM);
  journey.station('the general manager’s first log-in');
  await gm.go('总经理确认');
  await gm.seat.look('confirmation');
  await gm.button('确认初始设置');
  await gm.click(gm.page.getByRole('dialog').getByRole('button', { name: '确认初始设置' }));
  await gm.page.getByText('初始设置已确认').waitFor();
  await gm.step('总经理确认');
  await gm.page.getByText('必需的各步都已完成。').waitFor();
  await gm.seat.look('ready');
  journey.station('confirmed');
  const hr = await sit(HR);
  const { page } = hr;
  await page.goto(service.url);
  await hr.click(page.getByRole('link', { name: '首次登录或忘记密码' }));
  await hr.fill(page.getByLabel('登录名'), HR);
  await hr.button('取得代码');
  const code = (await page.locator('.notice strong').textContent()) ?? '';
  await admin.go('账号与角色');
  await admin.button(`更改 ${HR}`);
  await admin.button('重置密码');
  await admin.fill(admin.page.getByLabel('本人的代码'), code);
  await admin.click(admin.page.locator('form button[type=submit]'));
  await admin.page.locator('form').waitFor({ state: 'detached' });
  await gm.click(gm.page.getByRole('link', { name: '待第二人确认' }));
  await gm.page.getByRole('button', { name: '同意' }).waitFor();
  await gm.seat.look('second person');
  await gm.button('同意');
  await gm.page.getByText('没有待确认的变更。').waitFor();
  await setPassword(hr, HR);
  await hr.seat.look('home of HR');
  await hr.click(page.getByRole('link', { name: '晋级周期' }));
  await hr.click(page.getByLabel('月份'));
  await hr.click(page.locator('.ant-select-item-option'));
  await hr.button('起草周期');
  await until('the first cycle stands', async () => (await page.locator('tbody tr').count()) === 1);
  await page.getByText('草稿', { exact: true }).waitFor();
  await hr.seat.look('the first cycle');
  journey.station('the first cycle');
});

test('nothing was wrong on the way', () => {
  expect(journey.faults()).toEqual([]);
});

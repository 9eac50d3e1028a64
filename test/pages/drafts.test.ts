import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser as Chromium } from 'playwright-core';
import { until } from '../../cli/play/until.js';
import { createHarness, idleEngine, PASSWORD, type Harness } from '../api/harness.js';
import { placeCandidates } from '../support/candidates.js';
import { openWindow, startChromium } from './browser.js';
import { Person } from './house.js';

/** A workflow that does what it is asked, and another whose task somebody else was quicker with. */
async function racing<R>({ workflowId }: { readonly workflowId: string }): Promise<R | undefined> {
  const state = workflowId === 'LP-1' ? 'completed' : 'withdrawn';
  await sql`update task set state = ${state}, closed_at = now(), closed_by = ${state === 'completed' ? 's2' : null}
    where kind = 'setback.plan-review' and workflow_id = ${workflowId}`.execute(harness.database.db);
  return state === 'completed' ? ({ taskId: '', state } as R) : undefined;
}

let harness: Harness;
let server: Server;
let chromium: Chromium;
beforeAll(async () => {
  harness = await createHarness({
    engine: { ...idleEngine, query: <R>() => Promise.resolve([null] as R), update: racing },
    now: () => new Date(),
    pagesFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
  });
  const { db } = harness.database;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'test')`.execute(db);
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'e1', stage: 'interview', released: true },
  ]);
  await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, excluded)
    values ('LP-1.1', 'LP-1', 'LC-2026-07', 'LP-1', 'level.interview', '8.5.6', 'open', array['supervisor'], array['e1'])`.execute(
    db,
  );
  server = harness.express.listen(0, '127.0.0.1');
  chromium = await startChromium();
}, 60_000);
afterAll(async () => {
  await chromium.close();
  await new Promise((resolve) => server.close(resolve));
  await harness.close();
});

async function at(login: string, path = '/tasks/LP-1.1'): Promise<Person> {
  const window = await openWindow(chromium, { language: 'zh', scheme: 'light' });
  const person = new Person(window, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await person.signIn(login);
  await person.go(path);
  await person.page.locator('form').first().waitFor();
  return person;
}
const versions = async (): Promise<number> => {
  const { rows } = await sql<{ version: number }>`select version from task_draft where task_id = 'LP-1.1'`.execute(
    harness.database.db,
  );
  return rows[0]?.version ?? 0;
};

test('several of a kind are chosen in the inbox; what is wrong in one stands at its row, and nothing is done', async () => {
  const { db } = harness.database;
  await placeCandidates(db, [
    { id: 'LP-2', cycleId: 'LC-2026-07', personId: 'e2', stage: 'interview', released: true },
  ]);
  await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, excluded)
    values ('LP-2.1', 'LP-2', 'LC-2026-07', 'LP-2', 'level.interview', '8.5.6', 'open', array['supervisor'], array['e2'])`.execute(
    db,
  );
  const { page } = await at('s2');
  await page.getByRole('link', { name: /待办/ }).first().click();
  await page.getByRole('checkbox', { name: /^选择 艾客服/ }).check();
  await page.getByRole('checkbox', { name: /^选择 安客服/ }).check();
  await page.getByRole('link', { name: /一起办理 2 项/ }).click();
  const rows = page.locator('.together-row');
  await rows.first().getByLabel('面谈纪要').fill('已谈');
  await page.getByRole('button', { name: '提交 2 项' }).click();
  await rows.nth(1).locator('.fault').first().waitFor();
  expect([await rows.nth(0).locator('.fault').count(), await rows.nth(1).locator('.fault').count()]).toEqual([1, 2]);
  expect(await rows.first().getByLabel('面谈纪要').inputValue()).toBe('已谈');
  const { rows: open } = await sql`select from task where state = 'open' and kind = 'level.interview'`.execute(db);
  expect(open).toHaveLength(2);
  await sql`update task set state = 'withdrawn', closed_at = now() where id = 'LP-2.1'`.execute(db);
  await page.getByText('1 项已不在待办中').waitFor();
  await rows.nth(1).waitFor({ state: 'detached' });
});

test('what was typed is there on another device, the later edit of a field stands, and no browser keeps it', async () => {
  const office = await at('s1');
  const box = office.page.locator('form textarea').first();
  await box.fill('在办公室写的曾经');
  await until('the draft on the server', async () => (await versions()) >= 1);
  const home = await at('s1');
  const same = home.page.locator('form textarea').first();
  expect(await same.inputValue()).toBe('在办公室写的曾经');
  const before = await versions();
  await same.fill('在家里改的');
  await until('the later edit on the server', async () => (await versions()) > before);
  await office.page.reload();
  await office.page.locator('form textarea').first().waitFor();
  expect(await box.inputValue()).toBe('在家里改的');
  const kept = await office.page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  expect(kept).not.toContain('在家里');
  expect(kept).not.toContain('LP-1');
  // Somebody else with the same task begins with nothing.
  const other = await at('s2');
  expect(await other.page.locator('form textarea').first().inputValue()).toBe('');
  expect([...office.window.complaints, ...home.window.complaints]).toEqual([]);
});

test('two tabs of one person: before a form is sent it shows the later edit of each field', async () => {
  const first = await at('s1');
  const second = await at('s1');
  const [one, two] = [first, second].map(({ page }) => page.locator('form textarea').first());
  await one?.fill('先写的');
  await until('the first', async () => (await versions()) >= 1);
  const before = await versions();
  await two?.fill('后写的');
  await until('the second', async () => (await versions()) > before);
  await first.page.locator('form button[type=submit]').first().click();
  await first.page.locator('.toast', { hasText: '另一处' }).waitFor();
  expect(await one?.inputValue()).toBe('后写的');
  const { rows } = await sql`select from task where id = 'LP-1.1' and state = 'open'`.execute(harness.database.db);
  expect(rows).toHaveLength(1);
});

test('another log-in in the same browser empties every tab, with words; nothing that was not sent is taken along', async () => {
  const first = await at('s1');
  const { page } = first;
  const drafts = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ of: string }>`select distinct person_id as of from task_draft`.execute(
      harness.database.db,
    );
    return rows.map(({ of }) => of);
  };
  const second = new Person({ ...first.window, page: await page.context().newPage() }, new URL(page.url()).origin);
  await page.locator('form textarea').first().fill('只有孙主管写的');
  await until('his draft on the server', async () => (await drafts()).includes('s1'));
  await second.page.goto(new URL(page.url()).origin);
  await second.press('退出');
  await page.getByText('已在另一标签页退出').waitFor();
  expect(await page.locator('form textarea').count()).toBe(0);
  await second.signIn('s1');
  await page.locator('.shell').waitFor();
  await page.locator('form textarea').first().fill('孙主管后来写的，还没有保存');
  // Without a log-out between them, as where a log-in has run out.
  await second.page.context().clearCookies();
  await second.page.goto(new URL(page.url()).origin);
  await second.signIn('s2');
  await page.getByText('现在由沈主管登录').waitFor();
  expect(new URL(page.url()).pathname).toBe('/inbox');
  expect(await page.locator('.who strong').textContent()).toBe('沈主管');
  expect(await page.content()).not.toContain('还没有保存');
  await page.getByRole('button', { name: '知道了' }).click();
  await page.goto(`${new URL(page.url()).origin}/tasks/LP-1.1`);
  expect(await page.locator('form textarea').first().inputValue()).toBe('');
  expect(await drafts()).toEqual(['s1']);
});

test('who logs in again finds every form as it was left; anybody else finds none of it', async () => {
  const hr = await at('h1', '/hires/new');
  const { page } = hr;
  await hr.fill('姓名', '甄新人');
  const expire = async (): Promise<void> => {
    await sql`delete from web_session`.execute(harness.database.db);
    // Whatever asks first is told that the log-in has ended: this, or the page by itself.
    await page.locator('form button[type=submit]').last().dispatchEvent('click');
    await page.getByText('登录已过期').waitFor();
  };
  const enter = async (login: string): Promise<void> => {
    await page.getByLabel('登录名').last().fill(login);
    await page.getByLabel('密码').last().fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('.shell').waitFor();
  };
  await expire();
  expect(await page.getByLabel('姓名').isVisible()).toBe(false);
  await enter('h1');
  expect(await page.getByLabel('姓名').inputValue()).toBe('甄新人');
  await expire();
  await enter('h2');
  await page.getByText('现在由韩经理登录').waitFor();
  expect(await page.content()).not.toContain('甄新人');
});

test('9.5.6: when the log-in of an anonymous sheet runs out, nothing of it stays in the browser', async () => {
  const { db } = harness.database;
  await sql`insert into personnel_case (id, kind, person_id, post, stage, policy_version, choices, opened_by)
    values ('PP-2', 'position-promotion', 'e2', 'team-leader', 'trial', 'v1', '{}', 'h1')`.execute(db);
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people)
    values ('PP-2.1', 'PP-2-trial', 'PP-2', 'review.sheet', '9.5.6', 'open', array['e1'])`.execute(db);
  const { page } = await at('e1', '/tasks/PP-2.1');
  await page.getByLabel('评语').fill('班长对下属很耐心');
  await until('the draft on the server', async () => {
    const { rows } = await sql`select from task_draft where task_id = 'PP-2.1'`.execute(db);
    return rows.length > 0;
  });
  await sql`delete from web_session`.execute(db);
  await page.getByLabel('评语').fill('班长对下属很耐心，还');
  await page.getByText('登录已过期').waitFor();
  await page.getByText('匿名评分表没有任何内容留在本机').waitFor();
  expect(await page.content()).not.toContain('耐心');
  expect(new URL(page.url()).pathname).toBe('/inbox');
  expect(await page.locator('main').textContent()).not.toContain('PP-2');
});

test('a file that a release has taken away: the tab is loaded anew once, by itself; if that does not help, it says so', async () => {
  const { page } = await at('h1', '/hires/new');
  // High enough for every group of the menu.
  await page.setViewportSize({ width: 1280, height: 1200 });
  let asked = 0;
  await page.route('**/assets/pay-table-*.js', (route) => {
    asked += 1;
    return asked === 1 ? route.fulfill({ status: 404 }) : route.continue();
  });
  await page.getByRole('link', { name: '薪资表' }).click();
  await page.getByRole('heading', { name: '薪资表', level: 1 }).waitFor();
  expect(asked).toBe(2);
  await page.route('**/assets/imports-*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: '导入' }).click();
  await page.getByText('这个页面暂时打不开').waitFor();
  expect(await page.content()).not.toMatch(/dynamically|imported module/);
});

test('a day from the calendar; only people can be named, and IT finds them by name too', async () => {
  const { page } = await at('h1', '/hires/new');
  const day = page.getByLabel('预定转正日');
  await page.getByRole('button', { name: '打开日历' }).last().click();
  await page.locator('.ant-picker-dropdown td.ant-picker-cell-in-view').nth(9).click();
  expect(await day.inputValue()).toMatch(/^\d{4}年\d+月10日$/);
  const superior = page.getByLabel('直属上级');
  await superior.click();
  await superior.fill('某某');
  await page.getByText('没有找到“某某”').waitFor();
  expect(await page.locator('.ant-select-dropdown .ant-select-item-option').count()).toBe(0);
  await superior.fill('孙主');
  await page.locator('.ant-select-item-option', { hasText: '孙主管 · s1 ·' }).click();
  const it = new Person(await openWindow(chromium, { language: 'zh', scheme: 'light' }), new URL(page.url()).origin);
  await it.signIn('i1');
  await it.go('/accounts');
  await it.press('新建账号');
  await it.page.getByLabel('人员').click();
  await it.page.getByLabel('人员').fill('艾');
  await it.page.locator('.ant-select-item-option', { hasText: '艾客服 · e1 ·' }).click();
});

test('what somebody else was quicker with is said by name and reason where its row is gone; the others are done', async () => {
  const { db } = harness.database;
  for (const [no, person] of [
    [1, 'e1'],
    [2, 'e2'],
  ] as const)
    await sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, excluded)
      values (${`LP-${no}.2`}, ${`LP-${no}`}, 'LC-2026-07', ${`LP-${no}`}, 'setback.plan-review', 'I-69', 'open',
        array['supervisor'], array[${person}])`.execute(db);
  const { page } = await at('s2');
  await page.getByRole('link', { name: /待办/ }).first().click();
  await page.getByRole('checkbox', { name: /^全选 2 项「评估改进结果」/ }).check();
  await page.getByRole('link', { name: /一起办理 2 项/ }).click();
  await page.getByLabel('理由').first().fill('连续四周达标');
  await page.getByRole('radio', { name: '达成', exact: true }).first().check({ force: true });
  await page.getByRole('button', { name: '填入各行' }).click();
  await page.getByText('共 2 项，必填内容齐全 2 项').waitFor();
  await page.getByRole('button', { name: '提交 2 项' }).click();
  await page.getByText(/安客服：该任务不在待办中/).waitFor();
  await page.getByText('所选的任务都不在待办中了').waitFor();
});

test('what leads somewhere leads to its very place: the kind of file, the entry of the register, the task by its name', async () => {
  const { page } = await at('h2', '/imports?kind=people');
  await page.locator('form').getByText('人员', { exact: true }).waitFor();
  await page.goto(new URL('/policy?tab=register#I-30', page.url()).href);
  await page
    .locator('#I-30')
    .getByRole('button', { name: /^变更：/ })
    .first()
    .waitFor();
  const other = await at('s2', '/tasks/LP-1.1');
  await other.page.keyboard.press('Control+k');
  await other.page.getByRole('combobox', { name: '查找' }).fill('结果面谈');
  await other.page
    .getByRole('option', { name: /评审结果面谈/ })
    .first()
    .waitFor();
});

test('§12: what all levels pay from a day on is written in one form; blank levels stay as they are', async () => {
  const person = await at('h2', '/imports');
  await person.go('/pay-table');
  await person.press('增补金额');
  await person.date('生效日', '2027-01-01');
  await person.fill('初级客服(一般)', '4000');
  await person.fill('初级客服(优秀)', '４８００．5');
  await person.page.locator('form button[type=submit]').click();
  await person.page.getByText('已提交，待第二人确认').waitFor();
  const { rows } = await sql<{ rates: readonly { level: string; monthlyAmount: string }[] }>`
    select content -> 'rates' as rates from waiting_change where kind = 'pay-rates'`.execute(harness.database.db);
  expect(rows.map(({ rates }) => rates.map(({ level, monthlyAmount }) => [level, monthlyAmount]))).toEqual([
    [
      ['junior-1', '4000'],
      ['junior-3', '4800.5'],
    ],
  ]);
});

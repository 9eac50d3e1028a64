import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser as Chromium } from 'playwright-core';
import { until } from '../../cli/play/until.js';
import { createHarness, idleEngine, type Harness } from '../api/harness.js';
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

async function at(login: string): Promise<Person> {
  const window = await openWindow(chromium, { language: 'zh', scheme: 'light' });
  const person = new Person(window, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await person.signIn(login);
  await person.go('/tasks/LP-1.1');
  await person.page.locator('form textarea').first().waitFor();
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

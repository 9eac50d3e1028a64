import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser as Chromium, Locator } from 'playwright-core';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Engine } from '../../api/engine/engine.js';
import { apiEngine } from '../support/api-engine.js';
import { createHarness, type Harness } from '../api/harness.js';
import { standInBundle } from '../support/bundles.js';
import { EICAR, fakeClamd, type FakeClamd } from '../support/clamd.js';
import { HR } from '../support/department.js';
import { startStack, type TestStack } from '../support/stack.js';
import { Candidacy } from '../workflows/appointment/candidacy.js';
import { openWindow, startChromium } from './browser.js';
import { Person } from './house.js';

let clamd: FakeClamd;
let stack: TestStack;
let engine: Engine;
let harness: Harness;
let server: Server;
let chromium: Chromium;
let one: Candidacy;

beforeAll(async () => {
  clamd = await fakeClamd();
  stack = await startStack('dev', await standInBundle());
  one = await Candidacy.begin(stack, { to: 'supervisor', from: 'team-leader', level: 'senior-1' });
  engine = apiEngine(stack);
  harness = await createHarness({
    engine,
    environment: { JINJI_CLAMD: clamd.at },
    now: new Date(),
    pagesFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    existing: { url: stack.databaseUrl, accounts: { [HR]: ['hr', 'employee'], E1: ['employee'] } },
  });
  server = harness.express.listen(0, '127.0.0.1');
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium.close();
  await new Promise((resolve) => server.close(resolve));
  await harness.close();
  await engine.close();
  await stack.close();
  await clamd.close();
});

async function at(login: string): Promise<Person> {
  const window = await openWindow(chromium, { language: 'zh', scheme: 'light' });
  const person = new Person(window, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await person.signIn(login);
  return person;
}

test('9.5.7: the candidate uploads the report and hands it in; HR reads it before it appoints the panel', async () => {
  await one.trialEnds();
  const candidate = await at('E1');
  await candidate.take('提交述职报告');
  const file = candidate.page.locator('input[type=file]');
  // What is no picture is refused at the field, and nothing is attached; the browser notes the refusal by itself.
  await file.setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await candidate.page.getByRole('alert').getByText('照片.png').waitFor();
  expect(await file.getAttribute('aria-invalid')).toBe('true');
  await file.setInputFiles({ name: '述职.txt', mimeType: 'text/plain', buffer: Buffer.from('试用期间的工作') });
  await candidate.page.getByRole('list', { name: '已附文件' }).getByText('述职.txt').waitFor();
  // By keyboard alone: taken out, and chosen again.
  await candidate.page.getByRole('button', { name: '移除 述职.txt' }).press('Enter');
  await candidate.page.getByRole('list', { name: '已附文件' }).waitFor({ state: 'detached' });
  await file.setInputFiles({ name: '述职.txt', mimeType: 'text/plain', buffer: Buffer.from('试用期间的工作') });
  await candidate.page.getByRole('list', { name: '已附文件' }).getByText('述职.txt').waitFor();
  await candidate.fill('述职报告正文', '三个月来带班十二人,投诉率下降一半');
  await candidate.submit();
  const hr = await at(HR);
  await hr.take('组织述职答辩');
  await hr.page.getByRole('heading', { name: '述职报告' }).first().waitFor();
  expect(await hr.page.getByText('三个月来带班十二人,投诉率下降一半').count()).toBe(1);
  const [download] = await Promise.all([
    hr.page.waitForEvent('download'),
    hr.page.getByRole('link', { name: '述职.txt' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('述职.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe('试用期间的工作');
  const said = [...candidate.window.complaints, ...hr.window.complaints];
  expect(said.filter((line) => !line.includes('415'))).toEqual([]);
});

test('0063: a reason shows where its files go, and what the scanner has found is said there', async () => {
  const hr = await at(HR);
  await hr.take('组织述职答辩');
  await hr.page.locator('section[aria-labelledby=return]').getByRole('button', { name: '退回' }).click();
  const form = hr.page.locator('section[aria-labelledby=return] form');
  const file = form.locator('input[type=file]');
  await file.setInputFiles({ name: '带毒.txt', mimeType: 'text/plain', buffer: Buffer.from(EICAR) });
  await form.getByRole('alert').getByText('“带毒.txt” 被病毒扫描拦截').waitFor();
  expect(await file.getAttribute('aria-invalid')).toBe('true');
  await file.setInputFiles({ name: '依据.txt', mimeType: 'text/plain', buffer: Buffer.from('述职缺少数据') });
  await form.getByRole('list', { name: '已附文件' }).getByText('依据.txt').waitFor();
  expect(await form.getByRole('alert').count()).toBe(0);
  await form.getByLabel('退回理由（重新办理的人可见）').fill('述职缺少数据');
  await form.locator('button[type=submit]').click();
  const candidate = await at('E1');
  await candidate.take('提交述职报告');
  const said = [...candidate.window.complaints, ...hr.window.complaints];
  // What was typed into the task itself has gone with it.
  expect(said.filter((line) => !line.includes('422') && !line.endsWith('/draft'))).toEqual([]);
});

test('0063: HR records a departure with its files; a form that is drawn from its schema refuses an infected one at its place', async () => {
  const hr = await at(HR);
  await hr.go('/people/E9');
  await hr.page.locator('section[aria-labelledby=hr-acts]').getByRole('button', { name: '离职' }).click();
  const form = hr.page.locator('section[aria-labelledby=hr-acts] form');
  const list = (of: Locator) => of.getByRole('list', { name: '已附文件' });
  const clean = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('合同到期') });
  const infected = { name: '带毒.txt', mimeType: 'text/plain', buffer: Buffer.from(EICAR) };
  await form.locator('input[type=file]').setInputFiles(clean('离职申请.txt'));
  await list(form).getByText('离职申请.txt').waitFor();
  await hr.date('最后工作日', addDays(todayIn('Asia/Shanghai', Date.now()), 20));
  await form.getByLabel('理由').fill('合同到期');
  await form.locator('button[type=submit]').click();
  await hr.page.waitForURL('**/cases/LZ-*');
  await hr.page.getByRole('link', { name: '离职申请.txt' }).waitFor();

  await hr.take('办理离职交接');
  await hr.choose('撤回');
  const drawn = hr.page
    .locator('form')
    .filter({ has: hr.page.locator('input[type=file]') })
    .first();
  const file = drawn.locator('input[type=file]');
  await file.setInputFiles(infected);
  await drawn.getByRole('alert').getByText('“带毒.txt” 被病毒扫描拦截').waitFor();
  expect([await file.getAttribute('aria-invalid'), await list(drawn).count()]).toEqual(['true', 0]);
  await file.setInputFiles(clean('续签合同.txt'));
  await list(drawn).getByText('续签合同.txt').waitFor();
  expect(await drawn.getByRole('alert').count()).toBe(0);
  expect(hr.window.complaints.filter((line) => !line.includes('422'))).toEqual([]);
});

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser as Chromium } from 'playwright-core';
import { findAccountByLogin } from '../../db/accounts/accounts.js';
import { hashPassword } from '../../db/accounts/passwords.js';
import { createResetLink } from '../../db/accounts/resets.js';
import { sha256 } from '../../db/sha256.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { reset } from '../../web/i18n/zh/people/reset.js';
import { createHarness, PASSWORD, type Harness } from '../api/harness.js';
import { openWindow, startChromium } from './browser.js';
import { Person } from './house.js';

/** Passwords and locks at the pages (4.1): whose they are, what is asked for, and what is there to be done. */
let harness: Harness;
let server: Server;
let chromium: Chromium;
beforeAll(async () => {
  harness = await createHarness({
    now: () => new Date(),
    pagesFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
  });
  server = harness.express.listen(0, '127.0.0.1');
  chromium = await startChromium();
}, 60_000);
afterAll(async () => {
  await chromium.close();
  await new Promise((resolve) => server.close(resolve));
  await harness.close();
});

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const seat = async (): Promise<Person> =>
  new Person(await openWindow(chromium, { language: 'zh', scheme: 'light' }), address());

test('what is asked of a password is what the service asks', async () => {
  let refused = '';
  try {
    await hashPassword('e1', 'short');
  } catch (error) {
    refused = error instanceof RefusalError ? error.refusal.message.zh : '';
  }
  const numbers = (said: string): readonly string[] => said.match(/\d+/g) ?? [];
  expect(numbers(reset.asked)).toEqual(numbers(refused));
  expect(numbers(refused)).toHaveLength(2);
});

test('a one-time link says whose account it is for and what is asked of a password, before anything is typed', async () => {
  const { db } = harness.database;
  const account = await findAccountByLogin(db, 'e1');
  const { secret } = await createResetLink(db, account?.id ?? 0, new Date());
  const { page } = await seat();
  await page.goto(`${address()}/password-reset#${secret}`);
  await page.getByText('登录名 e1').waitFor();
  expect(await page.locator('form').innerText()).toContain(account?.personName);
  await page.getByText(reset.asked).waitFor();
  await page.goto(`${address()}/password-reset?again#${'x'.repeat(43)}`);
  await page.getByRole('alert').waitFor();
});

test('whoever has to set a password of his own reads for whom', async () => {
  await sql`update account set must_change_password = true where login = 's2'`.execute(harness.database.db);
  const person = await seat();
  await person.page.goto(address());
  await person.page.getByLabel('登录名').fill('s2');
  await person.page.getByLabel('密码').fill(PASSWORD);
  await person.press('登录');
  await person.page.getByText('登录名 s2').waitFor();
  await person.page.getByText(reset.asked).waitFor();
});

test('a lock is ended where there is one, and nowhere else', async () => {
  const { db } = harness.database;
  await sql`insert into sign_in_failure (login_sha256, address_sha256, failures, last_at, locked_until)
    values (${sha256('e2')}, ${sha256('127.0.0.9')}, 5, now(), now() + interval '10 minutes')`.execute(db);
  const admin = await seat();
  await admin.signIn('i1');
  await admin.go('/accounts');
  const { page } = admin;
  const unlock = page.getByRole('button', { name: '解除锁定', exact: true });
  await page.getByRole('button', { name: '更改 e1', exact: true }).click();
  await page.getByRole('button', { name: '保存角色' }).waitFor();
  expect(await unlock.count()).toBe(0);
  await page.getByRole('button', { name: '更改 e1', exact: true }).click();
  await page.locator('tr', { hasText: '已锁定' }).getByRole('button', { name: '更改 e2', exact: true }).click();
  await page.getByText('登录锁定至').waitFor();
  await unlock.click();
  await page.getByText('登录锁定已解除，本人现在可以登录').waitFor();
  await page.locator('tr', { hasText: '已锁定' }).waitFor({ state: 'detached' });
  expect(await unlock.count()).toBe(0);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import { raiseCauses } from '../../db/messages/raise-causes.js';
import { HEAD, HR } from '../support/department.js';
import { House } from './house.js';

/** Lists on a phone, what is chosen in a long list, and where what is said leads. */
const MANAGER = 'M-HRM';
const rated = addToMonth(monthOf(todayIn('Asia/Shanghai', Date.now())), -1);
/** More than a list shows at a time. */
const MANY = Array.from({ length: 60 }, (_, no) => `E${String(no + 1).padStart(2, '0')}`);
let house: House;
beforeAll(async () => {
  const people = [
    ...MANY.map((id) => ({ id, level: 'junior-3' as const })),
    { id: 'N1', status: 'probation' as const },
    { id: MANAGER, level: 'junior-3' as const },
  ];
  house = await House.open(people, rated, { [MANAGER]: ['hr-manager', 'employee'] });
  const of = addToMonth(rated, -2);
  const lines = MANY.map((id, no) => `${id},${of},${no < 10 ? 'D' : 'C'},${firstDayOf(addToMonth(of, 1))}`);
  await house.live.importLines(HR, 'ratings', `工号,月份,考核成绩,公布日期\n${lines.join('\n')}\n`);
  const waiting = { zh: '60 个待决定', en: '60 wait' };
  const cause = { code: 'SETBACK.OLDER', about: 'setbacks', message: waiting } as const;
  await raiseCauses(house.live.stack.database.db, { codes: ['SETBACK.OLDER'] }, [cause], new Date());
}, 120_000);
afterAll(() => house.close());

/** How far what stands in the tables goes beyond the screen, in pixels; a list that scrolls sideways goes beyond it. */
const beyond = (page: Page): Promise<number> =>
  page.evaluate<number>(
    `Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('.table-box')].map((box) =>
      Math.max(box.scrollWidth - box.clientWidth, ...[...box.querySelectorAll('tbody :is(td, th, button, a)')].map((one) =>
        one.getBoundingClientRect().right - innerWidth))))`,
  );

describe('on a phone', () => {
  test.each(['/confirmations', '/older-setbacks', '/people', '/cycles'])(
    '%s: rows stand below one another, each value with its name, and nothing goes beyond the screen',
    async (path) => {
      const hr = await house.as(HR);
      await hr.page.setViewportSize({ width: 390, height: 780 });
      try {
        await hr.go(path);
        await hr.page.locator('.table-box tbody tr, .empty').first().waitFor();
        expect(await beyond(hr.page)).toBeLessThanOrEqual(0);
      } finally {
        await hr.page.setViewportSize({ width: 1280, height: 900 });
      }
    },
  );

  test('a message whose task is done stands on one line each: what it was, that it is over, and its day', async () => {
    const hr = await house.as(HR);
    const text = (said: string) => ({ zh: said, en: said });
    const over = {
      id: '1',
      topic: 'task',
      subject: text('待办：确认已面谈'),
      body: text('请您办理。'),
      clause: '8.5.6',
      caseId: null,
      taskId: null,
      done: true,
      asks: false,
      announces: false,
      sentAt: `${firstDayOf(rated)}T02:20:00.000Z`,
      readAt: `${firstDayOf(rated)}T02:30:00.000Z`,
    };
    await hr.page.route(/\/v1\/messages\?/, (route) => route.fulfill({ json: { items: [over], next: null } }));
    try {
      for (const width of [1366, 390]) {
        await hr.page.setViewportSize({ width, height: 780 });
        await hr.go('/messages');
        const line = hr.page.locator('.message-list summary');
        await line.locator('.chip').waitFor();
        for (const part of ['.chip', 'time']) {
          const { height = 0 } = (await line.locator(part).boundingBox()) ?? {};
          expect([width, part, height > 0 && height < 32]).toEqual([width, part, true]);
        }
      }
    } finally {
      await hr.page.unroute(/\/v1\/messages\?/);
      await hr.page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  test('what is done about somebody is reached, and the list is still put in order', async () => {
    const hr = await house.as(HR);
    await hr.page.setViewportSize({ width: 390, height: 780 });
    try {
      await hr.go('/confirmations');
      await hr.page.getByRole('button', { name: '立即发起' }).first().click();
      await hr.page.locator('.table-box form').waitFor();
      await hr.page.getByRole('columnheader', { name: '姓名' }).getByRole('button').click();
      await hr.page.waitForURL(/sort=name/);
      expect(await beyond(hr.page)).toBeLessThanOrEqual(0);
    } finally {
      await hr.page.setViewportSize({ width: 1280, height: 900 });
    }
  });
});

describe('what is chosen in a long list (I-82)', () => {
  test('all that the list is narrowed to are chosen, and every place says the same number', async () => {
    const hr = await house.as(HR);
    await hr.go('/older-setbacks?rating=C');
    await hr.page.getByRole('heading', { name: '待决定 60 个' }).waitFor();
    await hr.press(/^全选/);
    await hr.page.getByText('已选 50 个', { exact: true }).waitFor();
    await hr.page.getByText('已选 50 行', { exact: true }).waitFor();
    await hr.go('/older-setbacks');
    await hr.press(/^全选/);
    await hr.page.getByText('已选 60 个', { exact: true }).waitFor();
    // The list shows fifty of them at a time, and says how many are chosen.
    await hr.page.getByText('已选 60 行', { exact: true }).waitFor();
    await hr.page.getByRole('combobox', { name: '成绩' }).click();
    await hr.page.locator('.ant-select-item-option', { hasText: 'D' }).click();
    await hr.page.getByText('已选 10 个', { exact: true }).waitFor();
    await hr.page.getByText('已选 10 行', { exact: true }).waitFor();
  });
});

describe('where what is said leads', () => {
  test('an alarm of the home leads to what it is about', async () => {
    const manager = await house.as(MANAGER);
    await manager.go('/home');
    await manager.page.locator('.home').getByRole('link', { name: '启用前的 C、D 等待决定' }).click();
    await manager.page.waitForURL(/\/older-setbacks$/);
  });

  test('an address with a tab that is not there shows the first one', async () => {
    const hr = await house.as(HR);
    for (const path of ['/inbox', '/policy', '/documents']) {
      await hr.go(`${path}?tab=nowhere`);
      await hr.page.locator('.tabs a[aria-current=page]').waitFor();
    }
  });
});

test('reports tell whoever may not read them so once', async () => {
  const head = await house.as(HEAD);
  await head.go('/reports');
  await head.page.locator('.notice.bad').first().waitFor();
  await head.page.waitForLoadState('networkidle');
  expect(await head.page.locator('.notice.bad').count()).toBe(1);
});

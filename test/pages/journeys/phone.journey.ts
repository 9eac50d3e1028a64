import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser as Chromium } from 'playwright-core';
import { appoint, hear, layBefore, review } from '../../../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../../../cli/tour/opening.js';
import { Story } from '../../../cli/tour/story.js';
import { startService, type Service } from '../../e2e/service.js';
import { openWindow, startChromium } from '../browser.js';
import { AtPhone, PHONE } from './at-phone.js';
import { Journey } from './journey.js';

/** 8.5.5: the general manager decides a whole batch on the way, with a phone in one hand, in the light and in the dark. */
const silent = { chapter: () => Promise.resolve(), say: () => undefined };
const REFUSED = 2;
const journey = new Journey('phone');
let service: Service;
let chromium: Chromium;
let gm: AtPhone;
let story: Story;

beforeAll(async () => {
  service = await startService();
  story = new Story(service.url, silent);
  for (const chapter of [launch, evaluate, submit, review, appoint, hear, layBefore]) await chapter(story);
  chromium = await startChromium();
  gm = new AtPhone(journey.seat('gm', await openWindow(chromium, { ...PHONE, scheme: 'light' })));
}, 600_000);
afterAll(async () => {
  process.stdout.write(journey.report());
  await chromium.close();
  await service.close();
}, 120_000);

journey.part('he logs in, and is one tap from the batch', async () => {
  const { page } = gm.seat;
  await page.goto(service.url);
  await gm.watchWidth();
  await gm.tap(page.locator('.samples button:has(code:text-is("gm"))'));
  await page.locator('.shell').waitFor();
  await gm.seat.look('home');
  await gm.checkWidth('home');
  await gm.tap(page.getByRole('link', { name: /总经理审批/ }));
  await page.locator('.batch > li').first().waitFor();
  await gm.seat.look('batch');
  await gm.checkBar('the batch opens');
  journey.station('log in, and open the batch');
});

journey.part('facts and § are read, the page in the dark', async () => {
  const { page } = gm.seat;
  await gm.button('菜单');
  await gm.seat.look('menu');
  await gm.button('深色');
  if (await page.getByRole('button', { name: '关闭菜单' }).isVisible()) await gm.button('关闭菜单');
  await page.locator('.batch > li').first().waitFor();
  for (const no of [0, 1]) {
    const row = page.locator('.batch > li').nth(no);
    await gm.tap(row.locator('.unfolds'));
    await row.locator('.unfolded').waitFor();
    await gm.checkBar(`the facts of row ${no + 1}`);
    const clause = row.locator('.unfolded button, .looks button').first();
    if ((await clause.count()) > 0) {
      await gm.tap(clause);
      await gm.seat.look(`facts and clause ${no + 1}`);
      await page.keyboard.press('Escape');
    }
    await gm.checkBar(`a § of row ${no + 1}`);
    await gm.tap(row.locator('.unfolds'));
  }
  await gm.checkWidth('facts and §');
  journey.station('read facts and §');
});

journey.part(
  'some are rejected with a reason, the others decided one by one, the clear ones in one press, and it is sent',
  async () => {
    const { page } = gm.seat;
    const rows = page.locator('.batch > li');
    const bar = page.locator('.sticky-acts');
    const count = await rows.count();
    await gm.button(/^一次批准 \d+ 位无异议者$/);
    const clear = page.getByRole('region', { name: '无异议' });
    expect(await clear.count()).toBeLessThanOrEqual(1);
    for (let no = 0; no < count; no += 1) {
      const row = rows.nth(no);
      const isDecided = (await row.locator('.decide input:checked').count()) > 0;
      const reject = no >= count - REFUSED;
      if (isDecided && !reject) continue;
      await gm.tap(row.locator('.decide').getByText(reject ? '否决' : '批准', { exact: true }));
      await gm.checkBar(`row ${no + 1} decided`);
      const reason = row.locator('textarea');
      if ((await reason.count()) > 0) await gm.fill(reason, reject ? '再观察一期' : '综合表现，同意');
    }
    await gm.seat.look('all decided');
    await bar.getByText('全部已决定').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await rows.first().scrollIntoViewIfNeeded();
    for (let pushed = 1; !(await gm.isUp(rows.last())); pushed += 1) {
      await gm.checkBar(`pushed up ${pushed} times`);
      await gm.pushUp(500);
    }
    await gm.checkWidth('the whole batch');
    await gm.tap(bar.locator('button[type=submit]'));
    // 8.5.5: what cannot be changed any more is read once more, in sum.
    await gm.seat.look('read once more');
    await gm.tap(page.getByRole('dialog', { name: '提交前请核对' }).getByRole('button', { name: '确认提交' }));
    await page.waitForURL('**/inbox');
    await gm.seat.look('sent');
    expect((await story.cycle.at('with-gm')).length).toBe(0);
    journey.station('decide and send');
  },
);

test('nothing was wrong on the way', () => {
  expect(journey.faults()).toEqual([]);
});

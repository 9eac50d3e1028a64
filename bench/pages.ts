// From a press to the next picture, with 200 rows, in Chromium on a processor slowed down: npm run bench:pages -- [rows] [times slower] [presses]
import type { CDPSession, Page } from 'playwright-core';
import { sampleActor } from '../cli/play/http-driver.js';
import { appoint, hear, layBefore, review } from '../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../cli/tour/opening.js';
import { Story } from '../cli/tour/story.js';
import { startService } from '../test/e2e/service.js';
import { openWindow, startChromium } from '../test/pages/browser.js';
import { enter, settled } from '../test/pages/visits.js';
import { timing } from './support/measure.js';

const [rows = 200, slower = 4, presses = 12] = process.argv.slice(2).map(Number);

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/** The answer of the service as one page of so many rows: what it gave, over and over under other names and numbers. */
function manifold({ items }: Listed): Listed {
  const own = Array.from({ length: rows }, (_, no) => {
    const one = items[no % items.length] ?? {};
    const name =
      'personName' in one ? { personName: `${String(one.personName)}${no}` } : { name: `${String(one.name)}${no}` };
    return { ...one, ...name, id: `${String(one.id)}-${no}` };
  });
  return { items: own, next: null };
}

/** Answers a list by so many rows. */
const fill = async (page: Page, address: RegExp): Promise<void> => {
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: manifold((await answer.json()) as Listed) });
  });
};

interface Measured {
  /** Milliseconds from the press to the picture that follows it, as the browser itself measured it; 8 ms at the finest. */
  readonly took: ReturnType<typeof timing>;
  /** Milliseconds of the processor that the page has had by then, slowed down as it is: what others do on the machine does not count. */
  readonly worked: ReturnType<typeof timing>;
}

/** Milliseconds of the processor that the page's own thread has had so far. */
async function workedSoFar(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function measure(page: Page, cdp: CDPSession, press: (no: number) => Promise<void>): Promise<Measured> {
  const took: number[] = [];
  const worked: number[] = [];
  for (let no = 0; no < presses; no++) {
    await page.evaluate('globalThis.presses = []');
    const before = await workedSoFar(cdp);
    await press(no);
    // What takes less than a picture's time is not reported.
    await page.waitForTimeout(600);
    const seen = await page.evaluate<number[]>('globalThis.presses');
    took.push(seen.length === 0 ? 16 : Math.max(...seen));
    worked.push((await workedSoFar(cdp)) - before);
  }
  return { took: timing(took, 1), worked: timing(worked, 1) };
}

const OBSERVE = `globalThis.presses = [];
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries()) if (interactionId > 0) globalThis.presses.push(duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });`;

const service = await startService();
const chromium = await startChromium();
try {
  const silent = { chapter: () => Promise.resolve(), say: () => undefined };
  const story = new Story(service.url, silent);
  for (const chapter of [launch, evaluate, submit, review, appoint, hear, layBefore]) await chapter(story);
  const { id } = await story.driver.task({}, 'cycle.gm-decision', sampleActor('gm'));
  const window = await openWindow(chromium, { language: 'zh', scheme: 'light', width: 1366, height: 768 });
  const { page } = window;
  await page.addInitScript({ content: OBSERVE });
  await fill(page, /\/v1\/people\?/);
  await fill(page, /\/v1\/tasks\/[^/]+\/cases\?/);
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await enter(page, service.url, 'gm');
  const open = async (path: string, row: string): Promise<void> => {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.goto(`${service.url}${path}`);
    await settled(page);
    await page
      .locator(row)
      .nth(rows - 1)
      .waitFor({ state: 'attached' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  };
  const say = async (what: string, press: (no: number) => Promise<void>): Promise<void> => {
    const { took, worked } = await measure(page, cdp, press);
    const cells = [took.p50, took.p99, worked.p50, worked.p99].map((ms) => ms.toFixed(0));
    process.stdout.write(`| ${what} | ${cells.join(' | ')} |\n`);
  };
  process.stdout.write('| with so many rows | p50 ms | p99 ms | processor p50 ms | p99 ms |\n|---|---|---|---|---|\n');
  const key =
    (...keys: readonly string[]) =>
    (no: number) =>
      page.keyboard.press(keys[no % keys.length] ?? '');
  await open(`/tasks/${encodeURIComponent(id)}`, '.batch > li');
  const inBatch = page.locator('.batch > li');
  await page.keyboard.press('j');
  await page.evaluate(`document.querySelectorAll('.batch')[1]?.scrollIntoView()`);
  const inSight = await page.evaluate<number>(
    `[...document.querySelectorAll('.batch > li')].filter((row) => {
       const { top, bottom } = row.getBoundingClientRect();
       return top >= document.querySelector('.batch-head').offsetHeight && bottom <= document.querySelector('.sticky-acts').getBoundingClientRect().top;
     }).length`,
  );
  process.stdout.write(`rows of the batch whole in sight at 1366 × 768: ${inSight}\n`);
  await say('batch: J, the next row', key('j'));
  await say('batch: A, approve', key('a', 'u'));
  await say('batch: R, reject, and to its reason', async (no) => {
    if (no % 2 === 1) await page.keyboard.press('Escape');
    await page.keyboard.press(no % 2 === 0 ? 'r' : 'u');
  });
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('j');
  await say('batch: Enter, the facts', key('Enter'));
  await say('batch: a press on approve', (no) => inBatch.nth(no).locator('.ant-radio-button-wrapper').first().click());
  await open('/people?size=200', '.table-box tbody tr');
  const heads = page.locator('.table-box .sorts');
  await say('table: sort', (no) => heads.nth(no % 3).click());
  await say('table: mark a row', (no) => page.locator('.table-box tbody .mark input').nth(no).click());
  await say('table: mark all', () => page.locator('.table-box thead .mark input').click());
  await say('palette: Ctrl-K', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
  });
} finally {
  await chromium.close();
  await service.close();
}

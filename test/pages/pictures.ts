import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from '../e2e/service.js';
import { openWindow, startChromium, type Browser } from './browser.js';
import { playScene } from './scene.js';
import { enter, leave, settled, VISITS, visit, type Visit } from './visits.js';

/**
 * Pictures of every page, whole, in both languages and schemes, on a desk, a tablet and a phone:
 *
 *     npm run pictures [-- folder, `pictures` unless told otherwise]
 *
 * Those that the tour shows (docs/tour.md) are made anew in docs/pictures as well.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = process.argv[2] ?? join(root, 'pictures');
const tour = join(root, 'docs', 'pictures');
const shown = ['tour.md', 'tour.zh-CN.md']
  .map((name) => join(root, 'docs', name))
  .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
  .join('\n');
const SIZES = {
  desk: { width: 1200, height: 780 },
  tablet: { width: 820, height: 1000 },
  phone: { width: 360, height: 740 },
} as const;
const QUALITY = 78;

for (const one of [folder, tour]) mkdirSync(one, { recursive: true });
const service = await startService();
const chromium = await startChromium();
const windows = {
  zh: await openWindow(chromium, { language: 'zh', scheme: 'light' }),
  en: await openWindow(chromium, { language: 'en', scheme: 'light' }),
  'zh-dark': await openWindow(chromium, { language: 'zh', scheme: 'dark' }),
  'en-dark': await openWindow(chromium, { language: 'en', scheme: 'dark' }),
};
let count = 0;
try {
  for (const [look, window] of Object.entries(windows)) {
    await window.page.goto(service.url);
    await window.page.locator('.samples li').nth(11).waitFor();
    await shoot(window, `sign-in-${look}`);
  }
  for await (const visits of playScene(service.url)) await shootAll(visits);
  await shootAll(VISITS);
} finally {
  await chromium.close();
  await service.close();
}
console.log(`${count} 张图片 pictures: ${folder}`);

async function shootAll(visits: readonly Visit[]): Promise<void> {
  for (const [look, window] of Object.entries(windows)) {
    for (const login of new Set(visits.map((one) => one.login))) {
      await enter(window.page, service.url, login);
      await acknowledged(window.page);
      for (const one of visits.filter((each) => each.login === login)) {
        await visit(window.page, one);
        await shoot(window, `${one.name}-${look}`);
      }
      await leave(window.page);
    }
  }
}

/** The privacy notice of the first visit is read once and then gone (I-80). */
async function acknowledged(page: Browser['page']): Promise<void> {
  await settled(page);
  const banner = page.locator('.main > .notice');
  if ((await banner.count()) === 0) return;
  await banner.getByRole('button').click();
  await banner.waitFor({ state: 'detached' });
}

async function shoot({ page }: Browser, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await settled(page);
    const file = size === 'desk' ? name : `${name}-${size}`;
    await page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled', fullPage: true });
    count += 1;
    if (!shown.includes(`pictures/${file}.webp`)) continue;
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
    writeFileSync(join(tour, `${file}.webp`), Buffer.from(data, 'base64'));
    await session.detach();
  }
  await page.setViewportSize(SIZES.desk);
}

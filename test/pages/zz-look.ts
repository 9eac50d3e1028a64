import { startService } from '../e2e/service.js';
import { openWindow, startChromium } from './browser.js';
import { enter, settled } from './visits.js';
import { appoint, hear, layBefore, review } from '../../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../../cli/tour/opening.js';
import { approve, assess, beginTrial, nominate } from '../../cli/tour/promotion.js';
import { Story } from '../../cli/tour/story.js';
import { sampleActor } from '../../cli/play/http-driver.js';
const silent = { chapter: () => Promise.resolve(), say: () => undefined };
const out = '/tmp/d-pics';
const service = await startService();
const chromium = await startChromium();
const LOOKS = [
  { language: 'zh', scheme: 'light', width: 1440, height: 900 },
  { language: 'en', scheme: 'dark', width: 1024, height: 768 },
  { language: 'zh', scheme: 'dark', width: 390, height: 844 },
  { language: 'en', scheme: 'light', width: 390, height: 844 },
] as const;
const widths: string[] = [];
async function shoot(name: string, login: string, path: string, act?: (page: any) => Promise<void>, full = true) {
  for (const look of LOOKS) {
    const w = await openWindow(chromium, look);
    try {
      await enter(w.page, service.url, login);
      await w.page.goto(`${service.url}${path}`);
      await settled(w.page);
      await w.page.waitForTimeout(400);
      await act?.(w.page);
      const wide = Number(await w.page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (wide > 0) widths.push(`${name} ${look.language} ${look.width}: ${wide} too wide`);
      if (w.complaints.length > 0) widths.push(`${name}: ${w.complaints.join(' | ')}`);
      await w.page.screenshot({ path: `${out}/${name}-${look.language}-${look.scheme}-${look.width}.png`, fullPage: full, animations: 'disabled' });
    } catch (e) { widths.push(`${name} ${look.width}: ${(e as Error).message.slice(0, 300)}`); }
    await w.close();
  }
}
const task = async (story: Story, login: string, kind: any) => `/tasks/${encodeURIComponent((await story.driver.task({}, kind, sampleActor(login))).id)}`;
try {
  const story = new Story(service.url, silent);
  const card = (n: number) => async (page: any) => { await page.locator('.act-card').nth(n).click(); await page.waitForTimeout(300); };
  const part = process.argv[2] ?? 'all';
  if (part !== 'forms') {
    for (const [name, login, path] of [
      ['cycles', 'hr', '/cycles'], ['older', 'hr', '/older-setbacks'], ['pay', 'hr', '/pay-table'], ['reports', 'hr', '/reports?ladder=-1'],
      ['started', 'hr', '/inbox?tab=started'], ['follow', 'hr', '/inbox?tab=followUp'],
    ] as const) await shoot(name, login, path, undefined, false);
  }
  for (const chapter of [launch, evaluate, submit, review]) await chapter(story);
  await shoot('follow2', 'hr', '/inbox?tab=followUp', undefined, false);
  await shoot('panel', 'hr', await task(story, 'hr', 'cycle.appoint-panel'));
  const candidate = await nominate(story);
  await shoot('verification', 'hr', await task(story, 'hr', 'vacancy.verification'), card(0));
  await assess(story, candidate);
  await shoot('qualification', 'hr', await task(story, 'hr', 'vacancy.qualification'), card(1));
  await approve(story, candidate);
  await shoot('letter', 'hr', await task(story, 'hr', 'trial.letter'));
  await beginTrial(story, candidate);
  await shoot('manage', 'hr', await task(story, 'hr', 'trial.manage'), card(0));
  await shoot('trial', 'hr', `/trials/${candidate.caseId}`);
  await shoot('started2', 'hr', '/inbox?tab=started', undefined, false);
  for (const chapter of [appoint, hear, layBefore]) await chapter(story);
  await shoot('gm', 'gm', await task(story, 'gm', 'cycle.gm-decision'), async (page) => { await page.locator('.batch > li .unfolds').first().click(); await page.waitForTimeout(300); }, false);
} finally {
  console.log(widths.join('\n'));
  await chromium.close();
  await service.close();
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../cli/launch/chromium.js';
import { createProgress } from '../../cli/launch/progress.js';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Patience for a slow machine; nothing waits longer than it has to. */
const PATIENCE_MS = 60_000;

export interface Look {
  readonly language: 'zh' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** A browser of one's own, with what it complained about. */
export interface Browser {
  readonly page: Page;
  /** Console errors and exceptions so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens Chromium on an empty profile, headless, in a language and colour scheme. */
export async function openBrowser(look: Look): Promise<Browser> {
  const { path } = await findChromium({
    env: process.env,
    progress: createProgress(() => undefined),
    onlyIfThere: true,
  });
  const profile = await mkdtemp(join(tmpdir(), 'jinji-chromium-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    chromiumSandbox: false,
    headless: true,
    args: FLAGS,
    viewport: { width: look.width ?? 1280, height: look.height ?? 900 },
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  await page.addInitScript({
    content: `localStorage.setItem('jinji.language', '${look.language}');
      localStorage.setItem('jinji.scheme', '${look.scheme}');`,
  });
  return {
    page,
    complaints,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What axe finds serious or critical on the page as it stands, one line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the protocol: the page's own policy lets no script in.
  const results = await page.evaluate<AxeResults>(`${source}; axe.run(document, { resultTypes: ['violations'] })`);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
}

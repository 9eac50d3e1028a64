import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser as Chromium, type Page } from 'playwright-core';
import { findChromium } from '../../cli/launch/machine/chromium.js';
import { inUtf8 } from '../../cli/launch/postgres/locale.js';
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
const PATIENCE_MS = 30_000;

export interface Look {
  readonly language: 'zh' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** A phone: fingers, and no mouse. */
  readonly touch?: boolean;
}

/** A page of one's own, with what it complained about. */
export interface Browser {
  readonly page: Page;
  /** Console errors and exceptions so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts Chromium, headless; several people may sit before it, each with cookies and storage of his own. */
export async function startChromium(): Promise<Chromium> {
  const { path } = await findChromium({
    env: process.env,
    progress: createProgress(() => undefined),
    onlyIfThere: true,
  });
  // Chromium names downloads by the locale of its environment: without UTF-8, 述职.txt is called 'download'.
  const env = inUtf8(process.env);
  return chromium.launch({ executablePath: path, chromiumSandbox: false, headless: true, args: FLAGS, env });
}

/** A person's window of a browser, in a language and colour scheme. */
export async function openWindow(browser: Chromium, look: Look): Promise<Browser> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 900 },
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
    ...(look.touch === true ? { hasTouch: true, isMobile: true } : {}),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  await page.addInitScript({
    content: `localStorage.setItem('jinji.language', '${look.language}');
      localStorage.setItem('jinji.scheme', '${look.scheme}');`,
  });
  return { page, complaints, close: () => context.close() };
}

/** A browser with one window. */
export async function openBrowser(look: Look): Promise<Browser> {
  const browser = await startChromium();
  const window = await openWindow(browser, look);
  return { ...window, close: () => browser.close() };
}

/** Brings axe to the document; it stays until the document is loaded anew. */
export async function prepareAxe(page: Page): Promise<void> {
  // Through the protocol: the page's own policy lets no script in.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
}

/** What axe finds serious or critical on the page as it stands, one line each; by one of its rules where told. */
export async function seriousFindings(page: Page, rule?: string): Promise<readonly string[]> {
  const only = rule === undefined ? '' : `, runOnly: ['${rule}']`;
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], preload: false${only} })`,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
}

const BELOW_BAR = `(() => {
  const { x, y, width, height } = document.activeElement.getBoundingClientRect();
  const bar = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.sticky-acts') ?? null;
  return bar !== null && !bar.contains(document.activeElement);
})()`;

/** Whether the bar that sends a form lies over what has the focus. */
export const isBelowBar = (page: Page): Promise<boolean> => page.evaluate<boolean>(BELOW_BAR);

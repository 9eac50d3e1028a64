import type { Page } from 'playwright-core';

/** A page of the house, and a sample person who goes there. */
export interface Visit {
  readonly name: string;
  readonly login: string;
  readonly path: string;
  /** What one does there before one looks. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Opens an entry of the register and its form for another value. */
async function openSwitch(page: Page): Promise<void> {
  await page.locator('#I-42 > summary').click();
  await page.locator('#I-42 .switches button').first().click();
}

/** Asks what a higher pass mark would have made of the last cycle (I-30). */
async function askWhatIf(page: Page): Promise<void> {
  await page.locator('.switch-grid input.typed-number').first().fill('85');
  await page.locator('form button[type=submit]').click();
  await page.locator('.what-if-sum').waitFor();
}

/** Chooses all older C and D, and opens the form of the day with what today would change (I-82). */
async function openDay(page: Page): Promise<void> {
  await page.locator('section[aria-labelledby=older-setbacks] form button').first().click();
  await page.locator('section[aria-labelledby=go-live] button:not(.chip)').click();
  await page.locator('section[aria-labelledby=go-live] form input').first().fill('2026-01-05');
  await page.keyboard.press('Enter');
  await page.locator('section[aria-labelledby=go-live] .notice.warn').waitFor();
}

/** Opens the form for another account of a script. */
async function openNewService(page: Page): Promise<void> {
  await page.locator('.page button.ant-btn-primary').click();
  await page.locator('form input[type=checkbox]').first().waitFor();
}

/** Every page that stands by itself: what is looked at in both languages and both colour schemes. */
export const VISITS: readonly Visit[] = [
  { name: 'home-hr', login: 'hr', path: '/home' },
  { name: 'home-gm', login: 'gm', path: '/home' },
  { name: 'home-head', login: 'head', path: '/home' },
  { name: 'home-it', login: 'it', path: '/home' },
  { name: 'inbox', login: 'hr', path: '/inbox' },
  { name: 'inbox-follow-up', login: 'hr', path: '/inbox?tab=followUp' },
  { name: 'inbox-started', login: 'hr', path: '/inbox?tab=started' },
  { name: 'cycles', login: 'hr', path: '/cycles' },
  { name: 'standings', login: 'hr', path: '/standings' },
  { name: 'reports', login: 'hr', path: '/reports?ladder=-1' },
  { name: 'vacancies', login: 'hr', path: '/vacancies' },
  { name: 'trials', login: 'hr', path: '/trials' },
  { name: 'confirmations', login: 'hr', path: '/confirmations' },
  { name: 'older-setbacks', login: 'hr', path: '/older-setbacks' },
  { name: 'older-setbacks-day', login: 'hrmanager', path: '/older-setbacks', act: openDay },
  { name: 'entry', login: 'hr', path: '/hires/new' },
  { name: 'people', login: 'hr', path: '/people' },
  { name: 'person', login: 'hr', path: '/people/20046' },
  { name: 'imports', login: 'hr', path: '/imports' },
  { name: 'set-up', login: 'hrmanager', path: '/set-up' },
  { name: 'register', login: 'hr', path: '/policy?tab=register' },
  { name: 'register-change', login: 'hr', path: '/policy?tab=register', act: openSwitch },
  { name: 'versions', login: 'hr', path: '/policy?tab=versions' },
  { name: 'what-if', login: 'hr', path: '/policy?tab=what-if' },
  { name: 'what-if-result', login: 'hr', path: '/policy?tab=what-if', act: askWhatIf },
  { name: 'paper-templates', login: 'hr', path: '/paper-templates' },
  { name: 'pay-table', login: 'hr', path: '/pay-table' },
  { name: 'accounts', login: 'hrmanager', path: '/accounts' },
  { name: 'service-accounts', login: 'it', path: '/service-accounts', act: openNewService },
  { name: 'endpoints', login: 'it', path: '/endpoints', act: openNewService },
  { name: 'waiting-changes', login: 'gm', path: '/waiting-changes' },
  { name: 'retention', login: 'hr', path: '/retention' },
  { name: 'calendar', login: 'it', path: '/calendar' },
  { name: 'health', login: 'it', path: '/health' },
  { name: 'standing', login: 'employee', path: '/standing' },
  { name: 'messages', login: 'employee', path: '/messages' },
  { name: 'documents', login: 'employee', path: '/documents' },
  { name: 'clauses', login: 'employee', path: '/policy' },
  { name: 'standards', login: 'employee', path: '/policy?tab=standards' },
  { name: 'password', login: 'employee', path: '/password' },
];

/** Enters as one of the sample's people. */
export async function enter(page: Page, url: string, login: string): Promise<void> {
  await page.goto(url);
  await page.locator(`.samples button:has(code:text-is("${login}"))`).click();
  await page.locator('.shell').waitFor();
}

/** Leaves by the button, so that somebody else may enter. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(退出|Log out)$/ }).click();
  await page.locator('.samples').waitFor();
}

/** Goes to a page inside the house, without loading it anew, and waits until what it asked for has come. */
export async function visit(page: Page, { path, act }: Visit): Promise<void> {
  const to = (address: string): Promise<void> =>
    page.evaluate(
      `document.title = ''; history.pushState({}, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
  // By way of an address that has no page, so that every page begins afresh.
  await to('/nowhere');
  await page.locator('.empty h1').waitFor();
  await to(path);
  await page.locator('head > title:not(:empty)').waitFor({ state: 'attached' });
  await settled(page);
  await act?.(page);
}

/** What the page asked for has come. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('body:not(:has(.loading))').waitFor({ state: 'attached' });
}

import type { Page } from 'playwright-core';

/** A page of the house, and a sample person who goes there. */
export interface Visit {
  readonly name: string;
  readonly login: string;
  readonly path: string;
}

/** Every page that stands by itself: what is looked at in both languages and both colour schemes. */
export const VISITS: readonly Visit[] = [
  { name: 'inbox', login: 'hr', path: '/inbox' },
  { name: 'standings', login: 'hr', path: '/standings' },
  { name: 'reports', login: 'hr', path: '/reports' },
  { name: 'vacancies', login: 'hr', path: '/vacancies' },
  { name: 'trials', login: 'hr', path: '/trials' },
  { name: 'confirmations', login: 'hr', path: '/confirmations' },
  { name: 'entry', login: 'hr', path: '/hires/new' },
  { name: 'standing', login: 'employee', path: '/standing' },
  { name: 'messages', login: 'employee', path: '/messages' },
  { name: 'documents', login: 'employee', path: '/documents' },
];

/** Enters as one of the sample's people. */
export async function enter(page: Page, url: string, login: string): Promise<void> {
  await page.goto(url);
  await page.locator(`.samples button:has(code:text-is("${login}"))`).click();
  await page.locator('.shell').waitFor();
}

/** Goes to a page and waits until what it asked for has come. */
export async function visit(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.locator('.page h1').waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}

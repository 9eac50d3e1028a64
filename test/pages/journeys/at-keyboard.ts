import type { Locator } from 'playwright-core';
import { until } from '../../../cli/play/until.js';
import { PASSWORD } from '../../api/harness.js';
import { isBelowBar } from '../browser.js';
import type { Seat } from './journey.js';

/** As far as anybody goes with Tab before he thinks that there is no way. */
const MOST_TABS = 90;
const SOON_MS = 4_000;

/** Somebody with a keyboard and nothing else: there is no way from here to a mouse. */
export class AtKeyboard {
  constructor(readonly seat: Seat) {}

  private get page(): Seat['page'] {
    return this.seat.page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.seat.did.keys += 1;
    }
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
    this.seat.did.keys += words.length;
  }

  /** By Tab, or back by Shift-Tab, until the focus is there. */
  async tabTo(place: Locator, what: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const target = place.first();
    await target.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return this.checkSeen(what);
      await this.press(key);
    }
    this.seat.fault(`${what} is not reached by ${key}`);
    throw new Error(`${what} is not reached by ${key}`);
  }

  /** What has the focus is not below the bar that sends. */
  private async checkSeen(what: string): Promise<void> {
    if (await isBelowBar(this.page)) this.seat.fault(`${what} has the focus below the bar that sends`);
  }

  /** That the focus is somewhere, once the page has come to rest; one on which it is nowhere has lost it. */
  async checkFocus(after: string): Promise<void> {
    const somewhere = this.page.locator('body :focus').first();
    await somewhere.waitFor({ state: 'attached', timeout: SOON_MS }).catch(() => {
      this.seat.fault(`after ${after} the focus is nowhere`);
    });
  }

  async signIn(login: string, password = PASSWORD): Promise<void> {
    await this.page.locator('input[autocomplete=username]:focus').waitFor();
    await this.type(login);
    await this.press('Tab');
    await this.type(password);
    await this.press('Enter');
    await this.page.locator('.shell').waitFor();
  }

  /** Ctrl-K, some letters, Enter. */
  async find(letters: string, heading: RegExp): Promise<void> {
    await this.press('Control+k');
    await this.page.locator('.palette input:focus').waitFor();
    await this.type(letters);
    const found = this.page.getByRole('option', { name: heading }).first();
    await found.waitFor();
    for (let down = 0; down < 12 && (await found.getAttribute('aria-selected')) !== 'true'; down += 1)
      await this.press('ArrowDown');
    await this.press('Enter');
    await this.page.locator('h1', { hasText: heading }).waitFor();
    await this.settled();
  }

  /** N, until the task is there: what the engine does by itself takes a moment. */
  async next(title: RegExp): Promise<void> {
    const heading = this.page.locator('h1', { hasText: title });
    await until(`the task ${title.source}`, async () => {
      await this.press('n');
      return heading.waitFor({ timeout: SOON_MS }).then(
        () => true,
        () => false,
      );
    });
    await this.settled();
    await this.page.locator('form button[type=submit]').first().waitFor();
  }

  async fill(label: string, words: string): Promise<void> {
    await this.tabTo(this.page.getByLabel(label), label);
    await this.type(words);
  }

  async choose(option: string): Promise<void> {
    await this.tabTo(this.page.getByRole('radio', { name: option, exact: true }), option);
    await this.press('Space');
  }

  /** Somebody of the records, by some letters of his. */
  async name(label: string, letters: string): Promise<void> {
    await this.tabTo(this.page.getByLabel(label), label);
    await this.type(letters);
    await this.page
      .locator('.ant-select-item-option', { hasText: `· ${letters} ·` })
      .first()
      .waitFor();
    await this.press('Enter');
  }

  /** Ctrl-Enter, and back at the inbox. */
  async send(): Promise<void> {
    await this.press('Control+Enter');
    await this.home();
  }

  async home(): Promise<void> {
    await this.page.waitForURL('**/inbox');
    await this.settled();
    await this.checkFocus('sending');
  }

  private async settled(): Promise<void> {
    await this.page.locator('body:not(:has(.loading))').waitFor({ state: 'attached' });
  }
}

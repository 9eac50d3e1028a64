import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { Browser as Chromium, Locator } from 'playwright-core';
import type { Role } from '../../domain/vocabulary/roles.js';
import { PASSWORD } from '../api/harness.js';
import { Live } from '../api/live.js';
import type { TestPerson } from '../support/department.js';
import { openWindow, startChromium, type Browser, type Look } from './browser.js';
import { until } from '../../cli/play/until.js';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** The application with its built pages on a port, and people who sit before a browser each. */
export class House {
  private readonly people = new Map<string, Person>();

  private constructor(
    readonly live: Live,
    private readonly server: Server,
    private readonly chromium: Chromium,
  ) {}

  static async open(
    people: readonly TestPerson[],
    month: string,
    roles: Readonly<Record<string, readonly Role[]>> = {},
    engine: 'dev' | 'skipping' = 'dev',
  ): Promise<House> {
    const live = await Live.start(people, month, roles, BUILT, undefined, engine);
    const server = live.harness.express.listen(0, '127.0.0.1');
    return new House(live, server, await startChromium());
  }

  /** Somebody at the pages, signed in when he first comes. */
  async as(login: string): Promise<Person> {
    const known = this.people.get(login);
    if (known !== undefined) return known;
    const { port } = this.server.address() as AddressInfo;
    const window = await openWindow(this.chromium, { language: 'zh', scheme: 'light' });
    const person = new Person(window, `http://127.0.0.1:${port}`);
    await person.signIn(login);
    this.people.set(login, person);
    return person;
  }

  /** Somebody who is not logged in, at an address. */
  async stranger(path: string, look: Look = { language: 'zh', scheme: 'light' }): Promise<Browser> {
    const { port } = this.server.address() as AddressInfo;
    const window = await openWindow(this.chromium, look);
    await window.page.goto(`http://127.0.0.1:${port}${path}`);
    return window;
  }

  /** What the consoles said; a refused form is an answer, which the browser writes down by itself. */
  complaints(): readonly string[] {
    return [...this.people.values()].flatMap(({ window }) => window.complaints);
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await new Promise((resolve) => this.server.close(resolve));
    await this.live.close();
  }
}

/** What a person does at the pages, by the words that stand there. */
export class Person {
  constructor(
    readonly window: Browser,
    private readonly url: string,
  ) {}

  get page(): Browser['page'] {
    return this.window.page;
  }

  async signIn(login: string): Promise<void> {
    await this.page.goto(this.url);
    await this.page.getByLabel('登录名').fill(login);
    await this.page.getByLabel('密码').fill(PASSWORD);
    await this.press('登录');
    await this.page.locator('.shell').waitFor();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.locator('.page h1').waitFor();
  }

  /** Opens a task of the inbox by its title and whom it is about; what the engine does by itself takes a moment. */
  async take(title: string, about = ''): Promise<void> {
    const link = this.page.locator('.task-line').filter({ hasText: title }).filter({ hasText: about }).first();
    await until(`${title} ${about} in the inbox`, async () => {
      await this.go('/inbox');
      await this.page.locator('.task-line, .empty').first().waitFor();
      return (await link.count()) > 0;
    });
    await link.click();
    await this.page.locator('form button[type=submit]').waitFor();
  }

  private option(text: string): Locator {
    const open = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    return open.filter({ hasText: text }).first();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(value);
  }

  /** A civil date, typed. */
  async date(label: string, day: string): Promise<void> {
    await this.fill(label, day);
    await this.page.keyboard.press('Enter');
  }

  /** One of several radio buttons. */
  async choose(option: string): Promise<void> {
    await this.page.getByRole('radio', { name: option, exact: true }).first().check({ force: true });
  }

  /** A box to tick. */
  async tick(words: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: words }).check();
  }

  /** An entry of a list that folds out. */
  async pick(label: string, entry: string): Promise<void> {
    await this.page.getByLabel(label).first().click();
    await this.option(entry).click();
  }

  /** People by their numbers, one after the other. */
  async name(label: string, ...people: readonly string[]): Promise<void> {
    for (const person of people) {
      const box = this.page.getByLabel(label).first();
      await box.click();
      await box.fill(person);
      await this.option(`· ${person} ·`).click();
      await this.page.keyboard.press('Escape');
    }
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).first().click();
  }

  /** Sends what is final: reads it once more, confirms it, and is back at the inbox. */
  async submitFinally(): Promise<void> {
    await this.page.locator('form button[type=submit]').click();
    await this.press('确认提交');
    await this.page.waitForURL('**/inbox');
    // Whoever reads by ear, or has no mouse, is on the new page, too.
    await this.page.locator('#main:focus').waitFor();
  }

  /** Sends the form and is back at the inbox. */
  async submit(): Promise<void> {
    await this.page.locator('form button[type=submit]').click();
    await this.page.waitForURL('**/inbox');
  }
}

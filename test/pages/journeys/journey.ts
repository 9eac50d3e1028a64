import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { prepareAxe, seriousFindings, type Browser } from '../browser.js';

/** What somebody did at a machine: presses of keys, taps, clicks. */
export type Doing = 'keys' | 'taps' | 'clicks';
type Counts = Record<Doing, number>;

const NOTHING: Readonly<Counts> = { keys: 0, taps: 0, clicks: 0 };
const PART_MS = 600_000;
const PICTURES = process.env.JINJI_JOURNEY_PICTURES;
const sum = (counts: Readonly<Counts>): string =>
  `${counts.keys} key presses, ${counts.taps} taps, ${counts.clicks} clicks`;

/** A way through the pages from its beginning to its end: what it took, and every fault that was found on it. */
export class Journey {
  private readonly found: string[] = [];
  private readonly seats: Seat[] = [];
  private readonly lines: string[] = [];
  private ended = false;
  private readonly begun = Date.now();
  private since = Date.now();
  private before: Readonly<Counts> = NOTHING;

  /** `expected`: what a browser writes down by itself and is no fault, such as a form that was to be refused. */
  constructor(
    readonly name: string,
    private readonly expected = /^$/,
  ) {
    if (PICTURES !== undefined) mkdirSync(join(PICTURES, name), { recursive: true });
  }

  /** Somebody before a window of his own. */
  seat(who: string, window: Browser): Seat {
    const seat = new Seat(this, who, window);
    this.seats.push(seat);
    return seat;
  }

  fault(what: string): void {
    this.found.push(what);
    this.say(`  ✗ ${what}`);
  }

  /** A part of the journey; it ends where one fails, and says where everybody was. */
  part(what: string, go: () => Promise<void>): void {
    test(
      what,
      async () => {
        if (this.ended) throw new Error('the journey ended before');
        this.ended = true;
        try {
          await go();
        } catch (error) {
          for (const seat of this.seats) await seat.keep('where it ended').catch(() => undefined);
          this.say(`  ! ${what}: ${String(error)}`);
          throw error;
        }
        this.ended = false;
      },
      PART_MS,
    );
  }

  private say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  /** What has been done since the last station, and what it took. */
  station(what: string): void {
    const now = this.counts();
    const took = {
      keys: now.keys - this.before.keys,
      taps: now.taps - this.before.taps,
      clicks: now.clicks - this.before.clicks,
    };
    const line = `${String(this.lines.length + 1).padStart(3)}. ${what}: ${sum(took)}, ${this.seconds(this.since)} s`;
    this.lines.push(line);
    this.say(line);
    this.before = now;
    this.since = Date.now();
  }

  /** What was found wrong so far, and what the consoles said. */
  faults(): readonly string[] {
    const said = this.seats.flatMap(({ who, window }) => window.complaints.map((one) => `${who}: ${one}`));
    return [...this.found, ...said.filter((one) => !this.expected.test(one))];
  }

  /** All of it, for whoever started the journey; the faults last. */
  report(): string {
    const faults = this.faults();
    const total = `${this.name}: ${sum(this.counts())}, ${this.seconds(this.begun)} s, ${faults.length} faults`;
    return ['', total, ...this.lines, ...faults.map((one) => `  ✗ ${one}`), ''].join('\n');
  }

  private seconds(since: number): string {
    return ((Date.now() - since) / 1000).toFixed(1);
  }

  private counts(): Readonly<Counts> {
    return this.seats.reduce(
      (all, { did }) => ({ keys: all.keys + did.keys, taps: all.taps + did.taps, clicks: all.clicks + did.clicks }),
      NOTHING,
    );
  }
}

/** Somebody on his journey, with what he has done so far. */
export class Seat {
  readonly did: Counts = { ...NOTHING };
  private pictures = 0;

  constructor(
    private readonly journey: Journey,
    readonly who: string,
    readonly window: Browser,
  ) {}

  get page(): Page {
    return this.window.page;
  }

  fault(what: string): void {
    this.journey.fault(`${this.who}: ${what} (${new URL(this.page.url()).pathname})`);
  }

  /** Looks at a page that is new on the way: by axe, at its width, and with a picture where they are wanted. */
  async look(what: string): Promise<void> {
    const { page } = this;
    await page.locator('body:not(:has(.loading))').waitFor({ state: 'attached' });
    if (!(await page.evaluate<boolean>('typeof axe !== "undefined"'))) await prepareAxe(page);
    for (const one of await seriousFindings(page)) this.fault(`${what}: ${one.replaceAll(/\s+/g, ' ')}`);
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - screen.width');
    if (over > 0) this.fault(`${what}: ${over} px wider than the screen`);
    await this.keep(what);
  }

  /** A picture, where they are wanted. */
  async keep(what: string): Promise<void> {
    if (PICTURES === undefined) return;
    this.pictures += 1;
    const name = `${this.who}-${String(this.pictures).padStart(2, '0')}-${what.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`;
    await this.page.screenshot({ path: join(PICTURES, this.journey.name, name), animations: 'disabled' });
  }
}

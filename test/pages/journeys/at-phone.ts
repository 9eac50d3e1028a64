import type { Locator } from 'playwright-core';
import type { Seat } from './journey.js';

/** A small phone of today, held upright. */
export const PHONE = { language: 'zh', width: 390, height: 844, touch: true } as const;

/** Measures by itself how wide the page ever was: what slides over the edge for a moment is too wide, too. */
const WATCH = `globalThis.widest = 0;
  const measure = () => {
    globalThis.widest = Math.max(globalThis.widest, document.documentElement?.scrollWidth ?? 0);
    requestAnimationFrame(measure);
  };
  measure();`;

/** Whether anything lies over the button that sends. */
const COVERED = `(() => {
  const button = document.querySelector('.sticky-acts button[type=submit]');
  const { x, y, width, height } = button.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top === null || !button.contains(top);
})()`;

/** Somebody with a phone in his hand: he taps, types and pushes the page up; there is no mouse and no Tab. */
export class AtPhone {
  constructor(readonly seat: Seat) {}

  private get page(): Seat['page'] {
    return this.seat.page;
  }

  /** From the next page on its width is watched. */
  async watchWidth(): Promise<void> {
    await this.page.addInitScript({ content: WATCH });
    await this.page.reload();
  }

  async tap(place: Locator): Promise<void> {
    await place.first().tap();
    this.seat.did.taps += 1;
  }

  button(name: string | RegExp): Promise<void> {
    return this.tap(this.page.getByRole('button', { name }));
  }

  /** Taps into the field and types; what stood there goes. */
  async fill(place: Locator, words: string): Promise<void> {
    await this.tap(place);
    await place.first().fill(words);
    this.seat.did.keys += words.length;
  }

  async pushUp(by: number): Promise<void> {
    await this.page.evaluate(`scrollBy(0, ${by})`);
  }

  /** Whether it has gone up over the middle of the screen: there is nothing more to push up for. */
  async isUp(place: Locator): Promise<boolean> {
    const box = await place.boundingBox();
    return box === null || box.y + box.height < PHONE.height / 2;
  }

  /** The bar with the button that sends is whole on the screen, wherever one has pushed the page. */
  async checkBar(when: string): Promise<void> {
    const bar = this.page.locator('.sticky-acts');
    const box = await bar.boundingBox();
    if (
      box === null ||
      box.y < 0 ||
      box.y + box.height > PHONE.height + 1 ||
      box.x < 0 ||
      box.x + box.width > PHONE.width
    )
      this.seat.fault(`${when}: the bar that sends is out of sight: ${JSON.stringify(box)}`);
    const covered = await this.page.evaluate<boolean>(COVERED);
    if (covered) this.seat.fault(`${when}: something lies over the button that sends`);
  }

  /** The page was never wider than the phone. */
  async checkWidth(when: string): Promise<void> {
    const widest = await this.page.evaluate<number>('globalThis.widest');
    if (widest > PHONE.width) this.seat.fault(`${when}: the page was ${widest} px wide`);
  }
}

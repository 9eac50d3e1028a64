import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { BAR_COLOURS } from '../../web/components/bar-colours.js';

const css = readFileSync(join(import.meta.dirname, '..', '..', 'web', 'style', 'tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split(":root[data-scheme='dark']");

const colourOf = (scheme: string, name: string): readonly number[] => {
  const hex = new RegExp(`${name}: #([0-9a-f]{6})`).exec(scheme)?.[1] ?? '';
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
};
/** Relative luminance as WCAG 2 has it. */
const luminance = (colour: readonly number[]): number =>
  colour
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);

/** WCAG 2.2, 1.4.11: what is drawn is told from what it lies on by a contrast of 3. */
test.each([
  ['light', light],
  ['dark', dark],
])('bars are told from their card in the %s scheme', (_, scheme) => {
  const card = luminance(colourOf(scheme, '--card'));
  const faint = BAR_COLOURS.filter((name) => {
    const bar = luminance(colourOf(scheme, name));
    return !((Math.max(bar, card) + 0.05) / (Math.min(bar, card) + 0.05) >= 3);
  });
  expect(faint).toEqual([]);
});

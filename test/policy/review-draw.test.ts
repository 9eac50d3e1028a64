import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draw, misdrawn, shuffle } from '../../policy/rules/review-draw.js';

const SEED = '00112233445566778899aabbccddeeff';
const people = Array.from({ length: 14 }, (_, index) => `E${index + 1}`);
const rosters = fc.uniqueArray(fc.stringMatching(/^E[0-9]{1,4}$/), { minLength: 1, maxLength: 30 });

describe('§9.5.6, I-55: the draw of subordinates can be repeated by anybody', () => {
  test('the order is that of SHA-256 over seed, colon and number', () => {
    const byHand = [...people].sort((a, b) =>
      createHash('sha256').update(`${SEED}:${a}`).digest('hex') <
      createHash('sha256').update(`${SEED}:${b}`).digest('hex')
        ? -1
        : 1,
    );
    expect(shuffle(SEED, people)).toEqual(byHand);
  });

  test('ten of fourteen are asked, four stand by; ten of ten and nine of nine are all asked', () => {
    const fourteen = draw(SEED, people, 10);
    expect([fourteen.asked.length, fourteen.reserve.length]).toEqual([10, 4]);
    expect(new Set([...fourteen.asked, ...fourteen.reserve])).toEqual(new Set(people));
    for (const count of [9, 10]) {
      const all = draw(SEED, people.slice(0, count), 10);
      expect([all.asked.length, all.reserve.length]).toEqual([count, 0]);
    }
  });

  test('the order of the roster does not matter, the seed does', () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        expect(shuffle(SEED, [...roster].reverse())).toEqual(shuffle(SEED, roster));
      }),
    );
    expect(shuffle('f'.repeat(32), people)).not.toEqual(shuffle(SEED, people));
  });

  test('a draw as it was carried out agrees; one that was tampered with names who does not belong', () => {
    const { asked } = draw(SEED, people, 10);
    const drawn = asked.map((personId, index) => ({ personId, place: index + 1 }));
    expect(misdrawn(SEED, people, drawn)).toEqual([]);
    const [first, second, ...rest] = drawn;
    const swapped = [{ ...first, place: 2 }, { ...second, place: 1 }, ...rest] as typeof drawn;
    expect(misdrawn(SEED, people, swapped)).toEqual([first?.personId, second?.personId]);
    expect(misdrawn('f'.repeat(32), people, drawn).length).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from '@jest/globals';
import { isFit, isNewNumber } from '../../../domain/vocabulary/characters.js';

describe('the number that somebody new is given', () => {
  test.each(['10001', 'HR-7', '客服.12', 'a_b+c@d:e#1', 'A'.repeat(64)])('may be %s', (number) => {
    expect(isNewNumber(number)).toBe(true);
  });

  test.each([
    '',
    '.',
    '..',
    'a..b',
    'a/b',
    '/a',
    'a\\b',
    '-1',
    'a b',
    'a\u200bb',
    'a\u202eb',
    'a\u0000b',
    '\uff11\uff12',
    'A'.repeat(65),
  ])('is never %j', (number) => {
    expect(isNewNumber(number)).toBe(false);
  });
});

test.each(['\u0007', '\u061c', '\u200b', '\u200f', '\u202e', '\u2066', '\ufeff', '\u3164'])(
  'a name holds no %j',
  (sign) => {
    expect(isFit(`王${sign}芳`, 'line')).toBe(false);
  },
);

import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { COLUMNS } from '../../imports/columns.js';
import {
  ACCEPTED_WORDS,
  parseCause,
  parseComplaintStatus,
  parseDepartment,
  parseLeaveKind,
  parseLevel,
  parsePosition,
  parseStatus,
  parseYes,
} from '../../imports/words.js';
import { setupPage } from './setup-page.js';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

const PARSERS: Readonly<Record<keyof typeof ACCEPTED_WORDS, (word: string) => unknown>> = {
  position: parsePosition,
  status: parseStatus,
  level: parseLevel,
  cause: parseCause,
  complaintStatus: parseComplaintStatus,
  leaveKind: parseLeaveKind,
  department: parseDepartment,
  yesNo: (word) => ({ true: 'yes', false: 'no' })[String(parseYes(word))],
};

describe.each([
  ['en', 'setup.md'],
  ['zh', 'setup.zh-CN.md'],
] as const)('the page of the set-up (%s)', (language, name) => {
  test('is what the importers take', () => {
    expect(page(name)).toBe(setupPage(language));
  });
  test('names every column, by each of its headings', () => {
    const there = page(name);
    const headings = Object.values(COLUMNS).flatMap((columns) =>
      columns.flatMap((one) => [...one.headings, one.field]),
    );
    expect(headings.filter((one) => !there.includes(one))).toEqual([]);
  });
});

test.each(Object.keys(PARSERS) as (keyof typeof ACCEPTED_WORDS)[])(
  'each word of %s is taken for what it says',
  (of) => {
    const wrong = Object.entries<readonly string[]>(ACCEPTED_WORDS[of]).flatMap(([code, words]) =>
      words
        .filter((word) => PARSERS[of](word) !== code)
        .map((word) => `${word}: ${String(PARSERS[of](word))}, not ${code}`),
    );
    expect(wrong).toEqual([]);
  },
);

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/asvs.md', root), 'utf8');
const rows = page.split('\n').filter((line) => /^\| V\d/.test(line));

/** How many sections each chapter of ASVS 5.0 has. */
const SECTIONS = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3];

test('every section of the seventeen chapters stands once, in its order', () => {
  const numbers = rows.map((row) => /^\| (V\d+\.\d+) /.exec(row)?.[1]);
  const all = SECTIONS.flatMap((most, chapter) => Array.from({ length: most }, (_, at) => `V${chapter + 1}.${at + 1}`));
  expect(numbers).toEqual(all);
});

test('every file and test that is named is there', () => {
  const named = [...page.matchAll(/`((?:[\w.-]+\/)+[\w.-]+|Dockerfile)`/g)].map((found) => found[1] ?? '');
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  const linked = [...page.matchAll(/\]\(([\w./-]+\.md)\)/g)].map((found) => found[1] ?? '');
  expect(linked.filter((path) => !existsSync(new URL(`docs/${path}`, root)))).toEqual([]);
});

test('what is said to be met has a test, or is called open, or is no part of the product', () => {
  const nothing = /\bnone\b|^no(?:t|body)? |level 3 alone|not (?:used|one|an )|one company/;
  for (const row of rows) {
    const [section = '', met = '', tests = '', open = ''] = row.slice(2, -2).split(' | ');
    const isHeld = tests !== '–' || open !== '–' || nothing.test(met) || /written down|public keys/.test(section);
    expect([section, isHeld]).toEqual([section, true]);
  }
});

test('a requirement is named in its own section', () => {
  for (const row of rows) {
    const section = /^\| V(\d+\.\d+) /.exec(row)?.[1] ?? '';
    const foreign = [...row.matchAll(/\b(\d{1,2}\.\d{1,2})\.\d{1,2}\b/g)].filter((found) => found[1] !== section);
    expect([section, foreign.map(String)]).toEqual([section, []]);
  }
});

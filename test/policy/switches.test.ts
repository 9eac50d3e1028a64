import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { SWITCHES } from '../../domain/evaluation/switches.js';
import { library } from './fixture.js';

/** Offered to HR and read by nobody yet, and why. */
const UNREAD: Readonly<Record<string, string>> = {
  'passMark.team-leader': 'the mark of a panel of §9 is still typed when it is named (9.5.7)',
  'passMark.supervisor': 'likewise',
};

test('the product reads the switches that the register offers, by their values', () => {
  const offered = library.register.flatMap(({ switches = [] }) =>
    switches.map((one) => [one.key, one.type === 'mark' ? 'mark' : one.options.map(({ value }) => value)] as const),
  );
  const sorted = Object.fromEntries(
    offered.map(([key, values]) => [key, typeof values === 'string' ? values : [...values].sort()]),
  );
  const read = Object.entries<string | readonly string[]>(SWITCHES);
  expect(
    Object.fromEntries(read.map(([key, values]) => [key, typeof values === 'string' ? values : [...values].sort()])),
  ).toEqual(sorted);
});

test('setting one changes something: each is read by name', () => {
  const root = new URL('../../', import.meta.url);
  const sources = ['domain', 'policy', 'workflows', 'activities'].flatMap((room) =>
    readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${room}/${file}`, root), 'utf8')),
  );
  const unread = Object.keys(SWITCHES).filter(
    (key) => !sources.some((text) => new RegExp(`setting\\([^)]*'${key.replace('.', '\\.')}'\\)`).test(text)),
  );
  expect(unread.sort()).toEqual(Object.keys(UNREAD).sort());
});

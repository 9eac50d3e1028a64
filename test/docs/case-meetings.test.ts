import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { caseMeetingsPage } from './case-meetings-page.js';

test('docs/case-meetings.md is what the table says', () => {
  const page = readFileSync(new URL('../../docs/case-meetings.md', import.meta.url), 'utf8');
  expect(page).toBe(caseMeetingsPage());
});

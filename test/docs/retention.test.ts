import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { retentionPage } from './retention-page.js';

test('docs/retention.md is what the plan and the register say', () => {
  expect(readFileSync(new URL('../../docs/retention.md', import.meta.url), 'utf8')).toBe(retentionPage());
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

const web = join(import.meta.dirname, '..', '..', 'web');
const { asWritten } = (await import(pathToFileURL(join(web, 'i18n', 'format.ts')).href)) as {
  asWritten: (text: string, language: 'zh' | 'en') => string;
};

/** What records and the API hold as it was worded once is read as pages write. */
test.each([
  ['总经理批准 (§8.5.5, 至 2026年12月3日)', '总经理批准（§8.5.5，至 2026年12月3日）'],
  ['中(二)级客服(一般) (8.4)', '中(二)级客服(一般)（8.4）'],
])('%s', (said, written) => {
  expect(asWritten(said, 'zh')).toBe(written);
});

test('what a finding asked for and found, and what an alarm says, is never shown as it is stored', () => {
  const raw = readdirSync(join(web, 'pages'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .filter((name) => {
      const code = readFileSync(join(web, 'pages', name), 'utf8');
      return (
        /\.(expected|actual)\[language\]/.test(code) || (code.includes('say(alarm.') && !code.includes('useStored()'))
      );
    });
  expect(raw).toEqual([]);
});

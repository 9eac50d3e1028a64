import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { ALARMS } from '../../domain/vocabulary/alarm.js';

test('the runbook has a section for each alarm, by its words and its name, with what to do (0074)', async () => {
  const content = await readFile(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  const sections = content.split(/^## /m).slice(1);
  const named = sections.map((section) => /^`([A-Z_.]+)`/m.exec(section)?.[1]);
  expect(named).toEqual(Object.keys(ALARMS));
  for (const [index, { title }] of Object.values(ALARMS).entries()) {
    expect(sections[index]?.split('\n')[0]).toBe(`${title.zh} · ${title.en}`);
    expect(sections[index]).toMatch(/\*\*What to do\.\*\* .{30}/);
  }
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import { ROLES } from '../../domain/vocabulary/roles.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const migration = readFileSync(new URL('../../db/migrations/0003-cases.sql', import.meta.url), 'utf8');
const stages = [...(/stage in \(\s*('ineligible'[^)]*)\)\)/.exec(migration)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
  ([, stage]) => stage ?? '',
);

describe('the glossary names every word of the vocabulary', () => {
  test.each([
    ['levels', LEVELS],
    ['positions', POSITIONS],
    ['roles', ROLES],
    ['statuses', STATUSES],
    ['abilities', ABILITIES],
    ['stages of a case', stages],
    ['task kinds', Object.keys(TASK_KINDS)],
  ])('%s', (_, words) => {
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
  });

  test('each task kind under the label that the inbox shows', () => {
    const missing = Object.entries(TASK_KINDS).filter(
      ([kind, { title }]) => !glossary.includes(`| \`${kind}\` | ${title.zh} |`),
    );
    expect(missing).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import { ROLES } from '../../domain/vocabulary/roles.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { withParts } from './glossary-parts.js';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
describe('the glossary names every word of the vocabulary', () => {
  test.each([
    ['levels', LEVELS],
    ['positions', POSITIONS],
    ['roles', ROLES],
    ['statuses', STATUSES],
    ['abilities', ABILITIES],
  ])('%s', (_, words) => {
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
  });

  test('stages, tasks and papers as the catalogues have them (npx tsx test/docs/write-glossary.ts)', () => {
    expect(glossary).toBe(withParts(glossary));
    expect(glossary.match(/<!-- catalogue: /g)).toHaveLength(3);
  });
});

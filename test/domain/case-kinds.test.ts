import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CASE_KINDS } from '../../domain/cases/case-kind.js';

test('the database takes every kind of case: the last migration that says which kinds there are names all of them', () => {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const checks = files
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/(?:create|alter) table personnel_case\b[^;]*?check \(kind in \(([^)]*)\)/g)].map(
        ([, kinds = '']) => kinds,
      ),
    );
  expect(CASE_KINDS.filter((kind) => checks.at(-1)?.includes(`'${kind}'`) !== true)).toEqual([]);
});

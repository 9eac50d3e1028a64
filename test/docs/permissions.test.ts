import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cells } from '../../domain/permissions/parties.js';
import { mayCall } from '../../domain/permissions/permissions.js';
import { permissionsPage } from './permissions-page.js';

test('docs/permissions.md is what the table says', () => {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
  expect(page).toBe(permissionsPage());
});

test('a line of the table has a letter for everybody, and no other letter', () => {
  expect(() => cells('A-AA---- | AAA-')).toThrow('not a line');
  expect(() => cells('A-AA---- | AAA-X')).toThrow('not a line');
});

test('whoever audits passes by the auditor’s column alone, whatever other roles his account has', () => {
  expect(mayCall(['auditor', 'hr', 'employee'], 'pay-changes', 'read')).toBe(true);
  expect(mayCall(['auditor', 'hr', 'employee'], 'rating', 'write')).toBe(false);
  expect(mayCall(['auditor', 'employee'], 'tasks', 'write')).toBe(false);
  expect(mayCall(['hr'], 'rating', 'write')).toBe(true);
  expect(mayCall(['employee'], 'rating', 'write')).toBe(false);
});

import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { LAYOUTS } from '../../documents/papers/paper.js';

/** What templates share is none of the forms. */
const SHARED = ['base.typ', 'notice.typ', 'file.typ', 'sheets.typ'];

test('every form has its template, and every template is of a form (§15)', () => {
  const templates = readdirSync('documents/typeset/templates').filter((file) => !SHARED.includes(file));
  expect(templates.toSorted()).toEqual(LAYOUTS.map((form) => `${form}.typ`).toSorted());
});

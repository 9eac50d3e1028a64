import { expect, test } from '@jest/globals';
import { titleOf } from '../../web/components/clause-of.js';

const clauses = [
  { id: '8.4', title: { zh: '评定规则', en: 'Rules' } },
  { id: '8.4.1', title: { zh: '客服与质检', en: 'Agents and inspectors' } },
];

/** A § that decided stands with its short title, its own or that of the nearest above it. */
test.each([
  ['8.4.1', 'zh', '客服与质检'],
  ['8.4.1.9', 'en', 'Agents and inspectors'],
  ['8.40', 'zh', undefined],
  ['I-09', 'zh', undefined],
] as const)('%s in %s has the title %s', (id, language, said) => {
  expect(titleOf(clauses, id, language)).toBe(said);
});

import { expect, test } from '@jest/globals';
import {
  PARTLY_UNFILED_REQUESTS,
  UNFILED_REQUESTS,
  type RequestName,
} from '../../../domain/attachments/unfiled-requests.js';
import { declaredRoutes } from '../../support/form-places.js';
import { partsOf } from '../../support/form-parts.js';

/** One of the forms of all tasks: test/domain/files-of-forms.test.ts walks them kind by kind. */
const OF_TASKS = '/v1/tasks/{taskId}/completion';

/** What is asked for at length by each address that takes a form, and where it takes files. */
const said = declaredRoutes().flatMap(({ method, path, body, bodyAs }) => {
  const form = path === OF_TASKS ? undefined : (bodyAs ?? body);
  const parts = form === undefined ? [] : partsOf(form).filter(({ words }) => words);
  return parts.length === 0 ? [] : [{ name: `${method.toUpperCase()} ${path}` as RequestName, parts }];
});

test('0063: whoever gives a reason beside the tasks may attach what bears it out, or reads why not', () => {
  const bare = said.map(({ name, parts }) => [name, parts.filter(({ files }) => !files).map(({ choice }) => choice)]);
  const expected = said.map(({ name, parts }) => {
    const all = UNFILED_REQUESTS[name] === undefined ? [] : parts.map(({ choice }) => choice);
    return [name, PARTLY_UNFILED_REQUESTS[name]?.choices ?? all];
  });
  expect(bare).toEqual(expected);
});

test('0063: the table speaks of addresses that are there and ask for words, in both languages', () => {
  const names = Object.keys({ ...UNFILED_REQUESTS, ...PARTLY_UNFILED_REQUESTS });
  expect(names.filter((one) => !said.some(({ name }) => name === one))).toEqual([]);
  expect(Object.keys(PARTLY_UNFILED_REQUESTS).filter((one) => one in UNFILED_REQUESTS)).toEqual([]);
  const whys = (names as RequestName[]).flatMap(
    (one) => UNFILED_REQUESTS[one] ?? PARTLY_UNFILED_REQUESTS[one]?.why ?? [],
  );
  for (const { zh, en } of whys) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[,;:()]/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

test('0063: what opens or moves a case of one person takes files', () => {
  const opens = ['departure', 'transfer', 'transfer-application'].map((one) => `POST /v1/people/{personId}/${one}`);
  const others = [
    'POST /v1/special-promotions',
    'POST /v1/cases/{caseId}/appeals',
    'POST /v1/cases/{caseId}/rebase',
    'POST /v1/cases/{caseId}/voiding',
    'POST /v1/documents/{documentId}/withdrawal',
    'POST /v1/tasks/{taskId}/return',
    'POST /v1/tasks/{taskId}/withdrawal',
  ];
  const filed = said.filter(({ parts }) => parts.every(({ files }) => files)).map(({ name }) => name);
  expect(filed).toEqual(expect.arrayContaining([...opens, ...others]));
});

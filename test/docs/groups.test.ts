import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { GROUPS, GROUP_FORMS, GROUP_RULES, groupOf, QUORUMS } from '../../domain/standing-in/groups.js';
import { isOwnHand } from '../../domain/standing-in/own-hand.js';
import { CALLS } from '../api/tasks/operations-house.js';
import { groupsPage } from './groups-page.js';
import { RACE_MATRIX, type Proof } from './race-matrix.js';

const kinds = Object.keys(TASK_KINDS) as TaskKind[];

test('docs/groups-and-races.md is what the tables say', () => {
  expect(readFileSync(new URL('../../docs/groups-and-races.md', import.meta.url), 'utf8')).toBe(groupsPage());
});

test('the group of a kind is what its catalogue says: sheets are given by all, one’s own hand is nobody else’s', () => {
  for (const kind of kinds) {
    const { sealed, about, signs } = TASK_KINDS[kind];
    const form = GROUPS[kind];
    expect([kind, ['all', 'weighted'].includes(form)]).toEqual([kind, sealed === true || about === 'seat']);
    expect([kind, form === 'any' || form === 'both']).toEqual([kind, !isOwnHand({ kind }) && sealed !== true]);
    if (signs !== undefined) expect([kind, form]).toEqual([kind, 'one']);
  }
  expect(kinds.filter((kind) => GROUPS[kind] === 'signers')).toEqual(['task.signing']);
  expect(Object.keys(QUORUMS).sort()).toEqual(
    kinds.filter((kind) => ['all', 'weighted'].includes(GROUPS[kind])).sort(),
  );
});

test('every form has its words in both languages, and stands for some kind', () => {
  for (const form of GROUP_FORMS) {
    const { name, acts, refusal, together } = GROUP_RULES[form];
    for (const { zh, en } of [name, acts, refusal, together]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    expect([form, kinds.some((kind) => groupOf(kind).form === form)]).toEqual([form, true]);
  }
});

const texts = new Map<string, string>();
const fileOf = (file: string): string => {
  const text = texts.get(file) ?? readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  texts.set(file, text);
  return text;
};
/** Under its own name, or by a table whose rows are the operations. */
const isThere = ([file, name]: Proof): boolean => {
  const operation = Object.keys(CALLS).find((one) => name.startsWith(`${one} `));
  const asRow = operation !== undefined && fileOf(file).includes(`'%s${name.slice(operation.length)}'`);
  return asRow || fileOf(file).includes(`'${name}'`);
};

test('each operation is proven in each case by a test that is there', () => {
  const gone = Object.entries(RACE_MATRIX).flatMap(([operation, proofs]) =>
    Object.entries(proofs).flatMap(([one, proof]) => (isThere(proof) ? [] : [[operation, one, ...proof]])),
  );
  expect(gone).toEqual([]);
});

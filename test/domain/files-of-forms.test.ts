import { describe, expect, test } from '@jest/globals';
import { handedInBy, namedFiles } from '../../domain/attachments/named-files.js';
import { PARTLY_UNFILED, UNFILED } from '../../domain/attachments/unfiled.js';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { whyWithheld } from '../../domain/talk/withheld.js';
import { partsOf, type Part } from '../support/form-parts.js';

const formOf = (kind: TaskKind): readonly Part[] => partsOf(ACT_SCHEMAS[kind]);
const kinds = Object.keys(TASK_KINDS) as TaskKind[];

describe('0063: whoever gives a reason may attach what bears it out', () => {
  test.each(kinds)('%s takes files wherever something is said at length, or says why not', (kind) => {
    const partly = PARTLY_UNFILED[kind];
    const said = formOf(kind).filter(({ words }) => words);
    const bare = said.filter(({ files }) => !files);
    if (UNFILED[kind] !== undefined) {
      expect(formOf(kind).filter(({ files }) => files)).toEqual([]);
      expect(said).not.toEqual([]);
    } else expect(bare.map(({ choice }) => choice)).toEqual(partly?.choices ?? []);
    expect(whyWithheld(kind, 'files')).toBe(UNFILED[kind]);
  });

  test('every kind of task asks for words, so that none is left out of the table by being forgotten', () => {
    const silent = kinds.filter((kind) => !formOf(kind).some(({ words }) => words));
    expect(silent).toEqual([]);
  });

  test('a file has a case: that of its task, of its entry, or the one that begins with the act', () => {
    const homeless = kinds.filter(
      (kind) =>
        kind !== 'vacancy.nomination' &&
        TASK_KINDS[kind].about !== 'case' &&
        formOf(kind).some(({ files, ofCase }) => files && !ofCase),
    );
    expect(homeless).toEqual([]);
  });

  test('I-37, I-56: nothing that a scorer fills in names a file', () => {
    for (const kind of kinds.filter((one) => TASK_KINDS[one].sealed === true)) expect(UNFILED[kind]).toBeDefined();
  });
});

describe('what a form hands in', () => {
  test('goes to the case of its entry, or else of its task; scans as such', () => {
    const form = {
      reason: 'x',
      files: ['a', 'b'],
      scan: ['s'],
      rows: [{ caseId: 'C2', files: ['c'] }, { caseId: 'C1', files: ['d'] }, { caseId: 'C3' }],
    };
    expect(handedInBy(form, { caseId: 'C1', purpose: 'evidence' })).toEqual([
      { about: { caseId: 'C1' }, purpose: 'evidence', files: ['a', 'b', 'd'] },
      { about: { caseId: 'C1' }, purpose: 'signed-scan', files: ['s'] },
      { about: { caseId: 'C2' }, purpose: 'evidence', files: ['c'] },
    ]);
  });

  test('of no case, nothing: its pipeline alone knows the case that begins', () => {
    expect(handedInBy({ files: ['a'] }, { purpose: 'evidence' })).toEqual([]);
    expect(handedInBy('text', { caseId: 'C1', purpose: 'evidence' })).toEqual([]);
    expect(namedFiles({ special: [{ caseId: 'C1', files: ['a', 7] }] })).toEqual([
      { id: 'a', path: 'special.0.files', scan: false, caseId: 'C1' },
    ]);
  });
});

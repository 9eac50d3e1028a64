import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Catalogue } from '../../domain/pipelines/catalogue.js';
import { CATALOGUES } from '../../domain/pipelines/catalogues.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { formOf } from '../../api/views/tasks/task-about.js';
import { isSeveral } from '../../domain/talk/apart.js';
import { OPERATIONS, OPERATION_NAMES, withheldOf } from '../../domain/talk/withheld.js';
import { UNRETURNED } from '../../domain/undo/returning.js';
import { taskOperationsPage } from './task-operations-page.js';

test('docs/task-operations.md is what the table says', () => {
  const page = readFileSync(new URL('../../docs/task-operations.md', import.meta.url), 'utf8');
  expect(page).toBe(taskOperationsPage());
});

test('every operation has its name, and whatever is withheld its reason, in both languages', () => {
  const kinds = Object.keys(TASK_KINDS) as TaskKind[];
  const whys = kinds.flatMap((kind) => withheldOf(kind).map(({ why }) => why));
  for (const { zh, en } of [...whys, ...OPERATIONS.map((one) => OPERATION_NAMES[one])]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

test('I-37, I-41, I-56: signatures and sheets go to nobody else, and whoever is to agree is not urged', () => {
  const withheld = (kind: TaskKind) => withheldOf(kind).map(({ operation }) => operation);
  expect(withheld('review.sheet')).toEqual(expect.arrayContaining(['proxy', 'move']));
  expect(withheld('level.notice')).toEqual(expect.arrayContaining(['proxy', 'move']));
  expect(withheld('consent.answer')).toContain('urge');
  expect(withheld('cycle.gm-decision')).toEqual(['take-back', 'sign', 'several']);
  expect(withheld('cycle.submission')).toEqual(['return', 'sign', 'several']);
  expect(withheld('entry.gm-decision')).toEqual(['take-back', 'several']);
  for (const kind of ['review.sheet', 'defense.sheets'] as const) expect(withheld(kind)).toContain('sign');
});

test('0058: every kind returns to steps of its own pipeline that come before it, or says why to none', () => {
  for (const { tasks, stages } of Object.values(CATALOGUES) as readonly Catalogue[]) {
    for (const [kind, { returns }] of Object.entries(tasks)) {
      expect([kind, returns === undefined]).toEqual([kind, UNRETURNED[kind as TaskKind] !== undefined]);
      for (const { redo, to } of returns ?? []) {
        expect(Object.keys(tasks)).toContain(redo);
        expect(Object.keys(stages)).toContain(to);
        expect(redo).not.toBe(kind);
      }
    }
  }
});

test('0034: what one desk does for many is done in one call, each about one case; scores, own words and lowerings are not', () => {
  const kinds = Object.keys(TASK_KINDS) as TaskKind[];
  const several = kinds.filter(isSeveral);
  expect(several).toEqual(
    expect.arrayContaining([
      'trial.letter',
      'review.raters',
      'transfer.acknowledgement',
      'setback.acknowledgement',
      'level.notice',
      'level.interview',
      'level.interview-confirmation',
      'entry.proposal',
      'entry.verification',
      'appeal.reader',
      'confirmation.proposal',
      'confirmation.review',
      'confirmation.decision',
      'setback.plan-review',
    ]),
  );
  const single = ['review.sheet', 'defense.sheets', 'vacancy.competency-sheet', 'vacancy.peripheral-sheet'] as const;
  const own = ['setback.statement', 'consent.answer', 'candidate.report', 'task.signing'] as const;
  const lowering = ['setback.proposal', 'setback.gm-decision', 'consent.gm-decision', 'trial.end'] as const;
  expect([...single, ...own, ...lowering].filter(isSeveral)).toEqual([]);
  for (const kind of several) {
    const { about, sealed } = TASK_KINDS[kind];
    // Drawn in rows: a form of fields, not one of several forms.
    expect([kind, about, sealed, formOf(kind).type]).toEqual([kind, 'case', undefined, 'object']);
  }
  for (const kind of kinds.filter((one) => TASK_KINDS[one].inOneAct === true)) expect(several).toContain(kind);
});

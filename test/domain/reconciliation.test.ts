import { describe, expect, test } from '@jest/globals';
import { differencesOf, inBoth, uncarried } from '../../domain/step/reconciliation.js';

const recorded = { workflowId: 'LC-1', seq: 4, openTasks: ['LC-1.1', 'LC-1.2'] };
const engine = { seq: 4, openTasks: ['LC-1.2', 'LC-1.1'], frozen: false };
const kinds = (...given: Parameters<typeof differencesOf>) => differencesOf(...given).map(({ what }) => what);

describe('engine and records, held against each other (docs/decisions/0030)', () => {
  test('they agree whatever the order of tasks', () => {
    expect(differencesOf(recorded, engine)).toEqual([]);
  });

  test('a step on one side alone is named with both numbers', () => {
    expect(differencesOf({ ...recorded, seq: 5 }, engine)).toEqual([
      { workflowId: 'LC-1', what: 'records-ahead', detail: '5 > 4' },
    ]);
    expect(differencesOf({ ...recorded, seq: 3 }, engine)).toEqual([
      { workflowId: 'LC-1', what: 'records-behind', detail: '3 < 4' },
    ]);
  });

  test('tasks are compared only where both stand at the same step', () => {
    expect(kinds(recorded, { ...engine, openTasks: ['LC-1.2', 'LC-1.3'] })).toEqual([
      'task-only-in-records',
      'task-only-in-engine',
    ]);
    expect(kinds({ ...recorded, seq: 5 }, { ...engine, openTasks: [] })).toEqual(['records-ahead']);
  });

  test('a case that stands still is that, and nothing else', () => {
    expect(kinds({ ...recorded, seq: 5 }, { ...engine, frozen: true })).toEqual(['frozen']);
    expect(kinds(recorded, 'silent')).toEqual(['silent']);
  });

  test('a case is carried by its own workflow, its cycle or its vacancy; a task by its own', () => {
    const cases = [
      { caseId: 'LP-1', carriers: ['LP-1', 'LC-1'] },
      { caseId: 'LP-2', carriers: ['LP-2'] },
    ];
    expect(uncarried(cases, [recorded], new Set(['LC-1']))).toEqual([
      { workflowId: 'LP-2', what: 'case-without-workflow', detail: '' },
    ]);
    expect(uncarried([], [recorded], new Set())).toEqual([
      { workflowId: 'LC-1', what: 'task-only-in-records', detail: 'LC-1.1 LC-1.2' },
    ]);
  });

  test('what one look alone has seen is under way, and does not count', () => {
    const [ahead] = differencesOf({ ...recorded, seq: 5 }, engine);
    const [further] = differencesOf({ ...recorded, seq: 6 }, engine);
    if (ahead === undefined || further === undefined) throw new Error('no difference');
    expect(inBoth([ahead], [further])).toEqual([]);
    expect(inBoth([ahead], [ahead, further])).toEqual([ahead]);
  });
});

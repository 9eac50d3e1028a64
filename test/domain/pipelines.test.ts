import { describe, expect, test } from '@jest/globals';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { mayMove } from '../support/may-move.js';

const all = Object.entries(PIPELINES) as [keyof typeof PIPELINES, readonly PipelineStage[]][];

describe.each(all)('the pipeline %s', (_, stages) => {
  const names = stages.map(({ stage }) => stage);

  test('names each stage once, and leads nowhere else', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(stages.flatMap(({ to }) => to).filter((to) => !names.includes(to))).toEqual([]);
  });

  test('ends well or is closed, and no step is a dead end', () => {
    expect(stages.filter(({ end }) => end !== undefined).length).toBeGreaterThan(0);
    const calledOff = stages.some(({ end }) => end === 'called-off');
    const stuck = stages.filter(({ end, to }) => end === undefined && to.length === 0 && !calledOff);
    expect(stuck.map(({ stage }) => stage)).toEqual([]);
  });
});

test('a move that skips a step is none; a departure may end a case anywhere (I-58)', () => {
  expect(mayMove('level-promotion', 'listed', 'promoted')).toBe(false);
  expect(mayMove('level-promotion', 'listed', 'somewhere')).toBe(false);
  expect(mayMove('level-promotion', 'with-gm', 'first-review')).toBe(true);
  expect(mayMove('position-promotion', 'report', 'cancelled')).toBe(true);
  expect(mayMove('appeal', 'reading', 'upheld')).toBe(false);
});

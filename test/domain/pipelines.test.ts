import { describe, expect, test } from '@jest/globals';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import type { components } from '../../web/api/schema.js';
import { refusedAt, wayOf } from '../../web/pages/cases/walked.js';
import { mayMove } from '../support/may-move.js';

type DrawnStage = components['schemas']['PipelineStage'];

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

describe('the way of a case, as its page draws it', () => {
  const stages = (kind: 'level-promotion' | 'appeal'): readonly DrawnStage[] =>
    (PIPELINES[kind] as readonly PipelineStage[]).map(({ stage, clause, title, to, end = null }) => ({
      stage,
      clause,
      title,
      to: [...to],
      end,
    }));
  const lines = (...through: readonly string[]) =>
    through.slice(1).map((stage, no) => ({ before: { stage: through[no] }, after: { stage } }));
  const drawn = (here: string, closed: boolean, ...through: readonly string[]) =>
    wayOf(stages('level-promotion'), { stage: here, closed }, lines(...through)).map(
      ({ stage: { stage }, state }) => `${stage} ${state}`,
    );
  const APPROVED = ['listed', 'first-review', 'ready', 'with-gm', 'approved', 'interview', 'confirmation'];

  test('8.5.5: after a refusal nothing of what a promotion brings is ahead, and the hand-back is done', () => {
    const through = ['listed', 'first-review', 'ready', 'with-gm', 'rejected', 'interview', 'confirmation'];
    expect(drawn('confirmation', false, ...through)).toEqual([
      'listed done',
      'first-review done',
      'ready done',
      'with-gm done',
      'rejected done',
      'approved done',
      'interview done',
      'confirmation here',
      'not-promoted todo',
    ]);
    expect(refusedAt(stages('level-promotion'), 'confirmation', lines(...through))?.stage).toBe('rejected');
    expect(refusedAt(stages('level-promotion'), 'confirmation', lines(...APPROVED))).toBeUndefined();
  });

  test('8.5.6: an interview that was denied is held again, and its confirmation is ahead', () => {
    const way = drawn('interview', false, ...APPROVED, 'interview');
    expect(way.slice(-5)).toEqual([
      'approved done',
      'interview here',
      'confirmation todo',
      'notice todo',
      'promoted todo',
    ]);
  });

  test('a step that was left out is not drawn, and what is hidden from its reader is ahead', () => {
    expect(drawn('promoted', true, ...APPROVED, 'notice', 'promoted')).toEqual([
      ...APPROVED.map((stage) => `${stage} done`),
      'notice done',
      'promoted end',
    ]);
    expect(drawn('in-review', false, 'listed', 'in-review')).toContain('listed done');
    expect(drawn('in-review', false, 'listed', 'in-review')).toContain('with-gm todo');
  });
});

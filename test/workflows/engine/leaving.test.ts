import { describe, expect, test } from '@jest/globals';
import type { Move } from '../../../domain/standing-in/move.js';
import type { Audience } from '../../../domain/step/tasks.js';
import type { AnyAsk } from '../../../workflows/engine/ask.js';
import { Board } from '../../../workflows/engine/board/board.js';

const id = 'RZ-1.1';
const boardOf = (to: Audience, people: readonly string[] = []): Board => {
  const ask = { key: 'a', kind: 'entry.review', to, caseId: 'RZ-1', due: { workdays: 5 }, check: () => undefined };
  const board = new Board();
  board.replace([ask as AnyAsk], [{ key: 'a', taskId: id, people, dueOn: '2026-07-10', remindAt: [] }]);
  return board;
};
const move = (board: Board, how: Move['move'], from: string, to: string): Board => {
  const actor = { personId: how === 'hand-over' ? 'HR' : from, roles: ['hr'] as const };
  const input = { taskId: id, actor, move: how, from, to, toRoles: ['hr'] as const, reason: '出差' };
  const full = { ...input, actId: '1', at: 0, again: false };
  expect(board.againstMove(full)).toBeUndefined();
  board.take(board.moved(full));
  return board;
};
const leaves = (board: Board, personId: string, by: string, ownCases: readonly string[] = []): Board => {
  const given = { personId, by, note: '离职', ownCases };
  board.take([...board.handOn(given), ...board.waitingFor(given)]);
  return board;
};
const stands = (board: Board) => [board.get(id)?.people, board.get(id)?.delegates ?? {}];

/** docs/decisions/0065, I-58: whose an open task is once somebody has left who had it beside others. */
describe('delegation and office once somebody has left', () => {
  const delegated = () => move(boardOf({ people: ['A'] }, ['A']), 'delegate', 'A', 'B');

  test('whoever it was delegated to: it ends, and his successor gets nothing of it', () => {
    expect(stands(leaves(delegated(), 'B', 'S'))).toEqual([['A'], {}]);
  });

  test('whoever delegated it: his successor has it, and takes it back', () => {
    const board = leaves(delegated(), 'A', 'S');
    expect(stands(board)).toEqual([['S', 'B'], { B: 'S' }]);
    expect(board.get(id)?.people).toContain('B');
    const back = { taskId: id, actor: { personId: 'S', roles: [] }, move: 'hand-back', from: 'B', to: '' } as const;
    expect(
      board.againstMove({ ...back, toRoles: [], reason: '已回', actId: '1', at: 0, again: false }),
    ).toBeUndefined();
  });

  test('his successor is whoever it was delegated to: it is simply his', () => {
    expect(stands(leaves(delegated(), 'A', 'B'))).toEqual([['B'], {}]);
  });

  test('transferred on, the delegation goes with it', () => {
    expect(stands(move(delegated(), 'transfer', 'A', 'C'))).toEqual([['C', 'B'], { B: 'C' }]);
  });

  test('4.1: whoever was named beside an office leaves nobody in his place; the office has it', () => {
    const board = move(boardOf({ roles: ['hr'] }), 'transfer', 'A', 'B');
    expect(stands(board)).toEqual([['B'], {}]);
    leaves(board, 'B', 'S');
    expect(board.get(id)?.people).toEqual([]);
    expect(board.againstClaim(id, { personId: 'S', roles: ['employee'] })?.code).toBe('TASK.NOT_YOURS');
    expect(board.againstClaim(id, { personId: 'H', roles: ['hr'] })).toBeUndefined();
  });

  test('named by relation or by the pipeline: the successor has it, and HR where he may not', () => {
    expect(leaves(boardOf({ superiorOf: 'E1', roles: ['hr'] }, ['A']), 'A', 'S').get(id)?.people).toEqual(['S']);
    expect(leaves(boardOf({ people: ['A'] }, ['A']), 'A', 'S').get(id)?.people).toEqual(['S']);
  });

  test('what is about the leaver himself is closed with his case, never handed on', () => {
    expect(leaves(boardOf({ people: ['A'] }, ['A']), 'A', 'S', ['RZ-1']).get(id)?.people).toEqual(['A']);
  });
});

describe('what a task waits for once somebody has left, or has it no more', () => {
  const given = { personId: 'B', by: 'S', note: '离职', ownCases: [] };
  const actor = { personId: 'A', roles: ['hr'] as const };
  const signed = (to = 'B'): Board => {
    const board = boardOf({ people: ['A'] }, ['A']);
    const added = { no: 1, way: 'after', to, note: '请会签', caseId: 'RZ-1', actorId: 'A' } as const;
    board.take([
      { taskId: id, what: 'signer-added', ...added },
      { taskId: id, what: 'held', act: {}, actor, actorId: 'A' },
    ]);
    return board;
  };

  test('a signer: what was handed in goes back, and whoever asked is told; not where his own case ends', () => {
    const board = signed();
    expect(board.waitingFor({ ...given, ownCases: ['RZ-1'] })).toEqual([]);
    expect(board.waitingFor({ ...given, personId: 'Z' })).toEqual([]);
    const touches = board.waitingFor(given);
    expect(touches).toEqual([{ taskId: id, what: 'signer-left', no: 1, to: 'B', caseId: 'RZ-1', tell: ['A'] }]);
    board.take(touches);
    expect(board.get(id)?.signers).toEqual({ asked: 1, all: [] });
  });

  test('whoever has handed it in, or passes it on meanwhile: it is handed in anew, and still takes the signature', () => {
    const left = leaves(signed(), 'A', 'S').get(id);
    const passedOn = move(signed(), 'transfer', 'A', 'C').get(id);
    const handedOver = move(signed(), 'hand-over', 'A', 'C').get(id);
    for (const one of [left, passedOn, handedOver])
      expect([one?.signers?.held, one?.signers?.all.length]).toEqual([undefined, 1]);
    expect(move(signed('D'), 'delegate', 'A', 'B').get(id)?.signers?.held).toBeDefined(); // he keeps it
  });

  test('whoever was asked: the question is over, and makes room for another', () => {
    const board = boardOf({ people: ['A'] }, ['A']);
    board.take([{ taskId: id, what: 'asked', seq: 1, caseId: 'RZ-1', actorId: 'A', to: 'B', question: '?' }]);
    const touches = board.waitingFor(given);
    expect(touches).toEqual([{ taskId: id, what: 'unanswered', seq: 1, askedId: 'B' }]);
    board.take(touches);
    expect(board.get(id)?.said?.questions).toEqual([]);
  });
});

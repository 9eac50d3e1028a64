import { describe, expect, test } from '@jest/globals';
import { Board, type AnyAsk } from '../../../workflows/engine/board.js';

const ask = (key: string): AnyAsk => ({
  key,
  kind: 'cycle.release',
  to: { roles: ['hr'], escalateTo: ['hr-manager'] },
  due: { workdays: 5 },
  check: () => undefined,
});
const opened = (key: string) => ({
  key,
  taskId: `LC-2026-07.${key}`,
  people: [],
  dueOn: '2026-07-09',
  remindAt: [100, 200],
  escalateAt: 300,
});
const boardOf = (...keys: string[]): Board => {
  const board = new Board();
  board.replace(keys.map(ask), keys.map(opened));
  return board;
};
const whats = (board: Board, now: number) => board.ring(now).map(({ taskId, what }) => [taskId, what]);

describe('the board of open tasks', () => {
  test('rings each deadline once, one after another', () => {
    const board = boardOf('a');
    expect([board.earliest(), whats(board, 99)]).toEqual([100, []]);
    expect(whats(board, 100)).toEqual([['LC-2026-07.a', 'reminded']]);
    expect([board.earliest(), whats(board, 199)]).toEqual([200, []]);
    expect(whats(board, 250)).toEqual([['LC-2026-07.a', 'reminded']]);
    expect(whats(board, 300)).toEqual([['LC-2026-07.a', 'escalated']]);
    expect([board.earliest(), whats(board, 9999)]).toEqual([undefined, []]);
  });

  test('after a long silence rings once for all that has passed', () => {
    const board = boardOf('a', 'b');
    expect(whats(board, 250)).toEqual([
      ['LC-2026-07.a', 'reminded'],
      ['LC-2026-07.b', 'reminded'],
    ]);
    const late = boardOf('a');
    expect(whats(late, 999)).toEqual([['LC-2026-07.a', 'escalated']]);
    expect(late.earliest()).toBeUndefined();
  });

  test('a claim that was written while the clock rang keeps both', () => {
    const board = boardOf('a');
    board.ring(300);
    board.setClaim('LC-2026-07.a', 'M-HR');
    expect(board.get('LC-2026-07.a')).toMatchObject({ claimedBy: 'M-HR', escalated: true, remindAt: [] });
    expect(board.earliest()).toBeUndefined();
    board.setClaim('LC-2026-07.a', undefined);
    expect(board.get('LC-2026-07.a')).not.toHaveProperty('claimedBy');
  });

  test('I-39: who joins an overdue task may take it from whoever holds it, and nobody before', () => {
    const board = boardOf('a');
    const id = 'LC-2026-07.a';
    const manager = { personId: 'M-BOSS', roles: ['hr', 'hr-manager'] as const };
    board.setClaim(id, 'M-HR');
    expect(board.againstClaim(id, manager)?.code).toBe('TASK.CLAIMED_BY_ANOTHER');
    board.ring(300);
    expect(board.againstClaim(id, manager)).toBeUndefined();
    expect(board.againstClaim(id, { personId: 'M-HR2', roles: ['hr'] })?.code).toBe('TASK.CLAIMED_BY_ANOTHER');
  });

  test('carried into a new run, what stood open still does: claim, deadlines, who joined', () => {
    const board = boardOf('a', 'b');
    board.ring(150);
    board.setClaim('LC-2026-07.b', 'M-HR');
    const next = new Board();
    next.resume(board.carry(), [ask('a'), ask('b')]);
    expect(next.carry()).toEqual(board.carry());
    expect(next.earliest()).toBe(200);
    expect(next.againstClaim('LC-2026-07.b', { personId: 'X', roles: ['hr'] })?.code).toBe('TASK.CLAIMED_BY_ANOTHER');
  });
});

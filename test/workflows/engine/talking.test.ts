import { describe, expect, test } from '@jest/globals';
import type { Role } from '../../../domain/vocabulary/roles.js';
import type { AnyAsk } from '../../../workflows/engine/ask.js';
import { Board } from '../../../workflows/engine/board/board.js';
import type { TalkAboutTaskInput } from '../../../workflows/messages/cases.js';

const id = 'LP-1.1';
const ask = (more: Partial<AnyAsk> = {}): AnyAsk =>
  ({
    key: 'a',
    kind: 'level.interview',
    to: { people: ['S1'] },
    due: { workdays: 5 },
    check: () => undefined,
    ...more,
  }) as AnyAsk;
const boardOf = (more: Partial<AnyAsk> = {}, people: readonly string[] = ['S1']): Board => {
  const board = new Board();
  board.replace([ask(more)], [{ key: 'a', taskId: id, people, dueOn: '2026-07-10', remindAt: [] }]);
  return board;
};
const HR: readonly Role[] = ['hr'];

/** I-39, docs/decisions/0056: HR urges whoever holds a task, once a workday. */
describe('urging', () => {
  const urge = (personId: string, workday = '2026-07-08', roles = HR, by?: string): TalkAboutTaskInput => ({
    taskId: id,
    actor: { personId, roles, ...(by === undefined ? {} : { by }) },
    talk: { say: 'urge', workday },
    actId: '1',
    at: 0,
    again: false,
  });
  const against = (board: Board, ...given: Parameters<typeof urge>) => board.againstTalk(urge(...given))?.code;
  const said = (board: Board, ...given: Parameters<typeof urge>): Board => {
    board.take(board.talked(urge(...given)));
    return board;
  };

  test('is HR’s alone, in one’s own name', () => {
    expect(against(boardOf(), 'H1')).toBeUndefined();
    expect(against(boardOf(), 'M1', '2026-07-08', ['hr-manager'])).toBeUndefined();
    for (const role of ['gm', 'department-head', 'supervisor', 'it-admin', 'auditor', 'employee'] as const)
      expect([role, against(boardOf(), 'X', '2026-07-08', [role])]).toEqual([role, 'TASK.NOT_YOURS']);
    expect(against(boardOf(), 'H1', '2026-07-08', HR, 'X')).toBe('TASK.NOT_YOURS');
  });

  test('once a workday for a task and person; another one may, and so may he on the next workday', () => {
    const board = said(boardOf(), 'H1');
    expect(against(board, 'H1')).toBe('TALK.URGED_TODAY');
    expect(against(board, 'H1', '2026-07-07')).toBe('TALK.URGED_TODAY');
    expect(against(board, 'H2')).toBeUndefined();
    expect(against(board, 'H1', '2026-07-09')).toBeUndefined();
    const next = new Board();
    next.resume(board.carry(), [ask()]);
    expect(against(next, 'H1')).toBe('TALK.URGED_TODAY');
  });

  test('nobody in his own matter, nor whoever has it himself, nor where there is nothing to urge', () => {
    expect(against(boardOf({ excluded: ['H1'] }), 'H1')).toBe('TASK.OWN_CASE');
    expect(against(boardOf({}, ['H1']), 'H1')).toBe('TALK.OWN_TASK');
    const office = boardOf({ to: { roles: ['hr'] } }, []);
    expect(against(office, 'H1')).toBe('TALK.OWN_TASK');
    office.setClaim(id, 'H1');
    expect([against(office, 'H1'), against(office, 'H2')]).toEqual(['TALK.OWN_TASK', undefined]);
    expect(against(boardOf({ due: null }), 'H1')).toBe('TALK.ANY_TIME');
    expect(against(boardOf({ kind: 'consent.answer' }), 'H1')).toBe('TALK.WITHHELD');
    expect(new Board().againstTalk(urge('H1'))?.code).toBe('TASK.NOT_OPEN');
  });
});

/** docs/decisions/0056: whoever may do a task asks about it; the asked answers, or it is taken back. */
describe('asking', () => {
  const as = (personId: string, talk: TalkAboutTaskInput['talk'], by?: string): TalkAboutTaskInput => ({
    taskId: id,
    actor: { personId, roles: ['supervisor'], ...(by === undefined ? {} : { by }) },
    talk,
    actId: '1',
    at: 0,
    again: false,
  });
  const ask1 = (to = 'B', personId = 'S1', by?: string) =>
    as(personId, { say: 'ask', caseId: 'LP-1', to, question: '为什么?' }, by);
  const answer = (personId: string, seq = 1, by?: string) => as(personId, { say: 'answer', seq, answer: '因为' }, by);
  const back = (personId: string, seq = 1) => as(personId, { say: 'take-back', seq });
  const code = (board: Board, input: TalkAboutTaskInput) => board.againstTalk(input)?.code;
  const after = (board: Board, ...inputs: TalkAboutTaskInput[]): Board => {
    for (const input of inputs) board.take(board.talked(input));
    return board;
  };

  test('is for whoever may do it now: not for others, whom it is about, or while somebody else has claimed it', () => {
    expect(code(boardOf(), ask1())).toBeUndefined();
    expect(code(boardOf(), ask1('B', 'X'))).toBe('TASK.NOT_YOURS');
    expect(code(boardOf({ excluded: ['S1'] }), ask1())).toBe('TASK.OWN_CASE');
    const claimed = boardOf({}, ['S1', 'S2']);
    claimed.setClaim(id, 'S2');
    expect(code(claimed, ask1())).toBe('TASK.CLAIMED_BY_ANOTHER');
    expect(code(new Board(), ask1())).toBe('TASK.NOT_OPEN');
  });

  test('nobody asks himself, whom the pipeline leaves out, or at a sheet; ten wait at most', () => {
    expect(code(boardOf(), ask1('S1'))).toBe('TALK.SELF');
    expect(code(boardOf(), ask1('D', 'S1', 'D'))).toBe('TALK.SELF');
    expect(code(boardOf({ excluded: ['B'] }), ask1())).toBe('TALK.INTERESTED');
    for (const kind of ['defense.sheets', 'review.sheet', 'vacancy.competency-sheet'] as const)
      expect([kind, code(boardOf({ kind }), ask1())]).toEqual([kind, 'TALK.WITHHELD']);
    const ten = after(boardOf(), ...Array.from({ length: 10 }, () => ask1()));
    expect(code(ten, ask1())).toBe('TALK.TOO_MANY');
    expect(code(after(ten, answer('B', 3)), ask1())).toBeUndefined();
  });

  test('the asked alone answers, once and by his own hand, also in the next run', () => {
    const board = after(boardOf(), ask1());
    const next = new Board();
    next.resume(board.carry(), [ask()]);
    for (const one of [board, next]) {
      expect([code(one, answer('B')), code(one, answer('S1')), code(one, answer('B', 2))]).toEqual([
        undefined,
        'TALK.NOT_OPEN',
        'TALK.NOT_OPEN',
      ]);
      expect(code(one, answer('B', 1, 'D'))).toBe('TALK.NOT_OPEN');
    }
    expect(code(after(board, answer('B')), answer('B'))).toBe('TALK.NOT_OPEN');
    expect(board.talked(ask1())).toMatchObject([{ what: 'asked', seq: 2, to: 'B', actorId: 'S1' }]);
  });

  test('whoever asked takes it back, and whoever asked in his place; then nobody answers', () => {
    const board = after(boardOf(), ask1('B', 'S1', 'D'));
    expect([code(board, back('S1')), code(board, back('D')), code(board, back('B'))]).toEqual([
      undefined,
      undefined,
      'TALK.NOT_OPEN',
    ]);
    expect(code(after(board, back('D')), answer('B'))).toBe('TALK.NOT_OPEN');
  });
});

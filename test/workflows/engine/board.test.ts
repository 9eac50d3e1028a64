import { describe, expect, test } from '@jest/globals';
import type { MoveTaskInput } from '../../../workflows/messages/cases.js';
import type { Move } from '../../../domain/standing-in/move.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { toOpen, type AnyAsk } from '../../../workflows/engine/ask.js';
import { Board } from '../../../workflows/engine/board/board.js';
import { againstOffice } from '../../../workflows/engine/board/offices.js';
import { againstTakingBack } from '../../../workflows/engine/undo/taking-back.js';

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

  test('4.1: a claim that went with its office keeps nobody, and no other claim', () => {
    const board = boardOf('a');
    const id = 'LC-2026-07.a';
    const other = (...endedClaims: string[]) => ({ personId: 'M-HR2', roles: ['hr'] as const, endedClaims });
    board.setClaim(id, 'M-HR');
    expect(board.againstClaim(id, other('M-HR'))).toBeUndefined();
    expect(board.againstClaim(id, other('X'))?.code).toBe('TASK.CLAIMED_BY_ANOTHER');
    board.setClaim(id, 'M-HR3'); // somebody else was quicker
    expect(board.againstClaim(id, other('M-HR'))?.code).toBe('TASK.CLAIMED_BY_ANOTHER');
  });

  test('0057: what was led to is touched by a claim that holds, and by none that went with its office (4.1)', () => {
    const board = boardOf('a');
    const doer = { personId: 'M-DH', roles: ['department-head'] } as const;
    const last = { taskId: 'LC-2026-07.z', kind: 'cycle.first-review', clause: '8.5.3', actor: doer } as const;
    const input = { taskId: last.taskId, takesBack: last.kind, reason: '填写有误', actId: '1', at: 0, again: false };
    const against = (...endedClaims: string[]) =>
      againstTakingBack(board, last, { ...input, actor: { ...doer, endedClaims } })?.code;
    expect(against()).toBeUndefined();
    board.setClaim('LC-2026-07.a', 'M-HR');
    expect([against(), against('X'), against('M-HR')]).toEqual(['TAKE_BACK.TOUCHED', 'TAKE_BACK.TOUCHED', undefined]);
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

  describe('a deputy acts by whom he stands in for (I-39)', () => {
    const id = 'LC-2026-07.a';
    const by = (personId: string, deputy: string) => ({ personId, roles: ['hr'] as const, by: deputy });
    const board = (more: Partial<AnyAsk> = {}): Board => {
      const made = new Board();
      made.replace([{ ...ask('a'), ...more } as AnyAsk], [opened('a')]);
      return made;
    };

    test('with the standing of whom he stands in for, and none of his own', () => {
      expect(board().againstClaim(id, by('A', 'B'))).toBeUndefined();
      expect(board().againstClaim(id, { ...by('A', 'B'), roles: [] })?.code).toBe('TASK.NOT_YOURS');
    });

    test('I-35: whom the task is about does nothing there, by either hand', () => {
      expect(board({ excluded: ['A'] }).againstClaim(id, by('A', 'B'))?.code).toBe('TASK.OWN_CASE');
      expect(board({ excluded: ['B'] }).againstClaim(id, by('A', 'B'))?.code).toBe('TASK.OWN_CASE');
    });

    test('what is somebody’s own to do is nobody else’s', () => {
      expect(board({ personal: true }).againstClaim(id, by('A', 'B'))?.code).toBe('TASK.OWN_HAND');
      expect(board({ personal: true }).againstClaim(id, { personId: 'A', roles: ['hr'] })).toBeUndefined();
    });

    test('what a check refuses him it refuses him for another', () => {
      const check = (_: unknown, { personId }: { personId: string }) =>
        personId === 'B' ? { code: 'X.B', message: { zh: '', en: '' } } : undefined;
      const against = (actor: ReturnType<typeof by>) =>
        board({ check }).againstAct({
          taskId: id,
          kind: 'cycle.release',
          act: {},
          actor,
          actId: '1',
          at: 0,
          again: false,
        })?.code;
      expect([against(by('A', 'C')), against(by('A', 'B')), against(by('B', 'C'))]).toEqual([undefined, 'X.B', 'X.B']);
    });

    test('who proposed by another’s hand leaves out that hand, too, also in the next run', () => {
      const acted = board({ excluded: ['A'] });
      acted.keepHands([by('A', 'B')]);
      expect(acted.againstClaim(id, { personId: 'B', roles: ['hr'] })?.code).toBe('TASK.OWN_CASE');
      expect(acted.againstClaim(id, { personId: 'C', roles: ['hr'] })).toBeUndefined();
      expect(toOpen({ ...ask('a'), excluded: ['A'] }, id, acted.handsWith([])).excluded).toEqual(['A', 'B']);
      const next = new Board(false, acted.carryOn().hands);
      next.replace([{ ...ask('a'), excluded: ['A'] }], [opened('a')]);
      expect(next.againstClaim(id, { personId: 'B', roles: ['hr'] })?.code).toBe('TASK.OWN_CASE');
    });
  });

  describe('a task goes to others by hand', () => {
    const id = 'LC-2026-07.a';
    const named = (more: object = {}): Board => {
      const board = new Board();
      const to = { people: ['A'] };
      board.replace([{ ...ask('a'), to, ...more }], [{ ...opened('a'), people: ['A'] }]);
      return board;
    };
    const asked = (
      move: Move['move'],
      by: string,
      from: string,
      to: string,
      roles: readonly Role[] = ['employee'],
    ): MoveTaskInput => ({
      taskId: id,
      actor: { personId: by, roles },
      move,
      from,
      to,
      toRoles: ['employee'],
      reason: '出差',
      actId: '1',
      at: 0,
      again: false,
    });
    type Asked = MoveTaskInput;
    const ofOffice = (more: Partial<Asked>): Asked => ({
      ...asked('hand-over', 'H', 'A', 'B', ['hr']),
      fromRoles: ['hr'],
      toRoles: ['hr'],
      ...more,
    });
    const claimed = (by: string): Board => {
      const board = boardOf('a');
      board.setClaim(id, by);
      return board;
    };
    const who = (board: Board) => board.get(id)?.people;
    const done = (board: Board, one: Asked): Board => {
      expect(board.againstMove(one)).toBeUndefined();
      board.take(board.moved(one));
      return board;
    };
    const codes: readonly (readonly [string, Board, Asked, string | undefined])[] = [
      ['HR hands over', named(), asked('hand-over', 'H', 'A', 'B', ['hr']), undefined],
      ['who is not HR', named(), asked('hand-over', 'S', 'A', 'B', ['supervisor']), 'TASK.NOT_YOURS'],
      ['HR to herself', named(), asked('hand-over', 'H', 'A', 'H', ['hr']), 'MOVED.TO_HIMSELF'],
      ['what is not his', named(), asked('hand-over', 'H', 'C', 'B', ['hr']), 'MOVED.NOT_HIS'],
      ['an office’s that nobody has claimed, from whoever has it by his office', boardOf('a'), ofOffice({}), undefined],
      [
        'the same, to whoever does not hold it',
        boardOf('a'),
        ofOffice({ toRoles: ['employee'] }),
        'MOVED.NOT_IN_OFFICE',
      ],
      [
        'the same, from somebody whose office it is not',
        boardOf('a'),
        ofOffice({ fromRoles: ['gm'] }),
        'MOVED.NOT_HIS',
      ],
      ['the same, claimed by another meanwhile', claimed('K'), ofOffice({}), 'MOVED.NOT_HIS'],
      [
        'the same, where that claim went with its office',
        claimed('K'),
        ofOffice({ actor: { personId: 'H', roles: ['hr'], endedClaims: ['K'] } }),
        undefined,
      ],
      ['HR, about HR', named({ excluded: ['H'] }), asked('hand-over', 'H', 'A', 'B', ['hr']), 'TASK.OWN_CASE'],
      ['to whom it is about', named({ excluded: ['B'] }), asked('transfer', 'A', 'A', 'B'), 'MOVED.EXCLUDED'],
      ['a signature', named({ personal: true }), asked('transfer', 'A', 'A', 'B'), 'TASK.OWN_HAND'],
      ['the summary of a panel', named({ kind: 'defense.summary' }), asked('transfer', 'A', 'A', 'B'), 'TASK.OWN_HAND'],
      ['to whom has it', named(), asked('transfer', 'A', 'A', 'A'), 'MOVED.HAS_IT'],
      ['another’s', named(), asked('transfer', 'B', 'A', 'B'), 'TASK.NOT_YOURS'],
      [
        'by a deputy',
        named(),
        { ...asked('transfer', 'A', 'A', 'B'), actor: { personId: 'A', roles: [], by: 'D' } },
        'MOVED.BY_DEPUTY',
      ],
      ['gone', new Board(), asked('transfer', 'A', 'A', 'B'), 'TASK.NOT_OPEN'],
      [
        'an office’s, to whom holds none',
        boardOf('a'),
        asked('transfer', 'H', 'H', 'B', ['hr']),
        'MOVED.NOT_IN_OFFICE',
      ],
      ['an office’s', boardOf('a'), { ...asked('transfer', 'H', 'H', 'B', ['hr']), toRoles: ['hr'] }, undefined],
      ['nothing delegated', named(), asked('hand-back', 'A', 'A', ''), 'MOVED.NOT_DELEGATED'],
    ];
    test.each(codes)('%s', (_, board, one, code) => {
      expect(board.againstMove(one)?.code).toBe(code);
    });

    test('transferred, it is the other’s; his claim ends', () => {
      const board = named();
      board.setClaim(id, 'A');
      done(board, asked('transfer', 'A', 'A', 'B'));
      expect([who(board), board.get(id)?.claimedBy]).toEqual([['B'], undefined]);
      expect(board.againstClaim(id, { personId: 'A', roles: [] })?.code).toBe('TASK.NOT_YOURS');
      expect(board.againstMove(asked('transfer', 'A', 'A', 'C'))?.code).toBe('TASK.NOT_YOURS'); // twice
    });

    describe('4.1: an office’s task that was passed on by name is done by whoever holds the office', () => {
      const office = (): Board => done(boardOf('a'), { ...asked('transfer', 'H', 'H', 'B', ['hr']), toRoles: ['hr'] });
      const act = (personId: string, roles: readonly Role[]) =>
        ({
          taskId: id,
          kind: 'cycle.release',
          act: {},
          actor: { personId, roles },
          actId: '1',
          at: 0,
          again: false,
        }) as const;
      const codes = (board: Board, personId: string, roles: readonly Role[]) => [
        againstOffice(board, act(personId, roles))?.code,
        againstOffice(board, { taskId: id, actor: { personId, roles }, claim: true, actId: '1', at: 0, again: false })
          ?.code,
        againstOffice(board, asked('transfer', personId, personId, 'C', roles))?.code,
      ];

      test('while he holds it, and no longer; of many tasks in one act, too', () => {
        expect(codes(office(), 'B', ['hr']).slice(0, 2)).toEqual([undefined, undefined]);
        expect(codes(office(), 'B', ['employee'])).toEqual(['TASK.NOT_YOURS', 'TASK.NOT_YOURS', 'TASK.NOT_YOURS']);
        const { actor: by, ...rest } = act('B', ['employee']);
        expect(againstOffice(office(), { ...rest, actor: by, rows: [{ taskId: id, act: {} }] })?.code).toBe(
          'TASK.NOT_YOURS',
        );
      });

      test('by a deputy’s hand it is whom he stands in for who has to hold it', () => {
        const by = (roles: readonly Role[]) => ({ ...act('B', roles), actor: { personId: 'B', roles, by: 'D' } });
        expect(againstOffice(office(), by(['hr']))).toBeUndefined();
        expect(againstOffice(office(), by([]))?.code).toBe('TASK.NOT_YOURS');
      });

      test('overdue, the office that joined is one of them', () => {
        const board = office();
        expect(codes(board, 'B', ['hr-manager'])[0]).toBe('TASK.NOT_YOURS');
        board.ring(300);
        expect(codes(board, 'B', ['hr-manager'])[0]).toBeUndefined();
      });

      test('where somebody is asked by name beside the office, whoever got it from the office holds it; who got it from him does not', () => {
        const superior = { to: { roles: ['department-head'], superiorOf: 'E' } } as const;
        const from = (by: string, to: string) => ({
          ...asked('transfer', by, by, to, by === 'H' ? ['department-head'] : []),
          toRoles: by === 'H' ? (['department-head'] as const) : [],
        });
        const [office, his] = [done(named(superior), from('H', 'B')), done(named(superior), from('A', 'B'))];
        expect([who(office), who(his)]).toEqual([['A', 'B'], ['B']]);
        expect(codes(office, 'B', ['department-head']).slice(0, 2)).toEqual([undefined, undefined]);
        expect(codes(office, 'B', [])).toEqual(['TASK.NOT_YOURS', 'TASK.NOT_YOURS', 'TASK.NOT_YOURS']);
        expect([codes(office, 'A', []), codes(his, 'B', [])].flat()).toEqual(Array(6).fill(undefined));
        // A second time, and to whoever comes after him who has left.
        const passesOn = asked('transfer', 'B', 'B', 'C', ['department-head']);
        expect(againstOffice(office, passesOn)?.code).toBe('MOVED.NOT_IN_OFFICE');
        office.take(office.handOn({ personId: 'B', by: 'C', note: '', ownCases: [] }));
        expect(who(office)).toEqual(['A', 'C']);
        expect(codes(office, 'C', [])[0]).toBe('TASK.NOT_YOURS');
      });

      test('nobody gets it by a second passing on who holds none; HR hands it over to somebody who does', () => {
        expect(againstOffice(office(), asked('transfer', 'B', 'B', 'C', ['hr']))?.code).toBe('MOVED.NOT_IN_OFFICE');
        expect(againstOffice(office(), asked('hand-over', 'H', 'B', 'C', ['hr']))?.code).toBe('MOVED.NOT_IN_OFFICE');
        const over = { ...asked('hand-over', 'H', 'B', 'C', ['hr']), toRoles: ['hr'] as const };
        expect(againstOffice(office(), over)).toBeUndefined();
      });

      test('whose name the pipeline or a relation gave acts by it, whatever his roles', () => {
        expect(codes(named(), 'A', ['employee'])).toEqual([undefined, undefined, undefined]);
        expect(codes(done(named(), asked('transfer', 'A', 'A', 'B')), 'B', ['employee'])[0]).toBeUndefined();
      });

      test('where nobody named is left HR has it (I-58), and whoever of HR got it by name has it as HR', () => {
        const board = named();
        board.take([
          { taskId: id, what: 'handed-on', why: 'left', from: 'A', people: [], roles: ['hr'], by: '', note: '' },
        ]);
        done(board, { ...asked('transfer', 'H', 'H', 'B', ['hr']), toRoles: ['hr'] });
        expect(codes(board, 'B', ['hr'])[0]).toBeUndefined();
        expect(codes(board, 'B', ['employee'])[0]).toBe('TASK.NOT_YOURS');
      });
    });

    test('delegated, both have it, until it is handed back or taken back; also in the next run', () => {
      const board = done(named(), asked('delegate', 'A', 'A', 'B'));
      expect(who(board)).toEqual(['A', 'B']);
      const next = new Board();
      next.resume(board.carry(), [{ ...ask('a'), to: { people: ['A'] } }]);
      expect(next.againstMove(asked('hand-back', 'C', 'B', ''))?.code).toBe('TASK.NOT_YOURS');
      expect(next.moved(asked('hand-back', 'B', 'B', ''))).toMatchObject([
        { why: 'hand-back', by: 'A', people: ['A'] },
      ]);
      expect(who(done(next, asked('hand-back', 'B', 'B', '')))).toEqual(['A']);
      expect(next.againstMove(asked('hand-back', 'A', 'B', ''))?.code).toBe('MOVED.NOT_DELEGATED'); // twice
      expect(who(done(board, asked('hand-back', 'A', 'B', '')))).toEqual(['A']); // taken back
    });
  });
});

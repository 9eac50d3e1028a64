import { describe, expect, test } from '@jest/globals';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import type { SigningOp } from '../../../domain/signing/signing.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import {
  againstSigning,
  againstUnsigned,
  asked,
  signersAfter,
  signing,
  type Signers,
} from '../../../workflows/engine/signing/signing.js';

/** docs/decisions/0058: who signs an open task, as its desk judges it. */
describe('the signers of a task', () => {
  const holder: Actor = { personId: 'H1', roles: ['hr'] };
  const task = (signers?: Signers, kind: TaskKind = 'entry.verification') => ({
    taskId: 'RZ-1.1',
    ask: { kind },
    ...(signers === undefined ? {} : { signers }),
  });
  const add = (to: string, way: 'before' | 'beside' | 'after' = 'before'): SigningOp => ({
    do: 'add',
    way,
    to,
    note: '请会签',
    caseId: 'RZ-1',
  });
  const against = (op: SigningOp, one = task(), actor = holder, excluded: readonly string[] = []) =>
    againstSigning(one, { actor, againstActing: undefined, excluded }, op)?.code;
  const withSigners = (...ops: readonly SigningOp[]) =>
    ops.reduce((one, op) => {
      const [touch] = signing(one, holder, op);
      const signers = touch === undefined ? 'same' : signersAfter(one, touch);
      return task(signers === 'same' ? undefined : signers);
    }, task());

  test('not the holder himself, nor his deputy, nor whom the pipeline leaves out (I-35), nor twice; ten at most', () => {
    expect(against(add('H1'))).toBe('SIGN.SELF');
    expect(against(add('D1'), task(), { ...holder, by: 'D1' })).toBe('SIGN.SELF');
    expect(against(add('P1'), task(), holder, ['P1'])).toBe('SIGN.INTERESTED');
    expect(against(add('S1'), withSigners(add('S1')))).toBe('SIGN.TWICE');
    const ten = withSigners(...Array.from({ length: 10 }, (_, no) => add(`S${no}`)));
    expect(against(add('S99'), ten)).toBe('SIGN.TOO_MANY');
    for (const kind of ['review.sheet', 'defense.sheets', 'cycle.gm-decision', 'level.notice', 'task.signing'] as const)
      expect([kind, against(add('S1'), task(undefined, kind))]).toEqual([kind, 'SIGN.NOT_OFFERED']);
  });

  test('before keeps the act waiting; after is asked once it is handed in, and that waits then', () => {
    const both = withSigners(add('S1'), add('S2', 'after'));
    expect(againstUnsigned(both)?.code).toBe('SIGN.AWAITED');
    expect(asked(both).map(({ to }) => to)).toEqual(['S1']);
    const held = signersAfter(both, { taskId: 'RZ-1.1', what: 'held', act: {}, actor: holder, actorId: 'H1' });
    const waiting = task(held === 'same' ? undefined : held);
    expect(asked(waiting).map(({ to }) => to)).toEqual(['S1', 'S2']);
    expect([againstUnsigned(waiting)?.code, against(add('S3'), waiting)]).toEqual(['SIGN.HELD', 'SIGN.HELD']);
  });

  test('removed by whoever added him or HR, but for HR in their own matter; what was handed in goes back', () => {
    const one = withSigners(add('S1', 'after'));
    const remove: SigningOp = { do: 'remove', no: 1, reason: '不再需要' };
    expect(against(remove, one)).toBeUndefined();
    expect(against(remove, one, { personId: 'H2', roles: ['hr'] })).toBeUndefined();
    expect(against(remove, one, { personId: 'H2', roles: ['hr'] }, ['H2'])).toBe('SIGN.NOT_YOURS');
    expect(against(remove, one, { personId: 'X', roles: ['department-head'] })).toBe('SIGN.NOT_YOURS');
    expect(against({ ...remove, no: 2 }, one)).toBe('SIGN.NOT_THERE');
    const held = signersAfter(one, { taskId: 'RZ-1.1', what: 'held', act: {}, actor: holder, actorId: 'H1' });
    const [touch] = signing(task(held === 'same' ? undefined : held), holder, remove);
    expect(touch === undefined ? undefined : signersAfter(one, touch)).toEqual({ asked: 1, all: [] });
  });
});

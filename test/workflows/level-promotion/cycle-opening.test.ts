import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { head, hr, refusalOf } from '../../support/pilot.js';
import { onItsOwnServer, startStack, type TestStack } from '../../support/stack.js';
import { Play } from './play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const C = ['B', 'B', 'C', 'B', 'B', 'B'] as const;

describe('the opening of a cycle (8.5.1, 8.5.2)', () => {
  let server: TestStack;
  let stack: TestStack;
  beforeAll(async () => {
    server = await startStack();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  test('I-81: a draft is dropped by HR’s manager with a reason, and that ends it', async () => {
    const play = await Play.draft(stack, [
      { id: 'E1', ratings: B },
      { id: 'M-MGR', ratings: B },
    ]);
    const manager = actor('M-MGR', 'hr-manager');
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    const drop = { do: 'dismiss', reason: '与集团评定合并' } as const;
    const byHr = stack.pilot.complete(task, 'cycle.launch', hr, drop);
    expect((await refusalOf(byHr)).code).toBe('CYCLE.DROPPED_BY_MANAGER');
    const bare = stack.pilot.complete(task, 'cycle.launch', manager, { do: 'dismiss' });
    expect((await refusalOf(bare)).code).toBe('CYCLE.REASON_MISSING');
    await stack.pilot.complete(task, 'cycle.launch', manager, drop);
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    expect(await play.cycleStage()).toBe('dismissed');
    expect(await stack.pilot.openTasks(play.cycleId)).toEqual([]);
    expect((await stack.pilot.cases(play.cycleId)).size).toBe(0);
  });

  test('8.5.1: a launch before the first workday of the month is refused, without terms as well', async () => {
    const today = await stack.today();
    const month = today.slice(5, 7) < '07' ? `${today.slice(0, 4)}-07` : `${Number(today.slice(0, 4)) + 1}-01`;
    const play = await Play.draft(stack, [{ id: 'E1' }], month);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    const act = { do: 'launch', closingDate: `${month}-10` } as const;
    expect((await refusalOf(stack.pilot.complete(task, 'cycle.launch', hr, act))).code).toBe('CYCLE.TOO_EARLY');
    const old = await Play.next(stack, '2026-01');
    const late = await stack.pilot.waitFor(old.cycleId, 'cycle.launch');
    const open = { do: 'launch', reason: '补办' } as const;
    expect(await refusalOf(stack.pilot.complete(late, 'cycle.launch', hr, open))).toMatchObject({
      code: 'CYCLE.TERMS_MISSING',
      details: [{ path: 'closingDate' }],
    });
    // 8.5.1, I-13: all that is lacking is told at once, each at its field.
    expect(await refusalOf(stack.pilot.complete(late, 'cycle.launch', hr, { do: 'launch' }))).toMatchObject({
      code: 'CYCLE.LAUNCH_INCOMPLETE',
      details: [
        { path: 'closingDate', code: 'CYCLE.TERMS_MISSING' },
        { path: 'reason', code: 'CYCLE.LATE_REASON_MISSING' },
      ],
    });
    const past = { do: 'launch', closingDate: addDays(today, -1) } as const;
    expect(await refusalOf(stack.pilot.complete(late, 'cycle.launch', hr, past))).toMatchObject({
      details: [{ code: 'CYCLE.CLOSING_DATE_PAST' }, { code: 'CYCLE.LATE_REASON_MISSING' }],
    });
  });

  test('I-13: when the closing date has passed, everybody is evaluated by itself', async () => {
    stack = await onItsOwnServer(stack);
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    const today = await stack.today();
    await play.launch({ closingDate: addDays(today, 1) });
    await stack.skipTo(addDays(today, 1), '23:30');
    expect(await play.cycleStage()).toBe('collecting');
    await stack.skipTo(addDays(today, 2), '00:01');
    await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    expect(await play.stages()).toEqual({ E1: 'listed' });
  });

  test('I-13: HR moves the closing date; the wait and its deadlines move with it', async () => {
    stack = await onItsOwnServer(stack);
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    const today = await stack.today();
    await play.launch({ closingDate: addDays(today, 1) });
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.close-ratings');
    expect(task.dueOn).toBe(addDays(today, 1));
    const bare = stack.pilot.complete(task, 'cycle.close-ratings', hr, { do: 'move' });
    expect((await refusalOf(bare)).code).toBe('CYCLE.CLOSING_DATE_MISSING');
    const back = { do: 'move', closingDate: addDays(today, -1) } as const;
    expect((await refusalOf(stack.pilot.complete(task, 'cycle.close-ratings', hr, back))).code).toBe(
      'CYCLE.CLOSING_DATE_PAST',
    );
    await stack.pilot.complete(task, 'cycle.close-ratings', hr, { do: 'move', closingDate: addDays(today, 4) });
    const moved = await stack.pilot.waitFor(play.cycleId, 'cycle.close-ratings');
    expect([moved.dueOn, moved.id === task.id]).toEqual([addDays(today, 4), false]);
    await stack.skipTo(addDays(today, 3), '12:00');
    expect(await play.cycleStage()).toBe('collecting');
    await stack.pilot.complete(moved, 'cycle.close-ratings', hr, { do: 'move', closingDate: addDays(today, 3) });
    await stack.skipTo(addDays(today, 4), '00:01');
    await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
  });

  test('8.5.2: with nobody eligible nobody is asked to submit, and the cycle closes by itself', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: C }]);
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    expect([await play.cycleStage(), await play.stages()]).toEqual(['closed', { E1: 'ineligible' }]);
    const { rows } = await sql`select kind from task where cycle_id = ${play.cycleId} order by kind`.execute(
      stack.database.db,
    );
    expect(rows).toEqual([{ kind: 'cycle.close-ratings' }, { kind: 'cycle.launch' }]);
  });

  test('I-26: a special promotion, with everybody else left out, keeps the cycle open to the end', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: C },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const one = { caseId: await play.id('E1'), reason: '突出贡献', evidence: '专利三项' };
    await play.submit({ special: [{ ...one, to: 'junior-3' }], leaveOut: ['E2'] });
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const released = await play.caseOf('E1');
    await stack.pilot.waitFor(play.cycleId, 'level.interview', released.id);
    expect(await play.cycleStage()).toBe('running');
    await play.closeCase(released);
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    await stack.environment.client.workflow.getHandle(`${play.cycleId}-C1`).result();
    expect(await play.cycleStage()).toBe('closed');
  });

  test('I-09: who was refused by a ruling may still be proposed; somebody unconfirmed may not', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['B', 'B', null, 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: B, status: 'probation' },
      { id: 'E3', level: 'junior-1', ratings: B },
    ]);
    const caseId = await play.id('E1');
    await stack.pilot.do(play.cycleId, 'cycle.ruling', hr, {
      rulings: [{ caseId, ruling: 'refuse', reason: '缺勤' }],
    });
    expect(await play.stages()).toEqual({ E1: 'ineligible', E2: 'ineligible', E3: 'listed' });
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const special = (id: string) => ({ caseId: id, to: 'junior-2', reason: '突出贡献', evidence: '专利三项' });
    const leftOut = [{ caseId: await play.id('E3'), reason: '下期再提交' }];
    const act = { submitted: [], leftOut, special: [special(caseId), special(await play.id('E2'))] };
    const refusal = await refusalOf(stack.pilot.complete(task, 'cycle.submission', head, act));
    expect(refusal.details?.map(({ caseId: id, code }) => [id, code])).toEqual([
      [await play.id('E2'), 'SPECIAL.NOT_CONFIRMED'],
    ]);
    await play.submit({ special: [special(caseId)], leaveOut: ['E3'] });
    expect((await play.stages()).E1).toBe('first-review');
  });

  test('nobody has two promotions: a case open in January keeps the person out of July', async () => {
    const year = [...B, ...B];
    const people = [
      { id: 'E1', level: 'junior-1', ratings: year },
      { id: 'E2', level: 'junior-1', ratings: [...C, ...B] },
    ] as const;
    const july = await Play.draft(stack, people, '2026-07');
    const january = await Play.next(stack, '2026-01');
    await january.launch();
    await stack.pilot.do(january.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    expect(await january.stages()).toEqual({ E1: 'listed', E2: 'ineligible' });
    await july.launch();
    await stack.pilot.do(july.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    expect(await july.stages()).toEqual({ E1: 'ineligible', E2: 'listed' });
    expect((await july.caseOf('E1')).reason).toContain(await january.id('E1'));
    const rest = { submitted: [{ caseId: await july.id('E2') }], leftOut: [] };
    const again = { caseId: await july.id('E1'), to: 'junior-2', reason: '突出贡献', evidence: '专利三项' };
    const task = await stack.pilot.waitFor(july.cycleId, 'cycle.submission');
    const both = stack.pilot.complete(task, 'cycle.submission', head, { ...rest, special: [again] });
    expect((await refusalOf(both)).details?.[0]?.code).toBe('SPECIAL.OTHER_CASE_OPEN');
    // The other way round as well: E2's case in July is open now, so January cannot propose him.
    const janTask = await stack.pilot.waitFor(january.cycleId, 'cycle.submission');
    const special = [{ ...again, caseId: await january.id('E2') }];
    const act = { submitted: [{ caseId: await january.id('E1') }], leftOut: [], special };
    const refusal = await refusalOf(stack.pilot.complete(janTask, 'cycle.submission', head, act));
    expect(refusal.details?.[0]?.code).toBe('SPECIAL.OTHER_CASE_OPEN');
  });

  test('I-25: team leaders take part in January only, always by the panel', async () => {
    const year = ['A', 'A', 'A', 'A', ...B, 'B', 'B'] as const;
    const leader = { id: 'L1', position: 'team-leader', level: 'senior-1', ratings: year } as const;
    const january = await Play.evaluated(stack, [leader], '2026-01');
    expect(await january.stages()).toEqual({ L1: 'listed' });
    await january.submit();
    await january.review();
    expect((await january.caseOf('L1')).stage).toBe('awaiting-defense');
    await sql`update personnel_case set stage = 'left-out', reason = '测试', closed_at = now()`.execute(
      stack.database.db,
    );
    const july = await Play.next(stack, '2026-07');
    await july.launch();
    await stack.pilot.do(july.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    expect(await july.stages()).toEqual({ L1: 'ineligible' });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { firstOfNextMonth, firstOfMonth, addDays } from '../../../domain/vocabulary/civil-date.js';
import { gm, head, hr, refusalOf } from '../../support/pilot.js';
import { onItsOwnServer, startStack, type TestStack } from '../../support/stack.js';
import { Play } from './play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const AAAB = ['A', 'A', 'A', 'B', 'B', 'B'] as const;
const pending = { cause: 'service-attitude', status: 'pending' } as const;

describe('review, batch and decision (8.5.3, 8.5.5)', () => {
  let server: TestStack;
  let stack: TestStack;
  const decideComplaint = (person: string, status: 'upheld' | 'dismissed') =>
    sql`update complaint set status = ${status}, reason = '调查结论',
          confirmed_on = case when ${status} = 'upheld' then incident_on end
        where person_id = ${person}`.execute(stack.database.db);
  const review = (
    play: Play,
    ...decisions: Parameters<typeof stack.pilot.complete<'cycle.first-review'>>[3]['decisions'][number][]
  ) => stack.pilot.do(play.cycleId, 'cycle.first-review', hr, { decisions });

  beforeAll(async () => {
    server = await startStack();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  test('I-17: a pending complaint holds the review; decided, the case is evaluated again', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: B, complaint: pending },
      { id: 'E2', level: 'junior-1', ratings: B, complaint: pending },
    ]);
    expect((await play.caseOf('E1')).outcome).toBe('on-hold');
    await play.submit();
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const held = await refusalOf(review(play, { caseId: e1, decision: 'pass' }));
    expect(held.details?.[0]?.code).toBe('REVIEW.STILL_ON_HOLD');
    await review(play, { caseId: e1, decision: 'reevaluate' }); // not decided yet: nothing changes
    expect((await refusalOf(review(play, { caseId: e1, decision: 'pass' }))).details?.[0]?.code).toBe(
      'REVIEW.STILL_ON_HOLD',
    );
    await decideComplaint('E1', 'dismissed');
    await decideComplaint('E2', 'upheld');
    await review(play, { caseId: e1, decision: 'reevaluate' }, { caseId: e2, decision: 'reevaluate' });
    expect(await play.stages()).toEqual({ E1: 'first-review', E2: 'ineligible' });
    await play.review();
    expect((await play.caseOf('E1')).stage).toBe('ready');
    const kept = await sql<{ no: number; why: string }>`
      select no, why from evaluation where case_id = ${e1} order by no`.execute(stack.database.db);
    expect(kept.rows.map(({ why }) => why)).toEqual(['reference-day', 'reevaluation', 'reevaluation']);
  });

  test('I-10: an upheld complaint under rule B does not bar, but HR has to acknowledge it', async () => {
    const upheld = { cause: 'other-personal', status: 'upheld' } as const;
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: AAAB, complaint: upheld }]);
    await play.submit();
    const caseId = await play.id('E1');
    const bare = await refusalOf(review(play, { caseId, decision: 'pass' }));
    expect(bare.details?.[0]?.code).toBe('REVIEW.COMPLAINT_NOT_ACKNOWLEDGED');
    await review(play, { caseId, decision: 'pass', acknowledgeComplaints: true });
    expect((await play.caseOf('E1')).stage).toBe('ready');
    const row = await sql<{ detail: unknown }>`
      select detail from decision where case_id = ${caseId} and kind = 'first-review'`.execute(stack.database.db);
    expect(row.rows[0]?.detail).toMatchObject({ acknowledgeComplaints: true });
  });

  test('8.5.3, I-38: HR refuses with a reason; returned, the department submits again in a second round', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: AAAB },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    await play.submit();
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const bare = await refusalOf(review(play, { caseId: e1, decision: 'return' }, { caseId: e2, decision: 'refuse' }));
    expect(bare.details?.map(({ code }) => code)).toEqual(['CASE.REASON_MISSING', 'CASE.REASON_MISSING']);
    await review(
      play,
      { caseId: e1, decision: 'return', reason: '请核对' },
      { caseId: e2, decision: 'refuse', reason: '材料不实' },
    );
    expect(await play.stages()).toEqual({ E1: 'listed', E2: 'refused' });
    await play.submit({ steps: { E1: 1 } }); // I-11: fewer than the two that were found
    expect(await play.caseOf('E1')).toMatchObject({ stage: 'first-review', round: 2, targetLevel: 'junior-2' });
    await play.review();
    await play.decide('approve');
    expect((await play.caseOf('E1')).finalLevel).toBe('junior-2');
    await play.finish();
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    expect(await play.stages()).toEqual({ E1: 'promoted', E2: 'not-promoted' });
  });

  test('I-11: more steps than were found are refused', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: AAAB }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const act = { submitted: [{ caseId: await play.id('E1'), steps: 3 }], leftOut: [] };
    const refusal = await refusalOf(stack.pilot.complete(task, 'cycle.submission', head, act));
    expect(refusal.details?.[0]?.code).toBe('SUBMISSION.TOO_MANY_STEPS');
  });

  test('I-38: the general manager returns twice; who was heard keeps the result or is heard again', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'intermediate2-1', ratings: AAAB }]);
    await play.submit();
    await play.review();
    await play.defend(60);
    await play.decide('return', '请补充材料');
    const caseId = await play.id('E1');
    expect(await play.caseOf('E1')).toMatchObject({ stage: 'first-review', round: 2 });
    const open = await refusalOf(review(play, { caseId, decision: 'pass' }));
    expect(open.details?.[0]?.code).toBe('REVIEW.DEFENSE_OPEN');
    await play.review({ defense: 'keep' });
    expect(await play.caseOf('E1')).toMatchObject({ stage: 'ready', panelOutcome: 'failed' });
    await play.decide('return', '请重新答辩');
    await play.review({ defense: 'repeat' });
    expect(await play.caseOf('E1')).toMatchObject({ stage: 'awaiting-defense', round: 3, panelOutcome: null });
    await play.defend(90);
    await play.decide('approve');
    expect(await play.caseOf('E1')).toMatchObject({ finalLevel: 'intermediate2-2', round: 3 });
    const rounds = await sql<{ outcome: string; round: number }>`
      select outcome, round from decision where case_id = ${caseId} and kind = 'gm' order by at`.execute(
      stack.database.db,
    );
    expect(rounds.rows).toEqual([
      { outcome: 'return', round: 1 },
      { outcome: 'return', round: 2 },
      { outcome: 'approve', round: 3 },
    ]);
  });

  test('8.5.3: a choice about a defense that has not been held is refused', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: B }]);
    await play.submit();
    const early = await refusalOf(review(play, { caseId: await play.id('E1'), decision: 'pass', defense: 'keep' }));
    expect(early.details?.[0]?.code).toBe('REVIEW.NO_DEFENSE_YET');
  });

  test('8.5.5: a batch that does not wait for the others says why', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    await play.submit();
    await review(play, { caseId: await play.id('E1'), decision: 'pass' });
    const bare = stack.pilot.do(play.cycleId, 'cycle.gm-submission', hr, {});
    expect((await refusalOf(bare)).code).toBe('BATCH.OTHERS_PENDING');
    await play.decide('approve');
    expect(await play.stages()).toEqual({ E1: 'approved', E2: 'first-review' });
  });

  test('I-23, I-24: the panel refuses the step across; the direct steps stand', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'intermediate1-2', ratings: AAAB },
      { id: 'E2', level: 'intermediate1-3', ratings: AAAB }, // no direct step: the panel alone
    ]);
    await play.submit();
    expect((await play.caseOf('E1')).targetLevel).toBe('intermediate2-1');
    await play.review();
    await play.defend(60);
    await stack.pilot.do(play.cycleId, 'cycle.gm-submission', hr, {});
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const approve = (caseId: string) => ({ caseId, decision: 'approve' as const });
    const refusal = await refusalOf(
      stack.pilot.do(play.cycleId, 'cycle.gm-decision', gm, { decisions: [approve(e1), approve(e2)] }),
    );
    expect(refusal.details?.map(({ caseId, code }) => [caseId, code])).toEqual([[e2, 'CASE.REASON_MISSING']]);
    const decisions = [approve(e1), { ...approve(e2), reason: '业绩突出' }];
    await stack.pilot.do(play.cycleId, 'cycle.gm-decision', gm, { decisions });
    expect((await play.caseOf('E1')).finalLevel).toBe('intermediate1-3');
    expect((await play.caseOf('E2')).finalLevel).toBe('intermediate2-1'); // against the panel, with a reason (I-30)
  });

  test('I-15: a special promotion whose facts moved is evaluated again and passes', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    const special = [{ caseId: await play.id('E1'), to: 'junior-3', reason: '突出贡献', evidence: '专利三项' }];
    await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    await play.submit({ special });
    await sql`update rating set rating = 'A', reason = '更正' where month = '2026-06'`.execute(stack.database.db);
    expect((await refusalOf(play.review())).code).toBe('REVIEW.FACTS_MOVED');
    await play.review({ decision: 'reevaluate' });
    await play.review();
    expect(await play.caseOf('E1')).toMatchObject({ stage: 'ready', targetLevel: 'junior-3' });
  });

  test('I-17, I-42: effect from the month of approval; who waited on hold keeps the month of the others', async () => {
    stack = await onItsOwnServer(stack);
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: B, complaint: pending },
      { id: 'E3', level: 'junior-1', ratings: B },
    ]);
    await play.submit();
    const first = firstOfMonth(await stack.today());
    await review(play, { caseId: await play.id('E1'), decision: 'pass' });
    await play.decide('approve');
    const later = firstOfNextMonth(await stack.today());
    await stack.skipTo(addDays(later, 3), '10:00');
    await decideComplaint('E2', 'dismissed');
    await review(play, { caseId: await play.id('E2'), decision: 'reevaluate' });
    await play.review();
    await play.decide('approve');
    const effect = async (person: string) => (await play.caseOf(person)).effectiveFrom;
    expect([await effect('E1'), await effect('E2'), await effect('E3')]).toEqual([first, first, later]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { engineOf } from '../../activities/level-promotion/cycle-engine.js';
import { createEvaluateCycle } from '../../activities/level-promotion/evaluate-cycle.js';
import { deadlinesOf } from '../../activities/projection/deadlines.js';
import { createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { createFindMovedFacts, createReevaluate } from '../../activities/level-promotion/reevaluate.js';
import { verifyEvaluations } from '../../activities/service/verify-evaluations.js';
import { findCycle } from '../../db/cycles/cycles.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { recordRating } from '../../db/people/ratings.js';
import { keepDrafts, listEvaluationsOfCycle } from '../../db/cases/evaluations.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { placeCandidates } from '../support/candidates.js';
import { foundDepartment, HR } from '../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { KEYS } from '../support/keys.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const cycleId = 'LC-2026-07';
const E1 = 'LP-2026-07-00001';
const E5 = 'LP-2026-07-00005';

describe('what the pipelines ask of the records (8.2–8.5)', () => {
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  const engine = createEngine({ library, calendar });
  let scratch: ScratchDatabase;
  let handle: DatabaseHandle;
  let beats = 0;
  const dependencies = () => ({
    db: handle.db,
    library,
    calendar,
    engine,
    keys: KEYS,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => {
      beats += 1;
    },
  });
  const all = () => listEvaluationsOfCycle(handle.db, cycleId, { limit: 100 });
  beforeAll(async () => {
    scratch = await scratchDatabase();
    handle = createDatabase({ connectionString: scratch.url });
    await foundDepartment(handle.db, '2026-07', [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: ['B', null, 'B', 'B', 'B', 'B'] },
      { id: 'E3', level: 'junior-1', ratings: B, complaint: { cause: 'service-attitude', status: 'pending' } },
      { id: 'E4', level: 'junior-1', ratings: B, status: 'probation' },
      { id: 'E5', level: 'junior-1', ratings: [null, null, null, 'B', 'B', 'B'] },
      // No cycle is about them: interns (I-01), and supervisors, who have no level ladder (I-04).
      { id: 'E6', level: 'intern', ratings: B },
      { id: 'E7', position: 'supervisor', level: 'chief-3', ratings: B },
    ]);
    // E5 came back from maternity leave in April; before it the ratings were better (I-09).
    await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
      values ('E5', 'maternity', '2026-01-01', '2026-03-31', 'hr')`.execute(handle.db);
    for (const month of ['2025-10', '2025-11', '2025-12'])
      await recordRating(handle.db, { personId: 'E5', month, rating: 'A', publishedOn: '2026-01-05' }, 'hr');
    await createOpenCycle(dependencies())({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  });
  afterAll(async () => {
    await handle.close();
    await scratch.drop();
  });

  test('everybody is evaluated once, with facts and findings frozen; asked again, nothing changes', async () => {
    const evaluate = createEvaluateCycle(dependencies());
    expect(await evaluate({ cycleId, at: Date.now() })).toEqual({ people: 5, candidates: 4 });
    const before = await all();
    expect(before.map(({ answer }) => (answer as { outcome: string }).outcome)).toEqual([
      'eligible',
      'needs-ruling',
      'on-hold',
      'ineligible',
      'needs-ruling',
    ]);
    expect(before.every(({ factsDigest }) => /^[0-9a-f]{64}$/.test(factsDigest))).toBe(true);
    await sql`update rating set rating = 'S', reason = '更正' where person_id = 'E1' and month = '2026-06'`.execute(
      handle.db,
    );
    expect(await evaluate({ cycleId, at: Date.now() })).toEqual({ people: 5, candidates: 4 });
    expect(await all()).toEqual(before);
    expect(beats).toBe(1);
  });

  test('I-15: whose facts moved is found by the digest; evaluated again, both evaluations stand', async () => {
    const { rows } = await sql<{ id: string }>`select id from promotion_case order by id`.execute(handle.db);
    const caseIds = rows.map(({ id }) => id);
    const findMoved = createFindMovedFacts(dependencies());
    expect(await findMoved({ cycleId, caseIds })).toEqual([E1]);
    const reevaluate = createReevaluate(dependencies());
    const input = { cycleId, workflowId: cycleId, seq: 1, cases: [{ caseId: E1 }] };
    const [again] = await reevaluate(input);
    expect(again).toMatchObject({ caseId: E1, evaluationNo: 2, outcome: 'eligible' });
    expect(await reevaluate(input)).toEqual([again]); // the same step asks once
    expect((await all()).length).toBe(5); // and until it is written, nothing was evaluated
    await keepDrafts(handle.db, [E1], new Date());
    expect(await reevaluate(input)).toEqual([again]);
    await keepDrafts(handle.db, [E1], new Date());
    expect((await all()).length).toBe(6);
  });

  test('I-09: months of protected leave stand in the question; a ruling to proceed takes the longer reading', async () => {
    const [found] = (await all()).filter(({ caseId }) => caseId === E5);
    expect(found?.request).toMatchObject({ protectedMonths: ['2026-01', '2026-02', '2026-03'] });
    const rule = async (seq: number, ruling: 'proceed' | 'refuse') => {
      const cases = [{ caseId: E5, ruling: { caseId: E5, ruling, reason: '产假' } }];
      const ruled = await createReevaluate(dependencies())({ cycleId, workflowId: cycleId, seq, cases });
      await keepDrafts(handle.db, [E5], new Date());
      return ruled;
    };
    expect(await rule(2, 'refuse')).toMatchObject([{ outcome: 'ineligible' }]);
    expect(await rule(3, 'proceed')).toMatchObject([{ outcome: 'eligible', directSteps: 2 }]);
    const findMoved = createFindMovedFacts(dependencies());
    expect(await findMoved({ cycleId, caseIds: [E5] })).toEqual([]);
    await sql`update leave_record set to_on = '2026-04-30', reason = '延长', recorded_by = 'hr' where person_id = 'E5'`.execute(
      handle.db,
    );
    // April is rated, so it stays an ordinary month; without March the question is another one.
    expect(await findMoved({ cycleId, caseIds: [E5] })).toEqual([]);
    await sql`update leave_record set to_on = '2026-02-28', reason = '更正', recorded_by = 'hr' where person_id = 'E5'`.execute(
      handle.db,
    );
    expect(await findMoved({ cycleId, caseIds: [E5] })).toEqual([E5]);
  });

  test('I-73: every stored evaluation comes out the same; a changed one is named', async () => {
    const stored = await all();
    expect(verifyEvaluations(engine, stored)).toEqual([]);
    const [first, ...rest] = stored;
    if (first === undefined) throw new Error('nothing is stored');
    const forged = { ...first, answer: { ...(first.answer as object), directSteps: 3 } };
    const unknown = { ...first, policyVersion: 'v0' };
    expect(
      verifyEvaluations(engine, [forged, unknown, ...rest]).map(({ no, policyVersion }) => [no, policyVersion]),
    ).toEqual([
      [first.no, first.policyVersion],
      [first.no, 'v0'],
    ]);
    const page = await listEvaluationsOfCycle(handle.db, cycleId, { after: first, limit: 2 });
    expect(page).toEqual(rest.slice(0, 2));
  });

  test('I-20, I-73: holidays published after the draft move nothing: the cycle keeps its workdays', async () => {
    const stored = await all();
    // A notice that comes later makes the first week of July 2026 a holiday: 8.2.2 would have another day to count to.
    const off = { '07-01': 'off', '07-02': 'off', '07-03': 'off', '07-06': 'off', '07-07': 'off' } as const;
    const published = calendar.years['2026'];
    if (published === undefined) throw new Error('2026 is published');
    const later = { ...published, days: { ...published.days, ...off } };
    const changed = { ...calendar, years: { ...calendar.years, '2026': later } };
    const plain = createEngine({ library, calendar: changed });
    expect(verifyEvaluations(plain, stored)).not.toEqual([]);
    const cycle = await findCycle(handle.db, cycleId);
    if (cycle === undefined) throw new Error('the cycle is not there');
    expect(verifyEvaluations(engineOf(cycle, { library, calendar: changed }), stored)).toEqual([]);
  });

  test('nobody has two promotions open, whoever writes them', async () => {
    await createOpenCycle(dependencies())({
      cycleId: 'LC-2026-01',
      month: '2026-01',
      openedBy: HR,
      at: Date.parse('2026-01-04'),
    });
    const second = placeCandidates(handle.db, [{ id: 'LP-X', cycleId: 'LC-2026-01', personId: 'E1', stage: 'listed' }]);
    await expect(second).rejects.toThrow(/personnel_case_one_open/);
  });

  test('deadlines go by workdays: over the national holiday, and what is past already does not ring', () => {
    const task = { key: 'a', due: { workdays: 5 } } as const;
    const deadlines = deadlinesOf(task, [], calendar, instantAt('2026-09-29', '12:00'));
    // 2026-10-01 to 10-07 are off; 10-10 is a make-up Saturday.
    expect(deadlines).toMatchObject({
      dueOn: '2026-10-12',
      remindAt: [instantAt('2026-10-10', '09:00'), instantAt('2026-10-12', '09:00')],
      escalateAt: instantAt('2026-10-13', '09:00'),
    });
    const past = deadlinesOf({ key: 'a', due: { on: '2026-09-01' } }, [], calendar, instantAt('2026-09-29', '12:00'));
    expect([past.dueOn, past.remindAt]).toEqual(['2026-09-29', []]);
    expect(past.escalateAt).toBe(instantAt('2026-09-30', '09:00'));
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { ABILITIES, type ScoreSheet } from '../../../domain/pipelines/defense/acts.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { cycleIdOf, WORKFLOWS, type CycleInput } from '../../../workflows/messages/cases.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, head, hr, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';

const month = '2026-07';
const cycleId = cycleIdOf(month);
const sheet = (caseId: string, score: number): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'],
});

describe('a level-promotion cycle (§8.5) from the draft to the signed notice', () => {
  let stack: TestStack;
  const today = () => todayIn('Asia/Shanghai', Date.now());
  const caseOf = async (personId: string) => {
    const found = (await stack.pilot.cases(cycleId)).get(personId);
    if (found === undefined) throw new Error(`no case of ${personId}`);
    return found;
  };

  beforeAll(async () => {
    stack = await startStack();
    await foundDepartment(stack.database.db, month, [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] }, // B: two steps
      { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] }, // panel
      { id: 'E3', level: 'junior-2', ratings: ['B', 'B', null, 'B', 'B', 'B'] }, // ruling
      { id: 'E4', level: 'junior-2', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] }, // ineligible
      { id: 'E5', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] }, // left out
      { id: 'E6', level: 'junior-3', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] }, // rejected by the GM
      { id: 'E7', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] }, // special, ends at the panel
    ]);
    const input: CycleInput = { cycleId, month, openedBy: HR };
    await stack.environment.client.workflow.start(WORKFLOWS.cycle, {
      workflowId: cycleId,
      taskQueue: stack.taskQueue,
      args: [input],
    });
  });
  afterAll(() => stack.close());

  test('8.5.1: HR launches; late without a reason, or by somebody else, is refused', async () => {
    const { pilot } = stack;
    const task = await pilot.waitFor(cycleId, 'cycle.launch');
    const act = { do: 'launch', closingDate: today() } as const;
    expect((await refusalOf(pilot.complete(task, 'cycle.launch', hr, act))).code).toBe('CYCLE.LATE_REASON_MISSING');
    expect((await refusalOf(pilot.complete(task, 'cycle.launch', gm, act))).code).toBe('TASK.NOT_YOURS');
    const past = { ...act, closingDate: '2026-07-01', reason: '补办' };
    expect((await refusalOf(pilot.complete(task, 'cycle.launch', hr, past))).code).toBe('CYCLE.CLOSING_DATE_PAST');
    const launched = await pilot.complete(task, 'cycle.launch', hr, { ...act, reason: '数据迁移' });
    expect(launched.state).toBe('completed');
    expect((await refusalOf(pilot.complete(task, 'cycle.launch', hr, act))).code).toBe('TASK.NOT_OPEN');
    const { rows } = await sql<{ stage: string; late: boolean }>`select stage, late from cycle`.execute(
      stack.database.db,
    );
    expect(rows).toEqual([{ stage: 'collecting', late: true }]);
  });

  test('I-13, 8.2, 8.4: HR closes the ratings and everybody is evaluated', async () => {
    await stack.pilot.do(cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    const cases = await stack.pilot.cases(cycleId);
    expect([...cases.values()].map(({ personId, stage }) => [personId, stage])).toEqual([
      ['E1', 'listed'],
      ['E2', 'listed'],
      ['E3', 'ruling'],
      ['E4', 'ineligible'],
      ['E5', 'listed'],
      ['E6', 'listed'],
      ['E7', 'listed'],
    ]);
  });

  test('I-09: HR rules on the missing month; only then the department is asked', async () => {
    const { pilot } = stack;
    expect((await pilot.openTasks(cycleId)).map(({ kind }) => kind)).toEqual(['cycle.ruling']);
    const { id } = await caseOf('E3');
    await pilot.do(cycleId, 'cycle.ruling', hr, { rulings: [{ caseId: id, ruling: 'proceed', reason: '工伤假' }] });
    expect((await caseOf('E3')).stage).toBe('listed');
    expect((await pilot.openTasks(cycleId)).map(({ kind }) => kind)).toEqual(['cycle.submission']);
  });

  test('8.5.2: everybody listed is submitted or left out with a reason, all or nothing', async () => {
    const { pilot } = stack;
    const ids = Object.fromEntries(
      await Promise.all(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'].map(async (id) => [id, (await caseOf(id)).id])),
    ) as Record<string, string>;
    const submit = (...people: string[]) => people.map((person) => ({ caseId: ids[person] ?? '' }));
    const leftOut = [{ caseId: ids.E5 ?? '', reason: '本人申请暂缓' }];
    const task = await pilot.waitFor(cycleId, 'cycle.submission');
    const incomplete = { submitted: submit('E1'), leftOut };
    expect((await refusalOf(pilot.complete(task, 'cycle.submission', head, incomplete))).code).toBe(
      'SUBMISSION.INCOMPLETE',
    );
    const withIneligible = { submitted: submit('E1', 'E2', 'E3', 'E4', 'E6', 'E7'), leftOut };
    const refusal = await refusalOf(pilot.complete(task, 'cycle.submission', head, withIneligible));
    expect([refusal.code, refusal.details?.[0]?.code]).toEqual(['BATCH.REFUSED', 'CASE.NOT_IN_CYCLE']);
    const special = (to: string) => [{ caseId: ids.E7 ?? '', to, reason: '突出贡献', evidence: '专利三项' }];
    const base = { submitted: submit('E1', 'E2', 'E3', 'E6'), leftOut };
    const tooHigh = { ...base, special: special('senior-1') };
    expect((await refusalOf(pilot.complete(task, 'cycle.submission', head, tooHigh))).details?.[0]?.code).toBe(
      'SPECIAL.TARGET_OUT_OF_RANGE',
    );
    expect((await caseOf('E1')).stage).toBe('listed');
    await pilot.complete(task, 'cycle.submission', head, { ...base, special: special('intermediate2-1') });
    expect((await caseOf('E5')).reason).toBe('本人申请暂缓');
    expect((await caseOf('E1')).targetLevel).toBe('junior-3');
    expect((await caseOf('E7')).targetLevel).toBe('intermediate2-1');
  });

  test('8.5.3, I-15: a rating that changed after the evaluation stops the review until it is evaluated again', async () => {
    const { pilot } = stack;
    await sql`update rating set rating = 'S', reason = '更正' where person_id = 'E6' and month = '2026-06'`.execute(
      stack.database.db,
    );
    const pass = async (person: string) => ({ caseId: (await caseOf(person)).id, decision: 'pass' as const });
    const all = await Promise.all(['E1', 'E2', 'E3', 'E6', 'E7'].map(pass));
    const task = await pilot.waitFor(cycleId, 'cycle.first-review');
    const refusal = await refusalOf(pilot.complete(task, 'cycle.first-review', hr, { decisions: all }));
    expect([refusal.code, refusal.details?.length]).toEqual(['REVIEW.FACTS_MOVED', 1]);
    const e6 = (await caseOf('E6')).id;
    const again = await pilot.complete(task, 'cycle.first-review', hr, {
      decisions: [{ caseId: e6, decision: 'reevaluate' }],
    });
    expect(again.state).toBe('open');
    const done = await pilot.complete(task, 'cycle.first-review', hr, { decisions: all });
    expect(done.state).toBe('completed');
    expect((await caseOf('E2')).stage).toBe('awaiting-defense');
    expect((await caseOf('E1')).stage).toBe('ready');
  });

  test('8.5.4: a conflict of interest is refused; sheets stay sealed; the chair signs', async () => {
    const { pilot } = stack;
    const caseIds = [(await caseOf('E2')).id, (await caseOf('E7')).id];
    const panel = {
      heldOn: today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
      caseIds,
    };
    const conflict = { ...panel, relatedDepartments: ['E2'] };
    const refusal = await refusalOf(pilot.do(cycleId, 'cycle.appoint-panel', hr, conflict));
    expect([refusal.code, refusal.details?.map(({ code }) => code)]).toEqual([
      'PANEL.REFUSED',
      ['PANEL.SCORES_HIMSELF', 'PANEL.FELLOW_CANDIDATE'],
    ]);
    await pilot.do(cycleId, 'cycle.appoint-panel', hr, panel);
    for (const scorer of [SUPERIOR, HEAD, RELATED, HR]) {
      const task = await until(`sheets for ${scorer}`, async () =>
        (await pilot.openTasks(cycleId)).find(
          ({ kind, people }) => kind === 'defense.sheets' && people.includes(scorer),
        ),
      );
      const sheets = [sheet(caseIds[0] ?? '', 80), sheet(caseIds[1] ?? '', 60)];
      await pilot.complete(task, 'defense.sheets', actor(scorer), { sheets });
    }
    await pilot.do(cycleId, 'defense.summary', actor(HEAD), { signed: true });
    await pilot.waitFor(cycleId, 'cycle.gm-submission');
    await until('E7 is heard', async () => (await caseOf('E7')).stage === 'ready');
    expect((await caseOf('E2')).panelOutcome).toBe('passed');
    expect((await caseOf('E7')).panelOutcome).toBe('failed');
  });

  test('8.5.5: one batch; approving against the panel and rejecting need a reason', async () => {
    const { pilot } = stack;
    await pilot.do(cycleId, 'cycle.gm-submission', hr, {});
    const approve = async (person: string) => ({ caseId: (await caseOf(person)).id, decision: 'approve' as const });
    const approvals = await Promise.all(['E1', 'E2', 'E3', 'E7'].map(approve));
    const reject = { caseId: (await caseOf('E6')).id, decision: 'reject' as const };
    const refusal = await refusalOf(pilot.do(cycleId, 'cycle.gm-decision', gm, { decisions: [...approvals, reject] }));
    expect(refusal.details?.map(({ code }) => code)).toEqual(['CASE.REASON_MISSING', 'CASE.REASON_MISSING']);
    const task = await pilot.waitFor(cycleId, 'cycle.gm-decision');
    const some = await pilot.complete(task, 'cycle.gm-decision', gm, { decisions: approvals.slice(0, 3) });
    expect(some.state).toBe('open');
    const rest = [
      { caseId: (await caseOf('E7')).id, decision: 'reject' as const, reason: '答辩未通过' },
      { ...reject, reason: '名额' },
    ];
    expect((await pilot.complete(task, 'cycle.gm-decision', gm, { decisions: rest })).state).toBe('completed');
    expect(await caseOf('E1')).toMatchObject({
      stage: 'approved',
      finalLevel: 'junior-3',
      effectiveFrom: `${today().slice(0, 7)}-01`,
    });
  });

  test('8.5.6, 8.5.7: interview, confirmation, notice, level and pay; the cycle closes after the last', async () => {
    const { pilot, database } = stack;
    await pilot.do(cycleId, 'cycle.release', hr, {});
    for (const person of ['E1', 'E2', 'E3', 'E6', 'E7']) {
      const { id } = await caseOf(person);
      const running = await sql<{ stage: string }>`select stage from cycle`.execute(database.db);
      expect(running.rows).toEqual([{ stage: 'running' }]);
      await pilot.do(cycleId, 'level.interview', actor(SUPERIOR), { heldOn: today(), summary: '谈话' }, id);
      await pilot.do(cycleId, 'level.interview-confirmation', actor(person), { tookPlace: true }, id);
      if (person === 'E6' || person === 'E7') continue;
      const task = await pilot.waitFor(cycleId, 'level.notice', id);
      if (person === 'E3') {
        const bare = pilot.complete(task, 'level.notice', actor(person), { signature: 'refused' });
        expect((await refusalOf(bare)).code).toBe('NOTICE.REASON_MISSING');
        await pilot.complete(task, 'level.notice', actor(person), { signature: 'refused', reason: '不认可' });
      } else await pilot.complete(task, 'level.notice', actor(person), { signature: 'signed' });
    }
    await stack.environment.client.workflow.getHandle(cycleId).result();
    await stack.environment.client.workflow.getHandle(`${cycleId}-C1`).result();
    const { rows } = await sql<{ stage: string }>`select stage from cycle`.execute(database.db);
    expect(rows).toEqual([{ stage: 'closed' }]);
    const levels = await sql<{ person: string; level: string; counts: string }>`
      select person_id as person, level, counts_from as counts from level_history
      where source = 'level-promotion' order by person_id`.execute(database.db);
    expect(levels.rows).toEqual([
      { person: 'E1', level: 'junior-3', counts: '2026-07-01' },
      { person: 'E2', level: 'intermediate2-2', counts: '2026-07-01' },
      { person: 'E3', level: 'junior-3', counts: '2026-07-01' },
    ]);
    const pay = await sql<{ n: number }>`select count(*)::int as n from pay_change`.execute(database.db);
    expect(pay.rows[0]?.n).toBe(3);
    const open = await sql<{ n: number }>`select count(*)::int as n from task where state = 'open'`.execute(
      database.db,
    );
    expect(open.rows[0]?.n).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { standingOf } from '../../support/people.js';
import { Live } from '../live.js';
import { until } from '../../../cli/play/until.js';

interface Case {
  readonly id: string;
  readonly cycleId: string;
  readonly stage: string;
  readonly hold: boolean;
  readonly special: boolean;
  readonly fromLevel: string;
  readonly targetLevel: string;
  readonly round: number;
  readonly effectiveFrom: string | null;
  readonly evaluations: readonly { readonly why: string }[];
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly decidedBy: string | null }[];
}

const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
const first = firstDayOf(monthOf(today));
let live: Live;

beforeAll(async () => {
  const of = (id: string, level: 'junior-3' | 'intermediate1-3') => ({ id, level, ratings: ['B', 'B'] as const });
  live = await Live.start(
    [
      of('E1', 'junior-3'),
      of('E2', 'intermediate1-3'),
      of('E3', 'junior-3'),
      of('E4', 'junior-3'),
      { id: 'E5', status: 'probation' },
      { id: 'E6', position: 'supervisor' },
      { id: 'M-HRM', status: 'probation' },
    ],
    monthOf(today),
    { [RELATED]: ['department-head', 'panel', 'employee'], 'M-HRM': ['hr-manager', 'employee'] },
  );
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, recorded_by)
    values ('C-4', 'E4', ${firstDayOf(rated)}, 'service-attitude', 'upheld', ${firstDayOf(rated)}, 'hr')`.execute(db);
});
afterAll(() => live.close());

const ask = (who: string, personId: string, to: string) =>
  live.post<Case & { code: string }>(who, '/v1/special-promotions', {
    personId,
    to,
    reason: '为公司做出突出贡献',
    evidence: '专利三项,存于人事档案',
  });
const caseOf = async (id: string) => (await live.get<Case>(HR, `/v1/cases/${id}`)).body;
const rate = (person: string, rating: string) =>
  live.send(HR, 'put', `/v1/people/${person}/ratings/${rated}`, { rating, reason: '复核更正' });
const review = (caseId: string, decision: string, more: object = {}) => ({
  decisions: [{ caseId, decision, ...more }],
});
const cycleTask = async (who: string, kind: 'cycle.first-review' | 'cycle.gm-decision', cycleId: string) =>
  until(`${kind} in the inbox of ${who}, of ${cycleId}`, async () => {
    const { body } = await live.get<{ items: { id: string; cycleId: string; kind: string }[] }>(
      who,
      '/v1/tasks?limit=200',
    );
    return body.items.find((one) => one.kind === kind && one.cycleId === cycleId)?.id;
  });
const does = async (who: string, kind: 'cycle.first-review' | 'cycle.gm-decision', { cycleId }: Case, form: object) => {
  const id = await cycleTask(who, kind, cycleId);
  const { status, body } = await live.post(who, `/v1/tasks/${id}/completion`, form);
  return [status, body.errors?.[0]?.code ?? body.code] as const;
};

describe('a special promotion outside a cycle (8.3.2, 8.4.1.1, I-26)', () => {
  test.each([
    ['an employee', 'E3', 'E1', 'intermediate1-1', 403, 'AUTH.FORBIDDEN'],
    ['the head of another department', RELATED, 'E1', 'intermediate1-1', 404, 'PERSON.NOT_FOUND'],
    ['the head, for himself', HEAD, HEAD, 'intermediate1-1', 403, 'SPECIAL.OWN'],
    ['8.2.1: who is not confirmed', HEAD, 'E5', 'intermediate1-1', 422, 'SPECIAL.NOT_CONFIRMED'],
    ['I-04: who has no ladder', HEAD, 'E6', 'chief-1', 422, 'SPECIAL.NO_LADDER'],
    ['8.3.3.A: above the cap', HEAD, 'E1', 'senior-1', 422, 'SPECIAL.TARGET_OUT_OF_RANGE'],
    ['no climb', HEAD, 'E1', 'junior-3', 422, 'SPECIAL.TARGET_OUT_OF_RANGE'],
    ['nobody', HR, 'nobody', 'junior-3', 422, 'SPECIAL.NOBODY'],
  ])('is refused to %s, and nothing is written', async (_, who, person, to, status, code) => {
    const answer = await ask(who, person, to);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const { rows } = await sql`select id from cycle`.execute(live.stack.database.db);
    expect(rows).toEqual([]);
  });

  test('the head applies, HR reviews, the general manager approves on the facts of the day (I-15), to the signed notice', async () => {
    const { status, body } = await ask(HEAD, 'E1', 'intermediate1-2');
    expect([status, body.stage, body.special, body.targetLevel]).toEqual([201, 'in-review', true, 'intermediate1-2']);
    expect(body.decisions).toMatchObject([{ kind: 'submission', outcome: 'special', decidedBy: HEAD }]);
    expect((await ask(HR, 'E1', 'intermediate1-1')).body.code).toBe('SPECIAL.OTHER_CASE_OPEN');
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([200, undefined]);
    await live.act(HR, 'cycle.gm-submission', {});
    const waiting = await cycleTask(GM, 'cycle.gm-decision', body.cycleId);
    await rate('E1', 'A');
    const approve = { decisions: [{ caseId: body.id, decision: 'approve' }] };
    // A corrected rating is told at once: the case is back with HR before anybody decides on what is not so.
    await until('the case is with HR again', async () => (await caseOf(body.id)).stage === 'first-review');
    expect(await caseOf(body.id)).toMatchObject({ round: 2 });
    const late = await live.post(GM, `/v1/tasks/${waiting}/completion`, approve);
    expect([late.status, late.body.code]).toEqual([409, 'TASK.NOT_OPEN']);
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([409, 'CASE.FACTS_MOVED']);
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'reevaluate'))).toEqual([200, undefined]);
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([200, undefined]);
    await live.act(HR, 'cycle.gm-submission', {});
    expect(await does(GM, 'cycle.gm-decision', body, approve)).toEqual([200, undefined]);
    await live.act(HR, 'cycle.release', {});
    await live.act(SUPERIOR, 'level.interview', { heldOn: today, summary: '谈话' }, body.id);
    await live.act('E1', 'level.interview-confirmation', { tookPlace: true }, body.id);
    await live.act('E1', 'level.notice', { signature: 'signed' }, body.id);
    expect(await caseOf(body.id)).toMatchObject({ stage: 'promoted', effectiveFrom: first });
    expect(await standingOf(live.stack, 'E1')).toMatchObject({
      level: 'intermediate1-2',
      levelFrom: first,
      countsFrom: first,
      source: 'level-promotion',
      payFrom: first,
    });
    const cycle = async () => (await live.get<{ kind: string; stage: string }>(HR, `/v1/cycles/${body.cycleId}`)).body;
    await until('the cycle of one is closed', async () => (await cycle()).stage === 'closed');
    const list = async (kind: string) =>
      (await live.get<{ items: { id: string }[] }>(HR, `/v1/cycles${kind}`)).body.items.map(({ id }) => id);
    expect([await list(''), await list('?kind=special')]).toEqual([[], [body.cycleId]]);
  });

  test('HR proposes, the head takes it up; from 中(二) on a panel sits, under the pass mark of the register (I-30)', async () => {
    const { body } = await ask(HR, 'E2', 'intermediate2-1');
    expect([body.stage, body.decisions[0]?.outcome]).toEqual(['listed', 'proposed']);
    const plain = { submitted: [{ caseId: body.id }], leftOut: [] };
    const task = await live.taskOf(HEAD, 'cycle.submission');
    expect((await live.complete(HEAD, task, plain)).body.errors?.[0]?.code).toBe('SUBMISSION.SPECIAL_ONLY');
    const application = { caseId: body.id, to: 'intermediate2-1', reason: '同意提议', evidence: '专利三项' };
    await live.act(HEAD, 'cycle.submission', { submitted: [], leftOut: [], special: [application] });
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([200, undefined]);
    const panel = {
      heldOn: today,
      chair: HEAD,
      supervisors: ['E6'],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
      caseIds: [body.id],
    };
    await live.act(HR, 'cycle.appoint-panel', panel);
    const { rows } = await sql<{ mark: string }>`select pass_mark::float8::text as mark from defense_session`.execute(
      live.stack.database.db,
    );
    expect(rows).toEqual([{ mark: '70' }]);
  });

  test('HR proposes, the head leaves it with a reason that the person reads: the case and its cycle are closed', async () => {
    const { body } = await ask(HR, 'E3', 'intermediate1-2');
    const leftOut = { submitted: [], leftOut: [{ caseId: body.id, reason: '依据不足' }] };
    await live.act(HEAD, 'cycle.submission', leftOut);
    expect((await live.get('E3', `/v1/cases/${body.id}`)).body).toMatchObject({
      stage: 'left-out',
      reason: '依据不足',
    });
  });

  test('I-68: a setback holds it, and it is computed again from the new level', async () => {
    await rate('E4', 'C');
    const setback = await until('a setback of E4', async () => {
      const { body } = await live.get<{ items: Case[] }>(HR, '/v1/cases?kind=setback&person=E4');
      return body.items[0];
    });
    const { body } = await ask(HEAD, 'E4', 'intermediate1-1');
    expect([body.stage, body.hold, body.fromLevel]).toEqual(['in-review', true, 'junior-3']);
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([422, 'REVIEW.STILL_ON_HOLD']);
    const cause = { cause: 'service-attitude', statement: '态度', complaintId: 'C-4' };
    await live.act(SUPERIOR, 'setback.cause', cause, setback.id);
    await live.act(HEAD, 'setback.complaint', { finding: 'upheld', on: today, reason: '属实' }, setback.id);
    await live.act('E4', 'setback.statement', { statement: '另有原因' }, setback.id);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '成立' }, setback.id);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, setback.id);
    await live.act('E4', 'consent.answer', { agreed: true }, setback.id);
    // Until the level has fallen it waits; in another story the day comes.
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'reevaluate'))).toEqual([200, undefined]);
    expect(await caseOf(body.id)).toMatchObject({ hold: true, fromLevel: 'junior-3' });
    await live.act('E4', 'consent.withdrawal', { reason: '另有证据' }, setback.id);
    await live.act('M-HRM', 'consent.anew', { proposal: 'drop', ground: '证据不足' }, setback.id);
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'reevaluate'))).toEqual([200, undefined]);
    expect(await caseOf(body.id)).toMatchObject({ hold: false, fromLevel: 'junior-3', targetLevel: 'intermediate1-1' });
    expect(await does(HR, 'cycle.first-review', body, review(body.id, 'pass'))).toEqual([200, undefined]);
  });
});

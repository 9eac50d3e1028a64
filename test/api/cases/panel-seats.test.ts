import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { until } from '../../../cli/play/until.js';
import { Live } from '../live.js';

const MONTH = '2026-07';
const today = todayIn('Asia/Shanghai', Date.now());
const USUAL = {
  heldOn: today,
  chair: HEAD,
  supervisors: [] as readonly string[],
  departmentHead: [HEAD],
  relatedDepartments: [RELATED],
  humanResources: [HR],
};
/** A supervisor (客服主管) of the department to whom nobody reports, and a relative of the candidate in another. */
const SUPERVISOR = 'S2';
const KIN = 'K1';

let live: Live;
beforeAll(async () => {
  const ratings = ['A', 'A', 'B', 'B', 'B', 'B'] as const;
  live = await Live.start(
    [
      { id: 'E1', level: 'intermediate2-1', ratings },
      { id: 'E2', level: 'intermediate2-1', ratings },
      { id: SUPERVISOR },
      { id: KIN },
    ],
    MONTH,
  );
  const { db } = live.stack.database;
  await sql`insert into department (id, name) values ('MD', '市场部')`.execute(db);
  await sql`update person set department_id = 'MD', superior_id = null where id = ${KIN}`.execute(db);
  for (const [id, head] of [
    ['CC', HEAD],
    ['RD', RELATED],
    ['MD', KIN],
  ] as const)
    await sql`update department set head_id = ${head} where id = ${id}`.execute(db);
  for (const id of [SUPERVISOR, KIN])
    await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      values (${id}, ${id === SUPERVISOR ? 'supervisor' : 'team-leader'}, '2024-01-01', '2024-01-01', 'entry', 'test')`.execute(
      db,
    );
  await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('E1', ${KIN}, ${HR})`.execute(
    db,
  );
  await live.post(HR, '/v1/policy/register/I-30/choices', {
    switch: 'passMark.level',
    value: 80,
    effectiveFrom: today,
    reason: '部门会议决定',
  });
  await live.approve(GM);
  await live.post(HR, '/v1/cycles', { month: MONTH });
  await live.act(HR, 'cycle.launch', { do: 'launch', closingDate: today, reason: '补办' });
  await live.act(HR, 'cycle.close-ratings', { do: 'close' });
  const task = await live.taskOf(HEAD, 'cycle.submission');
  const { body } = await live.get<Listed>(HEAD, `/v1/tasks/${task.id}/cases`);
  const submitted = body.items.map(({ id }) => ({ caseId: id }));
  await live.act(HEAD, 'cycle.submission', { submitted, leftOut: [] });
  const decisions = submitted.map(({ caseId }) => ({ caseId, decision: 'pass' }));
  await live.act(HR, 'cycle.first-review', { decisions });
});
afterAll(() => live.close());

interface Listed {
  readonly items: readonly { readonly id: string; readonly personId: string; readonly panelTotal: string | null }[];
}
interface Session {
  readonly deviations: readonly object[];
  readonly doubled: readonly object[];
  readonly results: readonly object[];
  readonly seats: readonly { readonly scorerId: string; readonly groups: readonly string[] }[];
}
const caseOf = async (who: string, person = 'E1') =>
  (await live.get<Listed>(who, `/v1/cases?person=${person}`)).body.items[0];
async function refusals(more: object): Promise<readonly unknown[]> {
  const form = { ...USUAL, caseIds: [(await caseOf(HR))?.id], ...more };
  const answer = await live.complete(HR, await live.taskOf(HR, 'cycle.appoint-panel'), form);
  return [answer.status, answer.body.code, ...(answer.body.errors ?? []).map(({ code }) => code)];
}
const refused = (...codes: readonly string[]): readonly unknown[] => [422, 'PANEL.REFUSED', ...codes];
const why = (personId: string, group: string, reason = '主管休假') => ({ personId, group, reason });
const leftOut = why(SUPERVISOR, 'directSuperior');

describe('who sits on a panel (4.3, I-34)', () => {
  test('the form starts from the records, without whoever may not score the candidates', async () => {
    const { id } = await live.taskOf(HR, 'cycle.appoint-panel');
    const { body } = await live.get<{ form: object }>(HR, `/v1/tasks/${id}/start`);
    expect(body.form).toEqual({
      chair: HEAD,
      supervisors: [SUPERVISOR],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
    });
    expect((await live.get('E1', `/v1/tasks/${id}/start`)).status).toBe(404);
  });

  test('nobody sits in a group to which he does not belong without a reason', async () => {
    const supervisors = [SUPERVISOR];
    expect(await refusals({ supervisors, departmentHead: [HEAD, RELATED] })).toEqual(refused('PANEL.NOT_ON_RECORD'));
    expect(await refusals({ supervisors, relatedDepartments: [HEAD] })).toEqual(refused('PANEL.NOT_ON_RECORD'));
    expect(await refusals({ supervisors, humanResources: [RELATED] })).toEqual(refused('PANEL.NOT_ON_RECORD'));
    expect(await refusals({ supervisors: [SUPERVISOR, 'E2'] })).toEqual(refused('PANEL.FELLOW_CANDIDATE'));
    // The reason is for the person and the group, and for nobody else.
    const wrongGroup = { supervisors, humanResources: [RELATED], deviations: [why(RELATED, 'departmentHead')] };
    expect(await refusals(wrongGroup)).toEqual(refused('PANEL.NOT_ON_RECORD', 'PANEL.REASON_WITHOUT_SEAT'));
    expect(await refusals({ supervisors, deviations: [why(RELATED, 'relatedDepartments')] })).toEqual(
      refused('PANEL.REASON_WITHOUT_SEAT'),
    );
    expect(
      (await refusals({ supervisors, deviations: [{ personId: RELATED, group: 'departmentHead' }] })).slice(0, 2),
    ).toEqual([400, 'REQUEST.INVALID']);
  });

  test('what stands against a panel is said before it is handed in, in the same words, and who would sit', async () => {
    const { id } = await live.taskOf(HR, 'cycle.appoint-panel');
    const { chair, supervisors, departmentHead, relatedDepartments, humanResources } = USUAL;
    const seats = { chair, supervisors, departmentHead, relatedDepartments, humanResources };
    const look = async (more: object) =>
      live.post<{ conflicts: { code: string }[]; seats: { scorer: { personId: string } }[] }>(
        HR,
        `/v1/tasks/${id}/panel`,
        { ...seats, caseIds: [(await caseOf(HR))?.id], ...more },
      );
    const good = await look({ supervisors: [SUPERVISOR] });
    expect([good.status, good.body.conflicts]).toEqual([200, []]);
    expect(good.body.seats.map(({ scorer }) => scorer.personId)).toEqual(
      expect.arrayContaining([HEAD, RELATED, HR, SUPERVISOR]),
    );
    const bad = await look({ supervisors: [SUPERVISOR], relatedDepartments: [RELATED, KIN] });
    expect(bad.body.conflicts.map(({ code }) => code)).toEqual(['PANEL.RELATIVE']);
    expect((await live.post('E1', `/v1/tasks/${id}/panel`, { ...seats, caseIds: ['LP-1'] })).status).toBe(404);
  });

  test('4.3: the 客服主管 is not left out without a reason', async () => {
    expect(await refusals({})).toEqual(refused('PANEL.SUPERVISOR_MISSING'));
  });

  test('I-35: a reason does not let a relative score', async () => {
    const kin = { supervisors: [SUPERVISOR], relatedDepartments: [RELATED, KIN] };
    expect(await refusals(kin)).toEqual(refused('PANEL.RELATIVE'));
    expect(await refusals({ ...kin, deviations: [why(KIN, 'relatedDepartments')] })).toEqual(
      refused('PANEL.RELATIVE', 'PANEL.REASON_WITHOUT_SEAT'),
    );
  });

  test('the general manager reads the reasons and who counts twice (I-33), scorers do not; 79.995 is not 80 (I-36)', async () => {
    const caseId = (await caseOf(HR))?.id ?? '';
    const doubled = why(HEAD, 'relatedDepartments', '关联部门负责人出差,由其代表');
    const deviations = [leftOut, doubled];
    const form = { ...USUAL, relatedDepartments: [HEAD], deviations, caseIds: [caseId] };
    expect((await live.complete(HR, await live.taskOf(HR, 'cycle.appoint-panel'), form)).status).toBe(200);
    let path = '';
    for (const scorer of [SUPERIOR, HEAD, HR]) {
      const task = await live.taskOf(scorer, 'defense.sheets');
      path = `/v1/defenses/${(await live.get<{ sessionId: string }>(scorer, `/v1/tasks/${task.id}`)).body.sessionId}`;
      const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, scorer === HR ? 79.975 : 80]));
      await live.act(scorer, 'defense.sheets', { sheets: [{ caseId, scores }] });
    }
    const seen = await live.get<Session>(GM, path);
    expect(seen.body).toMatchObject({
      deviations,
      doubled: [{ caseId, scorerId: HEAD, groups: ['departmentHead', 'relatedDepartments'], weight: 50 }],
      results: [{ caseId, outcome: 'failed', total: 80, shown: '79.995' }],
    });
    const mean = (group: string, of: number, weight: number) => ({ group, mean: of, weight, waived: false });
    const groups = [
      mean('directSuperior', 80, 30),
      mean('departmentHead', 80, 30),
      mean('relatedDepartments', 80, 20),
      mean('humanResources', 79.98, 20),
    ];
    expect(seen.body).toMatchObject({ results: [{ groups }] });
    const ofScorer = (await live.get<Session>(SUPERIOR, path)).body;
    expect(ofScorer).toMatchObject({ deviations: [], doubled: [], results: [{ caseId, groups: [] }] });
    await live.act(HEAD, 'defense.summary', { signed: true });
    await until('the cycle has heard', async () => (await caseOf(GM))?.panelTotal === '79.995');
    const { body } = await live.get<{ decisions: readonly { kind: string; detail?: object }[] }>(
      GM,
      `/v1/cases/${caseId}`,
    );
    expect(JSON.stringify(body)).toContain('79.995');
    expect(JSON.stringify(body)).not.toContain('80.00');
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GM, HEAD, HR, RELATED } from '../../support/department.js';
import { Live } from '../live.js';
import { runAs } from '../../support/owner.js';

const MONTH = '2026-07';
const today = todayIn('Asia/Shanghai', Date.now());
const PANEL = {
  heldOn: today,
  chair: HEAD,
  supervisors: [],
  departmentHead: [HEAD],
  relatedDepartments: [RELATED],
  humanResources: [HR],
};

let live: Live;
beforeAll(async () => {
  const candidate = (id: string) =>
    ({ id, level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] }) as const;
  live = await Live.start([candidate('E1'), candidate('E2')], MONTH);
  // As at go-live: nobody has chosen anything yet.
  await runAs(
    live.stack.ownerUrl,
    `alter table register_choice disable trigger user; delete from register_choice;
     alter table register_choice enable trigger user`,
  );
});
afterAll(() => live.close());

interface Listed {
  readonly items: readonly { readonly id: string; readonly personId: string }[];
}
const caseOf = async (person: string): Promise<string> =>
  (await live.get<Listed>(HR, `/v1/cases?person=${person}`)).body.items[0]?.id ?? '';
const choose = async (value: number) => {
  const asked = await live.post(HR, '/v1/policy/register/I-30/choices', {
    switch: 'passMark.level',
    value,
    effectiveFrom: today,
    reason: '部门会议决定',
  });
  await live.approve(GM);
  return asked;
};
const marks = async (): Promise<readonly number[]> => {
  const { rows } = await sql<{ mark: string }>`
    select pass_mark::text as mark from defense_session order by id`.execute(live.stack.database.db);
  return rows.map(({ mark }) => Number(mark));
};

describe('the pass mark of a panel (I-30)', () => {
  test('nobody types one: neither the launch nor the panel takes it', async () => {
    const { id: cycle } = (await live.post<{ id: string }>(HR, '/v1/cycles', { month: MONTH })).body;
    expect(cycle).toBe(`LC-${MONTH}`);
    const launch = { do: 'launch', closingDate: today, reason: '补办' };
    expect(await live.refused(HR, 'cycle.launch', { ...launch, passMark: 60 })).toEqual([400, 'REQUEST.INVALID']);
    await live.act(HR, 'cycle.launch', launch);
    await live.act(HR, 'cycle.close-ratings', { do: 'close' });
    const submitted = [{ caseId: await caseOf('E1') }, { caseId: await caseOf('E2') }];
    await live.act(HEAD, 'cycle.submission', { submitted, leftOut: [] });
    const decisions = submitted.map(({ caseId }) => ({ caseId, decision: 'pass' }));
    await live.act(HR, 'cycle.first-review', { decisions });
    const form = { ...PANEL, caseIds: [submitted[0]?.caseId] };
    expect(await live.refused(HR, 'cycle.appoint-panel', { ...form, passMark: 60 })).toEqual([400, 'REQUEST.INVALID']);
  });

  test('without one no session starts, and nothing is kept', async () => {
    const form = { ...PANEL, caseIds: [await caseOf('E1')] };
    expect(await live.refused(HR, 'cycle.appoint-panel', form)).toEqual([409, 'PANEL.NO_MARK']);
    expect(await marks()).toEqual([]);
    const later = { switch: 'passMark.level', value: 90, effectiveFrom: '2999-01-01', reason: '以后' };
    await live.post(HR, '/v1/policy/register/I-30/choices', later);
    await live.approve(GM);
    expect(await live.refused(HR, 'cycle.appoint-panel', form)).toEqual([409, 'PANEL.NO_MARK']);
  });

  test('the first session takes today’s, and whoever is heard later in the same cycle meets the same', async () => {
    expect((await choose(72)).status).toBe(202);
    // A panel that may not sit takes nothing.
    const unfit = { ...PANEL, departmentHead: ['E1'], chair: 'E1', caseIds: [await caseOf('E1')] };
    expect(await live.refused(HR, 'cycle.appoint-panel', unfit)).toEqual([422, 'PANEL.REFUSED']);
    expect((await choose(73)).status).toBe(202);
    const panel = async (person: string) => ({ ...PANEL, caseIds: [await caseOf(person)] });
    const first = await live.taskOf(HR, 'cycle.appoint-panel');
    expect((await live.complete(HR, first, await panel('E1'))).status).toBe(200);
    expect((await choose(75)).status).toBe(202);
    const second = await live.taskOf(HR, 'cycle.appoint-panel');
    expect((await live.complete(HR, second, await panel('E2'))).status).toBe(200);
    expect(await marks()).toEqual([73, 73]);
  });
});

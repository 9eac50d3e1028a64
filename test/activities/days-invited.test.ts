import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { until } from '../../cli/play/until.js';
import { queueInvitations } from '../../db/calendar-feeds/invitations.js';
import { setMailService } from '../../db/messages/mails.js';
import type { SessionChange } from '../../domain/pipelines/defense/parts.js';
import type { TrialChange } from '../../domain/pipelines/trial/trial.js';
import type { Step } from '../../domain/step/step.js';
import type { TaskToOpen } from '../../domain/step/tasks.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { openHouse, type House } from '../db/house.js';
import { KEYS } from '../support/keys.js';
import { runAs } from '../support/owner.js';

/**
 * Issue 14, A.2: what comes into calendars goes through the outbox in the transaction of the step that sets the day (8.5.4,
 * 8.5.6, 9.5.5 to 9.5.7), and the look of each minute finds nothing left to say.
 */

const NOW = instantAt('2026-07-09', '10:00');
let house: House;
let seq = 0;

beforeAll(async () => {
  house = await openHouse();
  for (const id of ['A1', 'S1', 'C1', 'D1']) await house.person(id, { email: `${id.toLowerCase()}@staff.example.com` });
  await setMailService(house.db, 'jinji@hr.example.com', new Date(NOW));
});
afterAll(() => house.close());
beforeEach(async () => {
  await runAs(
    house.ownerUrl,
    `truncate outbox, invitation; truncate trial cascade; delete from task; delete from defense_scorer;
     delete from defense_session; update personnel_case set closed_at = null, stage = 'in-defense' where id = 'LP-1'`,
  );
  for (const [id, kind, stage] of [
    ['LP-1', 'level-promotion', 'in-defense'],
    ['PP-1', 'position-promotion', 'trial'],
  ] as const)
    await sql`insert into personnel_case (id, kind, person_id, group_id, stage, policy_version, choices, opened_by)
      values (${id}, ${kind}, 'A1', 'G-1', ${stage}, 'v1', '{}', 'H1') on conflict do nothing`.execute(house.db);
});

const step = (part: Partial<Step>, workflowId = 'W-1'): Step => {
  seq += 1;
  const nothing = { about: {}, policyVersion: 'v1', close: [], open: [], touch: [], acts: [] } as const;
  return { workflowId, seq, causes: [`timer:${seq}`], at: NOW, ...nothing, ...part };
};
const write = createProjectStep({
  get db() {
    return house.db;
  },
  library: loadPolicyLibrary(),
  calendar: loadCalendar(),
  keys: KEYS,
});
/** The engine may run a step again after a crash: what is to be sent stands there once. */
async function project(part: Partial<Step>): Promise<void> {
  const one = step(part);
  const result = await write(one);
  expect([result.refused, result.frozen, result.held]).toEqual([undefined, undefined, undefined]);
  await write(one);
}
/** What was queued since the last look at it; everything that was invited to waits in the outbox. */
let seen = 0;
async function queued(): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number; said: string }>`
    select i.id, i.person_id || ' ' || i.what || ' ' || i.day || case when i.called_off then ' off'
      when i.moved then ' moved' when i.elsewhere then ' elsewhere' else '' end as said
    from invitation i join outbox o on o.invitation_id = i.id and o.state = 'waiting' where i.id > ${seen}
    order by i.person_id, i.what`.execute(house.db);
  seen = Math.max(seen, ...rows.map(({ id }) => id));
  return rows.map(({ said }) => said);
}
/** What the look of each minute still finds. */
const look = (): Promise<number | undefined> =>
  house.db.transaction().execute((trx) => queueInvitations(trx, new Date(NOW)));

const session = (change: Partial<SessionChange> = {}): SessionChange => ({
  sessionId: 'D-1',
  groupId: 'G-1',
  stage: 'scoring',
  heldOn: '2026-07-20',
  chair: 'C1',
  passMark: 70,
  waived: {},
  scorers: [{ caseId: 'LP-1', personId: 'S1', groups: ['directSuperior'], withdrawn: false }],
  ...change,
});

test('a defense: with the step that appoints the panel, moves its day, gives up a seat or ends the case', async () => {
  await project({ record: { session: session() } });
  expect(await queued()).toEqual(['A1 defense 2026-07-20', 'C1 defense 2026-07-20', 'S1 defense 2026-07-20']);
  expect(await look()).toBe(0);
  await project({ record: { session: session({ heldOn: '2026-07-22' }) } });
  expect(await queued()).toEqual([
    'A1 defense 2026-07-22 moved',
    'C1 defense 2026-07-22 moved',
    'S1 defense 2026-07-22 moved',
  ]);
  const scorers = [
    { caseId: 'LP-1', personId: 'S1', groups: ['directSuperior'], withdrawn: true },
    { caseId: 'LP-1', personId: 'D1', groups: ['directSuperior'], substituteFor: 'S1', withdrawn: false },
  ];
  await project({ record: { session: session({ heldOn: '2026-07-22', scorers }) } });
  expect(await queued()).toEqual(['D1 defense 2026-07-22', 'S1 defense 2026-07-22 off']);
  await project({ record: { cases: [{ caseId: 'LP-1', stage: 'not-promoted', released: true, closed: true }] } });
  expect(await queued()).toEqual([
    'A1 defense 2026-07-22 off',
    'C1 defense 2026-07-22 off',
    'D1 defense 2026-07-22 off',
  ]);
  expect(await look()).toBe(0);
});

test('a room: with its day, and when it alone is another one', async () => {
  const rooms = async (): Promise<readonly (string | null)[]> => {
    const { rows } = await sql<{ room: string | null }>`
      select room from invitation where person_id = 'A1' order by sequence`.execute(house.db);
    return rows.map(({ room }) => room);
  };
  await project({ record: { session: session({ room: '三楼会议室' }) } });
  expect([(await queued()).length, await rooms()]).toEqual([3, ['三楼会议室']]);
  await project({ record: { session: session({ room: '一楼培训室' }) } });
  expect(await queued()).toEqual(['A1', 'C1', 'S1'].map((id) => `${id} defense 2026-07-20 elsewhere`));
  await project({ record: { session: session({ room: '一楼培训室', stage: 'summary' }) } });
  expect([await queued(), await rooms(), await look()]).toEqual([[], ['三楼会议室', '一楼培训室'], 0]);
});

test('a step that does not hold leaves neither the day nor an invitation', async () => {
  const stranger = { sessionId: 'D-1', caseId: 'LP-1', scorerId: 'D1', scores: {} };
  const result = await write(step({ refusable: true, record: { session: session(), sheets: [stranger] } }));
  expect(result.refused).toBeDefined();
  const { rows } = await sql`select id from defense_session`.execute(house.db);
  expect([rows, await queued(), await look()]).toEqual([[], [], 0]);
});

const interview = (to: string): TaskToOpen => ({
  taskId: `W-1.${seq}`,
  key: `interview-${seq}`,
  kind: 'level.interview',
  clause: '8.5.6',
  to: { people: [to] },
  excluded: [],
  due: { on: '2026-07-15' },
});

test('an interview: with the step that asks for it, hands it to somebody else or withdraws it; held it is not called off', async () => {
  const first = interview('S1');
  await project({ open: [first] });
  expect(await queued()).toEqual(['S1 interview 2026-07-15']);
  const handed = { what: 'handed-on', why: 'hr', from: 'S1', people: ['C1'], roles: [], by: 'C1', note: 'x' } as const;
  await project({ touch: [{ ...handed, taskId: first.taskId, actorId: 'D1' }] });
  expect(await queued()).toEqual(['C1 interview 2026-07-15', 'S1 interview 2026-07-15 off']);
  await project({ close: [{ taskId: first.taskId, how: 'withdrawn' }] });
  expect(await queued()).toEqual(['C1 interview 2026-07-15 off']);
  const second = interview('S1');
  await project({ open: [second] });
  expect(await queued()).toEqual(['S1 interview 2026-07-15']);
  await project({ close: [{ taskId: second.taskId, how: 'completed', by: 'S1' }] });
  expect([await queued(), await look()]).toEqual([[], 0]);
});

test('a trial: with its letter, its extension and its end', async () => {
  const plan = {
    remindReviewOn: '2026-10-01',
    remindEndOn: '2026-10-01',
    alarmOn: '2026-10-09',
    provisional: false,
    calendarDigest: 'x',
  };
  const trial = (change: Partial<TrialChange>) =>
    project({ record: { trial: { caseId: 'PP-1', stage: 'scheduled', ...change } } });
  await trial({ stage: 'letter', opens: { personId: 'A1', post: 'team-leader', reportsTo: 'S1' } });
  expect(await queued()).toEqual([]);
  const days = { ...plan, lastDay: '2026-10-09', reviewOn: '2026-10-08' };
  await trial({ startOn: '2026-07-10', months: 3, plan: days });
  expect(await queued()).toEqual([
    'A1 trial-end 2026-10-09',
    'A1 trial-start 2026-07-10',
    'S1 trial-end 2026-10-09',
    'S1 trial-review 2026-10-08',
    'S1 trial-start 2026-07-10',
  ]);
  await trial({ stage: 'running', plan: { ...days, lastDay: '2026-11-09', reviewOn: '2026-11-06' } });
  expect(await queued()).toEqual([
    'A1 trial-end 2026-11-09 moved',
    'S1 trial-end 2026-11-09 moved',
    'S1 trial-review 2026-11-06 moved',
  ]);
  await trial({ stage: 'ended', endedOn: '2026-07-09' });
  expect((await queued()).filter((one) => !one.includes('start'))).toEqual([
    'A1 trial-end 2026-11-09 off',
    'S1 trial-end 2026-11-09 off',
    'S1 trial-review 2026-11-06 off',
  ]);
  expect(await look()).toBe(0);
});

test('at the same moment as a look: nobody is invited twice to the same, and the later day is not lost', async () => {
  const close = (at: string | null) => sql`update personnel_case set closed_at = ${at} where id = 'LP-1'`;
  await project({ record: { session: session() } });
  for (const at of ['2026-07-09', null, '2026-07-09']) {
    await close(at).execute(house.db);
    expect(await look()).toBe(3);
  }
  await close(null).execute(house.db);
  seen = 0;
  const before = (await queued()).length;
  let moving: Promise<void> = Promise.resolve();
  await house.db.transaction().execute(async (trx) => {
    // Both find the sequence before, and would give the same next one.
    expect(await queueInvitations(trx, new Date(NOW))).toBe(3);
    moving = project({ record: { session: session({ heldOn: '2026-07-22' }) } });
    await until('the step waits for the look', async () => (await waiting()) > 0);
  });
  await moving;
  expect([before, await queued()]).toEqual([12, ['A1', 'C1', 'S1'].map((id) => `${id} defense 2026-07-20`)]);
  expect([await look(), await queued()]).toEqual([3, ['A1', 'C1', 'S1'].map((id) => `${id} defense 2026-07-22 moved`)]);
  expect(await look()).toBe(0);
});

const waiting = async (): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
  ).rows[0]?.n ?? 0;

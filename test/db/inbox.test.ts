import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { placeCandidates } from '../support/candidates.js';
import { findTask, listTasks } from '../../db/tasks/inbox.js';
import { withoutInterest } from '../../db/tasks/interest.js';
import { findRecipient, rolesAtTask } from '../../db/proxies/recipients.js';
import { holdersOf } from '../../db/tasks/desk-holders.js';
import { heldTasks } from '../../db/tasks/holders.js';
import { listUnheldRoles } from '../../db/tasks/unheld.js';
import { handOnTask, openTasks } from '../../db/tasks/tasks.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { runAs } from '../support/owner.js';
import { openHouse, type House } from './house.js';

const CYCLES = ['2026-01', '2026-07'] as const;
let house: House;

beforeAll(async () => {
  house = await openHouse();
  const { db } = house;
  await db
    .insertInto('department')
    .values([
      { id: 'tech', name: '技术部' },
      { id: 'board', name: '总经办' },
    ])
    .execute();
  for (const [id, department_id] of [
    ['head', 'care'],
    ['deputy', 'care'],
    ['agent', 'care'],
    ['other', 'tech'],
    ['coder', 'tech'],
  ] as const) {
    await house.person(id, { department_id });
  }
  for (const month of CYCLES) {
    await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date,
                policy_version, choices, opened_by)
      values (${`LC-${month}`}, ${month}, 'running', '2026-01-04', '2026-01-08', '2026-01-04', 'head', '2026-01-05',
              'v1', '{}', 'head')`.execute(db);
  }
  // The technician has no ladder: his case says so and ends, and makes his head no head of candidates.
  await placeCandidates(db, [
    { id: 'LP-1', cycleId: 'LC-2026-07', personId: 'agent', stage: 'listed' },
    {
      id: 'LP-2',
      cycleId: 'LC-2026-07',
      personId: 'coder',
      position: 'supervisor',
      fromLevel: null,
      stage: 'ineligible',
      outcome: 'ineligible',
      final: true,
    },
  ]);
  const task = {
    sessionId: null,
    vacancyId: null,
    people: [],
    excluded: [],
    roles: ['department-head'],
    dueOn: '2026-07-15',
    ofOffice: true,
  };
  await openTasks(
    db,
    [
      ...CYCLES.map((month) => ({
        ...task,
        id: `LC-${month}.1`,
        workflowId: `LC-${month}`,
        cycleId: `LC-${month}`,
        caseId: null,
        kind: 'cycle.submission',
        clause: '8.5.2',
      })),
      {
        ...task,
        id: 'LP-1.1',
        workflowId: 'LP-1',
        cycleId: 'LC-2026-07',
        caseId: 'LP-1',
        kind: 'level.interview',
        clause: '8.5.6',
        excluded: ['deputy'],
      },
    ],
    new Date(),
  );
});
afterAll(() => house.close());

async function inbox(personId: string, ...roles: Role[]): Promise<readonly string[]> {
  const tasks = await listTasks(house.db, { personId, roles }, { state: 'open', today: '2026-07-10', limit: 10 });
  for (const id of ['LC-2026-01.1', 'LC-2026-07.1', 'LP-1.1']) {
    const found = await findTask(house.db, { personId, roles }, id);
    expect(found?.mine).toBe(tasks.some((one) => one.id === id));
  }
  return tasks.map(({ id }) => id).sort();
}
const setHead = (id: string, head: string | null) =>
  house.db.updateTable('department').set({ head_id: head }).where('id', '=', id).execute();

test('8.5.2, 8.5.6: a task for the department head reaches the head of the people it is about, and follows the records', async () => {
  await setHead('care', 'head');
  await setHead('tech', 'other');
  expect(await inbox('head', 'department-head')).toEqual(['LC-2026-01.1', 'LC-2026-07.1', 'LP-1.1']);
  // Nobody is in the January cycle, so every head may close it; of the other he sees nothing.
  expect(await inbox('other', 'department-head', 'panel')).toEqual(['LC-2026-01.1']);
  expect(await inbox('deputy', 'department-head')).toEqual(['LC-2026-01.1']);
  expect(await inbox('head', 'employee')).toEqual([]);
  await setHead('care', 'deputy');
  expect(await inbox('head', 'department-head')).toEqual(['LC-2026-01.1']);
  expect(await inbox('deputy', 'department-head')).toEqual(['LC-2026-01.1', 'LC-2026-07.1']);
});

test('where the records name no head, it is for who has the role in that department', async () => {
  await setHead('care', null);
  expect(await inbox('head', 'department-head')).toEqual(['LC-2026-01.1', 'LC-2026-07.1', 'LP-1.1']);
  expect(await inbox('other', 'department-head')).toEqual(['LC-2026-01.1']);
});

test('I-39: what is escalated, and no longer is, is overdue on each of its desks', async () => {
  await setHead('care', 'head');
  const overdue = async () =>
    (
      await listTasks(
        house.db,
        { personId: 'head', roles: ['department-head'] },
        { state: 'overdue', today: '2026-07-20', limit: 10 },
      )
    ).map(({ id }) => id);
  expect(await overdue()).toEqual([]);
  await house.db.updateTable('task').set({ escalated_at: new Date() }).where('id', '=', 'LP-1.1').execute();
  expect(await overdue()).toEqual(['LP-1.1']);
  await house.db.updateTable('task').set({ due_on: '2026-07-16' }).where('id', '=', 'LP-1.1').execute();
  expect(await overdue()).toEqual(['LP-1.1']);
  await house.db.updateTable('task').set({ escalated_at: null }).where('id', '=', 'LP-1.1').execute();
  expect(await overdue()).toEqual([]);
});

test('I-35: who has an interest in a task of a case, an appeal, a session or a whole cycle, asked one by one or of all at once', async () => {
  const { db } = house;
  for (const id of ['kin', 'rival']) await house.person(id);
  await placeCandidates(db, [{ id: 'LP-3', cycleId: 'LC-2026-07', personId: 'rival', stage: 'listed' }]);
  await sql`insert into declared_relative (person_id, relative_id, declared_by) values ('kin', 'agent', 'kin')`.execute(
    db,
  );
  await sql`insert into personnel_case (id, kind, person_id, about_id, stage, policy_version, choices, opened_by)
    values ('AP-1', 'appeal', 'coder', 'LP-1', 'reading', 'v1', '{}', 'coder')`.execute(db);
  await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, standards)
    values ('DS-1', 'LC-2026-07', 'scoring', '2026-07-09', 'head', 80, '{}')`.execute(db);
  await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
    values ('DS-1', 'LP-1', 'head', '{directSuperior}')`.execute(db);
  await sql`insert into task (id, workflow_id, cycle_id, case_id, session_id, kind, clause, state, people)
    values ('AP-1.1', 'AP-1', null, 'AP-1', null, 'appeal.reading', 'I-74', 'open', '{head}'),
           ('DS-1.1', 'DS-1', 'LC-2026-07', null, 'DS-1', 'defense.sheets', '8.5.4', 'open', '{head}')`.execute(db);
  const expected: Readonly<Record<string, readonly (string | null)[]>> = {
    agent: ['own', 'own', 'own', 'own'],
    kin: ['relative', 'relative', 'relative', 'relative'],
    // Of a whole cycle he is one whom it is about.
    rival: ['rival', 'rival', 'own', 'rival'],
    coder: ['own', null, null, null],
    deputy: [null, null, null, 'own'],
    other: [null, null, null, null],
  };
  for (const [who, interests] of Object.entries(expected)) {
    const { rows } = await sql<{ interest: string | null; without: boolean }>`
      select interest_in(${who}, t) as interest, ${withoutInterest(who)} as without
      from task t left join personnel_case c on c.id = t.case_id
      where t.id in ('AP-1.1', 'DS-1.1', 'LC-2026-07.1', 'LP-1.1') order by t.id`.execute(db);
    expect([who, rows.map(({ interest }) => interest)]).toEqual([who, interests]);
    expect([who, rows.map(({ without }) => without)]).toEqual([who, interests.map((one) => one === null)]);
  }
});

test('4.1: an office’s task that was passed on by name is with whoever holds that office: of a head’s, in a department that it is about', async () => {
  const { db } = house;
  const sees = async (personId: string, ...roles: Role[]) => (await inbox(personId, ...roles)).includes('LP-1.1');
  const held = async () => (await heldTasks(db, [{ taskId: 'LP-1.1', joining: [] }], '2026-07-10'))[0]?.holders;
  const lieWith = async () => ((await holdersOf(db, ['LP-1.1'])).get('LP-1.1') ?? []).map(({ personId }) => personId);
  const offices = async (personId: string) => (await findRecipient(db, personId, 'LP-1.1'))?.offices;
  const passOn = (byHand: boolean) =>
    handOnTask(db, {
      taskId: 'LP-1.1',
      from: 'head',
      people: ['other'],
      roles: [],
      byHand,
      why: byHand ? 'transfer' : 'left',
    });
  await setHead('care', 'head');
  await setHead('tech', 'other');
  await sql`with a as (insert into account (person_id, login, password_hash) values ('other', 'other', '$argon2id$v=19$x') returning id)
    insert into account_role (account_id, role) select a.id, unnest('{employee,department-head}'::text[]) from a`.execute(
    db,
  );
  expect(await sees('other', 'department-head')).toBe(false);
  // I-39: the head of another department can take neither the interview nor the submission of care’s, only close the cycle without anybody.
  const unheld = await listUnheldRoles(db);
  expect(unheld).toEqual([{ roles: ['department-head'], tasks: 2 }]);
  await passOn(true);
  expect(await listUnheldRoles(db)).toEqual(unheld); // nobody holds the office, whoever is named
  // He is head of another department, which the task is not about: by name he is nobody there.
  expect(await sees('other', 'department-head')).toBe(false);
  expect(await held()).not.toContain('other');
  expect(await lieWith()).not.toContain('other');
  expect(await offices('other')).toEqual(['employee']);
  expect(await rolesAtTask(db, { personId: 'other', taskId: 'LP-1.1' })).toEqual([]);
  // The department is his meanwhile, or has nobody named and he belongs to it.
  await setHead('care', 'other');
  expect(await sees('other', 'department-head')).toBe(true);
  expect(await sees('other', 'employee')).toBe(false);
  expect(await held()).toContain('other');
  expect(await lieWith()).toContain('other');
  expect(await offices('other')).toEqual(['department-head', 'employee']);
  expect(await rolesAtTask(db, { personId: 'other', taskId: 'LP-1.1' })).toEqual(['department-head', 'employee']);
  // Whoever stands in for him may do it in his place, and holds it no more than that.
  await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
    values ('other', 'coder', '2020-01-01', '2099-01-01', '出差', 'other', now())`.execute(db);
  await sql`with a as (insert into account (person_id, login, password_hash) values ('coder', 'coder', '$argon2id$v=19$x') returning id)
    insert into account_role (account_id, role) select a.id, unnest('{employee,department-head}'::text[]) from a`.execute(
    db,
  );
  expect(await held()).toContain('coder');
  expect(await rolesAtTask(db, { personId: 'coder', taskId: 'LP-1.1' })).toEqual([]);
  await setHead('care', 'head');
  // Named by the pipeline or a relation, it is his whatever his roles.
  await sql`update task set of_office = false where id = 'LP-1.1'`.execute(db);
  expect(await sees('other', 'employee')).toBe(true);
  expect(await held()).toContain('other');
  // Beside whoever is named so, an office was asked (8.5.6): what he got by name from that is the office's.
  const on = { taskId: 'LP-1.1', from: 'head', people: ['coder', 'other'], byOffice: ['other'], roles: [] } as const;
  await handOnTask(db, { ...on, byHand: true, why: 'transfer' });
  expect([await sees('other', 'employee'), (await held())?.includes('other')]).toEqual([false, false]);
  expect([await lieWith(), await rolesAtTask(db, { personId: 'other', taskId: 'LP-1.1' })]).toEqual([
    expect.not.arrayContaining(['other']),
    [],
  ]);
  expect([(await held())?.includes('coder'), await sees('coder', 'employee')]).toEqual([true, true]);
  await setHead('care', 'other');
  expect([await sees('other', 'department-head'), (await held())?.includes('other')]).toEqual([true, true]);
  await setHead('care', 'head');
  await sql`update task set of_office = true, by_office = '{}', people = '{}' where id = 'LP-1.1'`.execute(db);
});

test('I-58: what fell to an office before offices were asked is marked so, and what is somebody’s own is not', async () => {
  const { db } = house;
  const row = (
    id: string,
    kind: string,
    people: string,
    roles: string,
    more = { managersOf: null as string | null, late: false },
  ) =>
    sql`insert into task (id, workflow_id, case_id, kind, clause, state, people, roles, managers_of, escalated_at)
      values (${id}, 'OLD', 'LP-1', ${kind}, '4.4', 'open', ${people}::text[], ${roles}::text[], ${more.managersOf},
        ${more.late ? new Date() : null})`.execute(db);
  await row('OLD.1', 'vacancy.competency-sheet', '{}', '{hr}'); // whoever was asked has left
  await row('OLD.2', 'vacancy.competency-sheet', '{other}', '{hr}'); // and HR has passed it on
  await row('OLD.3', 'entry.review', '{}', '{hr}', { managersOf: 'agent', late: false });
  await row('OLD.4', 'transfer.agreement', '{other}', '{department-head}');
  await row('OLD.5', 'entry.review', '{head}', '{hr}', { managersOf: 'agent', late: true }); // HR joins an overdue one
  await row('OLD.6', 'transfer.agreement', '{head}', '{hr-manager}', { managersOf: null, late: true });
  await row('OLD.7', 'consent.answer', '{agent}', '{hr}'); // his own, and HR’s where he signs on paper
  await row('OLD.8', 'level.interview', '{head}', '{department-head}');
  await row('OLD.9', 'entry.review', '{head}', '{hr}', { managersOf: 'agent', late: false }); // a manager is there again
  await runAs(house.ownerUrl, await readFile('db/migrations/0198-offices-that-fell-to-hr.sql', 'utf8'));
  const { rows } = await sql<{
    id: string;
  }>`select id from task where workflow_id = 'OLD' and of_office order by id`.execute(db);
  expect(rows.map(({ id }) => id)).toEqual(['OLD.1', 'OLD.2', 'OLD.3', 'OLD.4']);
  await sql`delete from task where workflow_id = 'OLD'`.execute(db);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { TASK_EVENTS } from '../../domain/pipelines/task-events.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Step } from '../../domain/step/step.js';
import type { Audience, TaskToOpen } from '../../domain/step/tasks.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { foundDepartment, HR } from '../support/department.js';
import { hearStatements } from '../support/hear-statements.js';
import { KEYS } from '../support/keys.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

/** docs/decisions/0052: whoever holds a task hears of it, once, in the transaction of the step. */

const KINDS = Object.keys(TASK_KINDS) as readonly TaskKind[];
/** A Thursday; the task is due on the Tuesday after. */
const MORNING = instantAt('2026-07-09', '10:00');
const DUE = '2026-07-14';

let scratch: ScratchDatabase;
let handle: DatabaseHandle;
let statements: string[] = [];
let seq = 0;

beforeAll(async () => {
  scratch = await scratchDatabase();
  handle = createDatabase({ connectionString: scratch.url });
  hearStatements(handle.pool, (statement) => statements.push(statement));
  await foundDepartment(
    handle.db,
    '2026-07',
    ['E1', 'E2', 'E3', 'E4', 'GONE'].map((id) => ({ id, level: 'junior-1' as const, ratings: ['B' as const] })),
  );
  await account('E3', 'hr-manager');
  await account('E4', 'gm');
  await sql`update person set status = 'left', left_on = '2026-07-01' where id = 'GONE'`.execute(handle.db);
});
afterAll(async () => {
  await handle.close();
  await scratch.drop();
});
beforeEach(() => {
  statements = [];
});

async function account(personId: string, role: string): Promise<void> {
  await sql`
    with made as (insert into account (login, person_id, password_hash) values (${personId.toLowerCase()}, ${personId}, '$argon2id$x') returning id)
    insert into account_role (account_id, role) select id, ${role} from made`.execute(handle.db);
}

const project = async (part: Partial<Step>, at = MORNING): Promise<void> => {
  seq += 1;
  const step: Step = {
    workflowId: 'W-1',
    seq,
    causes: [`timer:${seq}`],
    at,
    about: {},
    policyVersion: 'v1',
    close: [],
    open: [],
    touch: [],
    acts: [],
    ...part,
  };
  const write = createProjectStep({
    db: handle.db,
    library: loadPolicyLibrary(),
    calendar: loadCalendar(),
    keys: KEYS,
  });
  expect(await write(step)).toMatchObject({ opened: (part.open ?? []).map(({ key }) => ({ key })) });
  await write(step); // the engine may run it again: nobody is told twice
};

const asked = (kind: TaskKind, no: number, to: Audience, due: TaskToOpen['due'] = { on: DUE }): TaskToOpen => ({
  taskId: `W-1.${no}`,
  key: `${kind}-${no}`,
  kind,
  clause: TASK_KINDS[kind].clause,
  to,
  excluded: ['E2'],
  due,
});

interface Row {
  readonly person: string;
  readonly topic: string;
  readonly taskId: string | null;
  readonly subject: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
}

async function told(): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select person_id as person, topic, task_id as "taskId", subject, body from message
    where workflow_id = 'W-1' and seq = ${seq} order by person_id, topic, task_id`.execute(handle.db);
  return rows;
}
const heard = async (): Promise<readonly string[]> =>
  (await told()).map(({ person, topic, taskId }) => `${person} ${topic} ${taskId ?? '-'}`);

let no = 0;
const next = (): number => (no += 1);

describe.each(KINDS)('a task of the kind %s', (kind) => {
  const title = TASK_KINDS[kind].title;
  const untold = TASK_KINDS[kind].untold ?? {};
  const expected = (event: keyof typeof untold, id: string, ...people: readonly string[]): readonly string[] =>
    untold[event] === undefined ? people.map((person) => `${person} ${event} ${id}`) : [];

  test('opens, falls due, is overdue, is withdrawn: told to its holders once each, in both languages, with its link', async () => {
    const id = `W-1.${next()}`;
    await project({ open: [asked(kind, no, { people: ['E1', 'E2', 'GONE'] })] });
    expect(await heard()).toEqual(expected('opened', id, 'E1'));
    const touch = [{ taskId: id, what: 'reminded' }] as const;
    await project({ touch }, instantAt('2026-07-13', '09:00'));
    expect(await heard()).toEqual(expected('due-tomorrow', id, 'E1'));
    await project({ touch }, instantAt(DUE, '09:00'));
    expect(await heard()).toEqual(expected('due-today', id, 'E1'));
    await project(
      { touch: [{ taskId: id, what: 'escalated', roles: ['hr-manager'] }] },
      instantAt('2026-07-15', '09:00'),
    );
    expect(await heard()).toEqual(expected('overdue', id, 'E1', 'E3'));
    const [one] = await told();
    if (one !== undefined) {
      expect(one.body.zh).toContain('由员工E1办理');
      expect([one.subject.zh, one.subject.en]).toEqual([`已逾期：${title.zh}`, `Overdue: ${title.en}`]);
    }
    await project({ close: [{ taskId: id, how: 'withdrawn' }] });
    expect(await heard()).toEqual(expected('withdrawn', id, 'E1', 'E3'));
  });
});

test('every exception of a catalogue has its reason in both languages, and hides nothing that falls due', () => {
  for (const { untold = {} } of Object.values(TASK_KINDS)) {
    for (const [event, why] of Object.entries(untold)) {
      expect(TASK_EVENTS).toContain(event);
      expect(why.zh).toMatch(/\p{Script=Han}/u);
      expect(why.en).not.toMatch(/\p{Script=Han}/u);
      expect(['due-tomorrow', 'due-today', 'overdue']).not.toContain(event);
    }
  }
});

test('a task of an office is told to everybody who holds it, but for whom it is about and who has left', async () => {
  await project({ open: [asked('entry.verification', next(), { roles: ['hr', 'hr-manager'] })] });
  expect(await heard()).toEqual([`E3 opened W-1.${no}`, `${HR} opened W-1.${no}`]);
});

test('who has claimed a task is reminded alone; overdue, everybody who may do it hears', async () => {
  const id = `W-1.${next()}`;
  await project({ open: [asked('entry.verification', no, { roles: ['hr', 'hr-manager'] })] });
  await project({ touch: [{ taskId: id, what: 'claimed', actorId: HR }] });
  expect(await heard()).toEqual([]);
  await project({ touch: [{ taskId: id, what: 'reminded' }] }, instantAt(DUE, '09:00'));
  expect(await heard()).toEqual([`${HR} due-today ${id}`]);
  await project({ touch: [{ taskId: id, what: 'escalated', roles: [] }] }, instantAt('2026-07-15', '09:00'));
  expect(await heard()).toEqual([`E3 overdue ${id}`, `${HR} overdue ${id}`]);
});

test('a morning that five workers write at the same moment is told once (I-39)', async () => {
  const id = `W-1.${next()}`;
  await project({ open: [asked('level.interview', no, { people: ['E1'] })] });
  seq += 1;
  const nothing = { about: {}, policyVersion: 'v1', close: [], open: [], acts: [] } as const;
  const morning: Step = {
    workflowId: 'W-1',
    seq,
    causes: [`timer:${seq}`],
    at: instantAt(DUE, '09:00'),
    touch: [{ taskId: id, what: 'reminded' }],
    ...nothing,
  };
  const worker = ({ db }: Pick<DatabaseHandle, 'db'>) =>
    createProjectStep({ db, library: loadPolicyLibrary(), calendar: loadCalendar(), keys: KEYS });
  const houses = Array.from({ length: 5 }, () => createDatabase({ connectionString: scratch.url, max: 1 }));
  try {
    // Some of them may come upon the rows of another, and are tried again by the engine then.
    const ends = await Promise.allSettled(houses.map((house) => worker(house)(morning)));
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await worker(handle)(morning)).toEqual({ opened: [] });
  } finally {
    await Promise.all(houses.map((house) => house.close()));
  }
  expect(await heard()).toEqual([`E1 due-today ${id}`]);
});

test('I-39: whom HR urges hears at once, whoever holds the task, but not whoever urges', async () => {
  const id = `W-1.${next()}`;
  await project({ open: [asked('entry.verification', no, { roles: ['hr', 'hr-manager'] })] });
  await project({ touch: [{ taskId: id, what: 'urged', actorId: HR, workday: '2026-07-10' }] });
  expect(await heard()).toEqual([`E3 urged ${id}`]);
  expect((await told())[0]?.subject.zh).toBe(`催办：${TASK_KINDS['entry.verification'].title.zh}`);
  const { rows } = await sql`select t.urged_at is not null as urged, l.actor, l.clause from task t
    join ledger l on l.task_id = t.id and l.act = 'task.urged' where t.id = ${id}`.execute(handle.db);
  expect(rows).toEqual([{ urged: true, actor: HR, clause: 'I-39' }]);
});

test('the general manager’s silence goes on to nobody (I-39)', async () => {
  const id = `W-1.${next()}`;
  await project({ open: [asked('cycle.gm-decision', no, { roles: ['gm'] })] });
  await project({ touch: [{ taskId: id, what: 'escalated', roles: [] }] }, instantAt('2026-07-15', '09:00'));
  expect(await heard()).toEqual([`E4 overdue ${id}`]);
  expect((await told())[0]?.body.zh).toContain('原由总经理办理');
});

test('who stands in for a holder hears as he does, the general manager’s named deputy of his silence too; nobody with an interest, nor of his own hand', async () => {
  await sql`
    insert into proxy (principal_id, deputy_id, from_on, until_on, kinds, reason, named_by, at)
    values ('E4', 'E1', '2026-07-01', '2026-07-14', null, '出差', 'E4', ${new Date(MORNING)})`.execute(handle.db);
  const id = `W-1.${next()}`;
  await project({ open: [asked('cycle.gm-decision', no, { roles: ['gm'] })] });
  expect(await heard()).toEqual([`E1 opened ${id}`, `E4 opened ${id}`]);
  await project({ touch: [{ taskId: id, what: 'reminded' }] }, instantAt(DUE, '09:00'));
  expect(await heard()).toEqual([`E1 due-today ${id}`, `E4 due-today ${id}`]);
  await project({ touch: [{ taskId: id, what: 'escalated', roles: [] }] }, instantAt('2026-07-15', '09:00'));
  expect(await heard()).toEqual([`E4 overdue ${id}`]); // the days of the proxy are over
  await project({ open: [{ ...asked('cycle.gm-decision', next(), { roles: ['gm'] }), excluded: ['E1'] }] });
  expect(await heard()).toEqual([`E4 opened W-1.${no}`]);
  await project({ open: [asked('level.notice', next(), { people: ['E4'] })] });
  expect(await heard()).toEqual([`E4 opened W-1.${no}`]);
  await sql`insert into proxy_end (proxy_no, ended_by, at) select no, 'E4', ${new Date(MORNING)} from proxy`.execute(
    handle.db,
  );
  await project({ open: [asked('cycle.gm-decision', next(), { roles: ['gm'] })] });
  expect(await heard()).toEqual([`E4 opened W-1.${no}`]);
});

test('what may be done at any time is neither asked nor called off', async () => {
  await project({ open: [asked('vacancy.manage', next(), { roles: ['hr'] }, null)] });
  expect(await heard()).toEqual([]);
  await project({ close: [{ taskId: `W-1.${no}`, how: 'withdrawn' }] });
  expect(await heard()).toEqual([]);
});

test('asked anew in the same step: told of the new task alone; who acted is not told that his task is gone', async () => {
  const before = `W-1.${next()}`;
  await project({ open: [asked('entry.verification', no, { roles: ['hr'] })] });
  await project({
    close: [{ taskId: before, how: 'withdrawn' }],
    open: [asked('entry.verification', next(), { roles: ['hr'] })],
  });
  expect(await heard()).toEqual([`${HR} opened W-1.${no}`]);
});

test('a thousand tasks of a step are one message a holder, and one statement', async () => {
  const open = Array.from({ length: 1_000 }, () => asked('level.interview', next(), { people: ['E1'] }));
  await project({ open });
  expect(await heard()).toEqual(['E1 opened -']);
  expect((await told())[0]?.subject.zh).toBe('待办：评审结果面谈（1000 项）');
  expect(statements.filter((one) => one.includes('insert into message'))).toHaveLength(1);
});

test('a thousand people with a task each are told by one statement', async () => {
  const open = Array.from({ length: 1_000 }, (_, at) =>
    asked('level.interview', next(), { people: [at % 2 === 0 ? 'E1' : 'E3'] }),
  );
  await project({ open });
  expect(statements.filter((one) => one.includes('insert into message'))).toHaveLength(1);
});

test('a step that opens nothing asks the database nothing more', async () => {
  await project({});
  expect(statements.filter((one) => one.includes('message'))).toEqual([]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { sql } from 'kysely';
import { ensureSample } from '../../cli/sample.js';
import { SAMPLE_ACCOUNTS } from '../../cli/sample/accounts.js';
import { loadPast, startPast } from '../../cli/sample/past/load.js';
import { pastCycles } from '../../cli/sample/past/stage.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { samplesOf } from '../../db/service/sample-past.js';
import { addDays, instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { KEYS } from '../support/keys.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { cachedBundle } from '../support/stack.js';

const TODAY = '2026-12-01';
const engine = createEngine({ library: loadPolicyLibrary(), calendar: loadCalendar() });

let scratch: ScratchDatabase;
let folder: string;
let database: DatabaseHandle;
let bundle: string;

const load = (from = bundle) =>
  ensureSample({
    databaseUrl: scratch.url,
    dataFolder: folder,
    today: TODAY,
    past: (today, files) =>
      loadPast({ databaseUrl: scratch.url, dataFolder: folder, folder: files, today, keys: KEYS, bundle: from }),
  });

const counted = async (): Promise<Record<string, number> | undefined> => {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from cycle) as cycles, (select count(*)::int from personnel_case) as cases,
    (select count(*)::int from ledger where workflow_id is not null) as lines,
    (select count(*)::int from sample_past) as workflows, (select count(*)::int from rating) as ratings`.execute(
    database.db,
  );
  return rows[0];
};

beforeAll(async () => {
  scratch = await scratchDatabase();
  folder = await mkdtemp(join(tmpdir(), 'jinji-past-test-'));
  database = createDatabase({ connectionString: scratch.url });
  const cached = await cachedBundle();
  if (!('codePath' in cached)) throw new Error('the bundle is not on disk');
  bundle = cached.codePath;
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
  await rm(folder, { recursive: true, force: true });
});

test('what is cut off leaves nothing of the past, and the next start plays it', async () => {
  await expect(load(join(folder, 'no-such-bundle.js'))).rejects.toThrow();
  expect(await counted()).toEqual(expect.objectContaining({ cycles: 0, cases: 0, workflows: 0 }));
  expect((await load()).loaded).toBe(true);
  expect(await counted()).toEqual(expect.objectContaining({ cycles: 4 }));
});

test('three cycles are closed and one runs; cases of every sort stand on their days', async () => {
  const { rows: cycles } = await sql<{ month: string; stage: string }>`
    select month, stage from cycle order by month`.execute(database.db);
  expect(cycles.map(({ month, stage }) => `${month} ${stage}`)).toEqual([
    '2025-01 closed',
    '2025-07 closed',
    '2026-01 closed',
    '2026-07 running',
  ]);
  const { rows: closed } = await sql<{ kind: string; outcome: string; late: boolean }>`
    select kind, coalesce(outcome, stage) as outcome, bool_or(closed_at >= ${new Date(instantAt(TODAY, '00:00'))}) as late
    from personnel_case where closed_at is not null group by 1, 2`.execute(database.db);
  expect(closed.some(({ late }) => late)).toBe(false);
  expect(new Set(closed.map(({ kind }) => kind))).toEqual(new Set(['level-promotion', 'setback', 'appeal']));
  const { rows: all } = await sql<{ id: string }>`select id from personnel_case`.execute(database.db);
  const ids = all.map(({ id }) => id);
  expect([...(await samplesOf(database.db, [...ids, 'LP-NONE']))].sort()).toEqual([...ids].sort());
  const { rows: days } = await sql<{ month: string; first: Date; last: Date }>`
    select c.month, min(l.at) as first, max(l.at) as last from ledger l join cycle c on c.id = l.workflow_id
    where c.stage = 'closed' group by 1`.execute(database.db);
  for (const { month, first, last } of days) {
    expect(first.getTime()).toBeGreaterThanOrEqual(instantAt(`${month}-01`, '00:00'));
    expect(last.getTime()).toBeLessThan(instantAt(addDays(`${month}-01`, 31), '00:00'));
  }
  // Nothing of a case stands before it was opened, and no case is of the day on which the sample was loaded.
  const { rows: astray } = await sql<{ id: string }>`
    select c.id from personnel_case c where c.opened_at >= ${new Date(instantAt(TODAY, '00:00'))} or c.closed_at < c.opened_at
      or exists (select from decision d where d.case_id = c.id and d.at < c.opened_at)
      or exists (select from evaluation e where e.case_id = c.id and e.at >= ${new Date(instantAt(TODAY, '00:00'))})`.execute(
    database.db,
  );
  expect(astray).toEqual([]);
  const { rows: trials } = await sql<{ stage: string; reviewOn: string }>`
    select stage, review_on as "reviewOn" from trial`.execute(database.db);
  expect(trials).toEqual([{ stage: 'running', reviewOn: expect.stringMatching(/^2026-12/) as unknown as string }]);
  expect((trials[0]?.reviewOn ?? '') > TODAY && (trials[0]?.reviewOn ?? '') <= addDays(TODAY, 7)).toBe(true);
  const { rows: papers } = await sql<{
    kinds: number;
  }>`select count(distinct kind)::int as kinds from document`.execute(database.db);
  expect(papers[0]?.kinds).toBeGreaterThanOrEqual(3);
});

test('everybody of the sample has something to do, but IT and the supervisor, for whom a confirmation opens at the start', async () => {
  const { rows } = await sql<{ login: string }>`
    select distinct a.login from account a left join account_role r on r.account_id = a.id
    join task t on t.state = 'open' and (a.person_id = any(t.people) or r.role = any(t.roles))`.execute(database.db);
  const all = SAMPLE_ACCOUNTS.map(({ login }) => login).filter((login) => login !== 'it' && login !== 'supervisor');
  expect(
    rows
      .map(({ login }) => login)
      .filter((login) => login !== 'supervisor')
      .sort(),
  ).toEqual([...all].sort());
  const { rows: due } = await sql<{ personId: string; superior: string }>`
    select f.person_id as "personId", l.superior_id as superior from confirmation_date f
    join person p on p.id = f.person_id join person l on l.id = p.superior_id
    where f.planned_on = ${TODAY}`.execute(database.db);
  expect(due.map(({ superior }) => superior)).toEqual(['20002']);
});

test('a second start loads nothing again', async () => {
  const before = await counted();
  expect((await load()).loaded).toBe(false);
  await loadPast({ databaseUrl: scratch.url, dataFolder: folder, folder, today: TODAY, keys: KEYS, bundle });
  expect(await counted()).toEqual(before);
});

test('what runs goes on in the engine, once, also where a start was cut off between the two', async () => {
  const started: string[] = [];
  const client = {
    workflow: {
      start: (type: string, { workflowId }: { workflowId: string }) => {
        started.push(`${type} ${workflowId}`);
        return started.length === 1
          ? Promise.reject(new WorkflowExecutionAlreadyStartedError('before', workflowId, type))
          : Promise.resolve();
      },
    },
  } as unknown as Client;
  const open = () => Promise.resolve({ client, taskQueue: 'past', close: () => Promise.resolve() });
  await startPast(scratch.url, open);
  expect(started.map((one) => one.split(' ')[0]).sort()).toEqual([
    'appeal',
    'levelPromotionClosing',
    'levelPromotionCycle',
    'positionPromotion',
    'positionVacancy',
    'positionVacancy',
  ]);
  await startPast(scratch.url, () => Promise.reject(new Error('the engine was asked for nothing')));
});

test.each([
  ['2026-12-01', '2026-07', '2025-01'],
  ['2027-01-03', '2026-07', '2025-01'],
  ['2027-02-20', '2027-01', '2025-07'],
  ['2026-07-01', '2026-01', '2024-07'],
])('around %s the cycle of %s runs, the first closed is that of %s', (today, running, first) => {
  const cycles = pastCycles(engine, today);
  expect(cycles.running).toBe(running);
  expect(cycles.closed[0]).toBe(first);
  expect(cycles.closed).toHaveLength(3);
});

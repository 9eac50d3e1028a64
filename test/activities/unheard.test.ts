import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createEvaluateCycle } from '../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { differencesOfNumber } from '../../activities/service/reconcile.js';
import { createReportUnheard } from '../../activities/projection/unheard.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createEngine } from '../../policy/engine.js';
import { foundDepartment, HR } from '../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { KEYS } from '../support/keys.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const cycleId = 'LC-2026-07';
const caseOf = (no: number): string => `LP-2026-07-0000${no}`;

let scratch: ScratchDatabase;
let handle: DatabaseHandle;
beforeAll(async () => {
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  scratch = await scratchDatabase();
  handle = createDatabase({ connectionString: scratch.url });
  const engine = createEngine({ library, calendar });
  const idle = {
    keys: KEYS,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  };
  const dependencies = { db: handle.db, library, calendar, engine, ...idle };
  await foundDepartment(
    handle.db,
    '2026-07',
    ['E1', 'E2', 'E3'].map((id) => ({ id, level: 'junior-1' as const, ratings: B })),
  );
  await createOpenCycle(dependencies)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  await createEvaluateCycle(dependencies)({ cycleId, at: Date.now() });
});
afterAll(async () => {
  await handle.close();
  await scratch.drop();
});

const alarms = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ about: string }>`
    select about from alarm where code = 'RECORDS.DIFFER' and cleared_at is null order by about`.execute(handle.db);
  return rows.map(({ about }) => about);
};

test('a workflow that is not there is an alarm for each open case that it should carry, and for nothing else', async () => {
  const report = createReportUnheard({ db: handle.db });
  await report({ workflowId: caseOf(1) }); // before the release the cycle carries it
  expect(await alarms()).toEqual([]);
  await sql`update personnel_case set carried_by = 'LC-2026-07-C1' where id = ${caseOf(2)}`.execute(handle.db);
  await sql`update personnel_case set carried_by = 'LC-2026-07-C2', stage = 'promoted', closed_at = now()
    where id = ${caseOf(3)}`.execute(handle.db);
  await report({ workflowId: 'LC-2026-07-C2' }); // it has done its work
  expect(await alarms()).toEqual([]);
  await report({ workflowId: cycleId });
  expect(await alarms()).toEqual([`${caseOf(1)} case-without-workflow`]);
  await report({ workflowId: 'LC-2026-07-C1' });
  await report({ workflowId: 'LC-2026-07-C1' });
  expect(await alarms()).toEqual([1, 2].map((no) => `${caseOf(no)} case-without-workflow`));
});

test('who repairs names a case, and means the workflow that carries it', async () => {
  const frozen = (workflowId: string) => ({ workflowId, what: 'frozen', detail: '' }) as const;
  const found = ['LC-2026-07', 'LC-2026-07-C1', 'LC-2026-07-C2'].map(frozen);
  const meant = async (id: string) =>
    (await differencesOfNumber(handle.db, found, id)).map(({ workflowId }) => workflowId);
  expect(await meant('LC-2026-07-C1')).toEqual(['LC-2026-07-C1']);
  expect(await meant(caseOf(1))).toEqual(['LC-2026-07']);
  expect(await meant(caseOf(2))).toEqual(['LC-2026-07-C1']);
  expect(await meant(caseOf(3))).toEqual([]); // closed
  expect(await meant('LP-2026-07-99999')).toEqual([]);
});

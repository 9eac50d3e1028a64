// A whole cycle (§8.5) — a third of the people with a panel — against a bare workflow a person that takes the same
// decisions one by one. Same server, same run: `npm run bench:cycle -- [people] [clients]`.
import { sql } from 'kysely';
import type { TaskView } from '../db/tasks/inbox.js';
import type { Act } from '../domain/pipelines/acts.js';
import { ABILITIES, type ScoreSheet } from '../domain/pipelines/defense/acts.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { actor } from '../cli/play/cast.js';
import { journalPilot, type JournalPilot } from '../test/support/journal-pilot.js';
import { gm, head, hr, Pilot } from '../test/support/pilot.js';
import { WORKFLOWS } from '../workflows/messages/cases.js';
import { step } from './bare/workflows.js';
import { foundLargeDepartment } from './support/cases.js';
import { historyOf, load, LONG_MS, residentMegabytes, show, timing } from './support/measure.js';
import { startBench, type BenchStack } from './support/stack.js';
import { until } from '../cli/play/until.js';

const people = Number(process.argv[2] ?? 1000);
const clients = Number(process.argv[3] ?? 32);
const month = '2026-07';
const cycleId = 'LC-2026-07';
const SESSION_SIZE = 12;
/** Rows in one call, as the API takes them. */
const MOST_ROWS = 100;
const SCORERS = ['M-SUP', 'M-HEAD', 'M-REL', 'M-HR'];
/** submission, first review, GM, interview, confirmation, notice; a panel adds a sheet a scorer and the summary. */
const DECISIONS = 6;
const PANEL_DECISIONS = SCORERS.length + 1;
const today = todayIn('Asia/Shanghai', Date.now());

const sheet = (caseId: string): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, 85])) as ScoreSheet['scores'],
});

const count = async ({ database }: BenchStack, stage: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from promotion_case where cycle_id = ${cycleId} and stage = ${stage}`.execute(
    database.db,
  );
  return rows[0]?.n ?? 0;
};

const ids = async ({ database }: BenchStack, stage: string): Promise<readonly { id: string; personId: string }[]> => {
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from promotion_case
    where cycle_id = ${cycleId} and stage = ${stage} order by id`.execute(database.db);
  return rows;
};

/** 8.5.4: sessions of a dozen; every scorer hands in his sheets of a session at once. */
async function defend(bench: BenchStack, pilot: Pilot): Promise<void> {
  const waiting = await ids(bench, 'awaiting-defense');
  let number = 0;
  for (let start = 0; start < waiting.length; start += SESSION_SIZE) {
    number += 1;
    const caseIds = waiting.slice(start, start + SESSION_SIZE).map(({ id }) => id);
    await pilot.do(cycleId, 'cycle.appoint-panel', hr, {
      heldOn: today,
      chair: 'M-HEAD',
      supervisors: [],
      departmentHead: ['M-HEAD'],
      relatedDepartments: ['M-REL'],
      humanResources: ['M-HR'],
      caseIds,
    });
  }
  const sessions = Array.from({ length: number }, (_, index) => `${cycleId}-D${index + 1}`);
  await load(
    sessions.map((sessionId) => async () => {
      const open = async (): Promise<readonly { id: string; workflowId: string; people: string[]; kind: string }[]> =>
        (
          await sql<{ id: string; workflowId: string; people: string[]; kind: string }>`
            select id, workflow_id as "workflowId", people, kind from task
            where workflow_id = ${sessionId} and state = 'open'`.execute(bench.database.db)
        ).rows;
      await until('sheets', async () => (await open()).some(({ kind }) => kind === 'defense.sheets'), LONG_MS);
      const cases = await sql<{ id: string }>`select id from promotion_case where session_id = ${sessionId}`.execute(
        bench.database.db,
      );
      const sheets = cases.rows.map(({ id }) => sheet(id));
      for (const task of (await open()).filter(({ kind }) => kind === 'defense.sheets')) {
        await pilot.complete(task, 'defense.sheets', actor(task.people[0] ?? ''), { sheets });
      }
      await until('the summary', async () => (await open()).some(({ kind }) => kind === 'defense.summary'), LONG_MS);
      const summary = (await open()).find(({ kind }) => kind === 'defense.summary');
      if (summary !== undefined) await pilot.complete(summary, 'defense.summary', actor('M-HEAD'), { signed: true });
    }),
    8,
  );
  await until('everybody is heard', async () => (await count(bench, 'ready')) === people, LONG_MS);
}

/** A head records the interviews of a day in one call, a closing's at a time (8.5.6). */
async function interview(bench: BenchStack, pilot: JournalPilot): Promise<void> {
  const { rows } = await sql<TaskView>`
    select id, workflow_id as "workflowId", kind, clause, version, true as mine, null as "forId" from task
    where kind = 'level.interview' and state = 'open' order by id`.execute(bench.database.db);
  const calls = Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, index) =>
    rows.slice(index * MOST_ROWS, (index + 1) * MOST_ROWS),
  );
  await load(
    calls.map((tasks) => async () => {
      const form = { heldOn: today, summary: '已面谈' };
      const receipts = await pilot.completeMany(
        actor('M-SUP'),
        tasks.map((task) => ({ task, form })),
      );
      const done = receipts.filter((one) => 'state' in one && one.state === 'completed');
      if (done.length < tasks.length) throw new Error(`interviews: ${JSON.stringify(receipts[0])}`);
    }),
    4,
  );
}

/** One person's own acts (8.5.6, 8.5.7), journalled as the API journals them. */
async function finish(bench: BenchStack, pilot: JournalPilot, caseId: string, personId: string): Promise<void> {
  const act = async (form: Act): Promise<void> => {
    const { rows } = await sql<TaskView>`
      select id, workflow_id as "workflowId", kind, clause, version, true as mine, null as "forId" from task
      where case_id = ${caseId} and state = 'open' limit 1`.execute(bench.database.db);
    const [task] = rows;
    if (task === undefined) throw new Error(`${caseId}: nothing to do`);
    const { state } = await pilot.completeFound(task, actor(personId), form);
    if (state !== 'completed') throw new Error(`${caseId}: ${state}`);
  };
  await act({ tookPlace: true });
  await act({ signature: 'signed' });
}

async function playOurs(bench: BenchStack, taskQueue: string): Promise<void> {
  const pilot = new Pilot(bench.client, bench.database.db);
  const phase = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    process.stderr.write(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  };
  await phase('launch and evaluation', async () => {
    const args = [{ cycleId, month, openedBy: 'M-HR' }];
    await bench.client.workflow.start(WORKFLOWS.cycle, { workflowId: cycleId, taskQueue, args });
    const launch = { do: 'launch', closingDate: today, reason: 'bench' } as const;
    await pilot.do(cycleId, 'cycle.launch', hr, launch);
    await pilot.do(cycleId, 'cycle.close-ratings', hr, { do: 'close' });
  });
  await phase('submission, first review', async () => {
    const listed = await ids(bench, 'listed');
    await pilot.do(cycleId, 'cycle.submission', head, {
      submitted: listed.map(({ id }) => ({ caseId: id })),
      leftOut: [],
    });
    const decisions = listed.map(({ id }) => ({ caseId: id, decision: 'pass' as const }));
    await pilot.do(cycleId, 'cycle.first-review', hr, { decisions });
  });
  await phase('defense', () => defend(bench, pilot));
  await phase('general manager, release', async () => {
    await pilot.do(cycleId, 'cycle.gm-submission', hr, {});
    const decisions = (await ids(bench, 'with-gm')).map(({ id }) => ({ caseId: id, decision: 'approve' as const }));
    await pilot.do(cycleId, 'cycle.gm-decision', gm, { decisions });
    await pilot.do(cycleId, 'cycle.release', hr, {});
    const asked = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from task where state = 'open' and kind = 'level.interview'`.execute(
        bench.database.db,
      );
      return rows[0]?.n === people;
    };
    await until('everybody is to be interviewed', asked, LONG_MS);
  });
  await phase('interviews, confirmations, notices', async () => {
    const cases = await ids(bench, 'interview');
    const { client, library } = bench;
    const journalled = journalPilot({ client, db: bench.database.db, library }, 30_000);
    await interview(bench, journalled);
    await load(
      cases.map(
        ({ id, personId }) =>
          () =>
            finish(bench, journalled, id, personId),
      ),
      clients,
    );
    await bench.client.workflow.getHandle(cycleId).result();
  });
}

const bench = await startBench();
try {
  await foundLargeDepartment(bench.database.db, people, month);
  const ours = await bench.withOurs(async (taskQueue) => {
    const begun = performance.now();
    await playOurs(bench, taskQueue);
    return performance.now() - begun;
  });

  const panels = Math.ceil(people / 3);
  const bare = await bench.withBare(async (taskQueue) => {
    const durations: number[] = [];
    const begun = performance.now();
    await load(
      Array.from({ length: people }, (_, index) => async () => {
        const caseId = `bare-${index}`;
        const steps = DECISIONS + (index < panels ? PANEL_DECISIONS : 0);
        await bench.bareClient.workflow.start('bareCase', { workflowId: caseId, taskQueue, args: [{ caseId, steps }] });
        for (let number = 0; number < steps; number += 1) {
          const start = performance.now();
          await bench.bareClient.workflow.getHandle(caseId).executeUpdate(step, { args: ['yes'] });
          durations.push(performance.now() - start);
        }
      }),
      clients,
    );
    return timing(durations, performance.now() - begun);
  });

  const promoted = await count(bench, 'promoted');
  const cycle = await historyOf(bench.client, cycleId);
  const session = await historyOf(bench.client, `${cycleId}-D1`);
  const closing = await historyOf(bench.client, `${cycleId}-C1`);
  process.stdout.write(
    [
      `a cycle of ${people} people, ${panels} with a panel, ${clients} clients, dev server on its file`,
      `ours: whole cycle                 ${(ours / 1000).toFixed(1)} s, ${promoted} promoted`,
      show('bare: one decision after another', bare),
      `ours takes                        ${(ours / 1000 / bare.seconds).toFixed(2)} of its time (aim 0.1, least 0.2)`,
      `history of the cycle              ${cycle.events} events, ${cycle.bytes} bytes`,
      `history of a session of ${SESSION_SIZE}        ${session.events} events, ${session.bytes} bytes`,
      `history of a closing of 100       ${closing.events} events, ${closing.bytes} bytes`,
      `memory of this process            ${residentMegabytes()} MB`,
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await bench.close();
}
process.exit();

// One human step — update, projection in one transaction, inbox — against a bare workflow of one update and one normal
// activity that writes one row. Same server, same run: `npm run bench:steps -- [cases] [clients] [desks]`.
import { loadavg } from 'node:os';
import { sql, type Kysely } from 'kysely';
import type { TaskView } from '../db/tasks/inbox.js';
import type { Database } from '../db/database.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { issueDocuments } from '../activities/projection/issue-documents.js';
import { placeCandidates } from '../test/support/candidates.js';
import { journalPilot, type JournalPilot } from '../test/support/journal-pilot.js';
import { actor } from '../cli/play/cast.js';
import { WORKFLOWS } from '../workflows/messages/cases.js';
import { step } from './bare/workflows.js';
import { foundLargeDepartment } from './support/cases.js';
import { LONG_MS, historyOf, load, residentMegabytes, show, timing, type Timing } from './support/measure.js';
import { showProcessor } from './support/processor.js';
import { startBench, type BenchStack } from './support/stack.js';
import { until } from '../cli/play/until.js';

const cases = Number(process.argv[2] ?? 200);
const clients = Number(process.argv[3] ?? 32);
const desks = Number(process.argv[4] ?? 10);
const cycleId = 'LC-2026-07';
/** interview, denied, interview, denied, interview, confirmed, notice */
const STEPS = 7;
const ALONE = 40;
const PROMOTION = { from: 'junior-1', to: 'junior-2', effectiveFrom: '2026-07-01', countsFrom: '2026-07-01' } as const;

const today = todayIn('Asia/Shanghai', Date.now());

const person = (index: number): string => `E${String(index + 1).padStart(5, '0')}`;

async function prepare({ database }: BenchStack, count: number): Promise<readonly string[]> {
  const { db } = database;
  await foundLargeDepartment(db, count, '2026-07');
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, policy_version, choices, opened_by)
    values (${cycleId}, '2026-07', 'running', '2026-07-01', '2026-07-07', '2026-07-01', 'M-HR', '2026-07-03', 'v1', '{}', 'M-HR')`.execute(
    db,
  );
  const caseIds = Array.from({ length: count }, (_, index) => `LP-2026-07-${person(index).slice(1)}`);
  await placeCandidates(
    db,
    caseIds.map((id, index) => ({
      id,
      cycleId,
      personId: person(index),
      stage: 'interview',
      released: true,
      approved: { to: PROMOTION.to, effectiveFrom: PROMOTION.effectiveFrom },
    })),
  );
  const { from: fromLevel, to: toLevel, effectiveFrom } = PROMOTION;
  const basis = { zh: '§8.5.7', en: '§8.5.7' };
  const content = { fromLevel, toLevel, effectiveFrom, cycleMonth: '2026-07', basis };
  const mark = { workflowId: cycleId, seq: 1, at: new Date(), actor: 'M-HR', act: 'cycle.release', clause: '8.5.6' };
  await db.transaction().execute((trx) =>
    issueDocuments(
      trx,
      caseIds.map((caseId) => ({
        order: { kind: 'level-notice', caseId, content },
        mark: { ...mark, taskId: null, about: { cycleId } },
      })),
    ),
  );
  return caseIds;
}

interface Desk {
  readonly db: Kysely<Database>;
  readonly pilot: JournalPilot;
}

/** One act as a person does it: look into the inbox, complete what stands there; taken, journalled and answered. */
async function act({ db, pilot }: Desk, caseId: string, personId: string, number: number): Promise<void> {
  const { rows } = await sql<TaskView>`
    select id, workflow_id as "workflowId", kind, clause, version, true as mine, null as "forId" from task
    where case_id = ${caseId} and state = 'open' order by due_on, id limit 1`.execute(db);
  const [task] = rows;
  if (task === undefined) throw new Error(`${caseId} ${number}: nothing to do`);
  const superior = actor('M-SUP');
  const { state } =
    number === 6
      ? await pilot.completeFound(task, actor(personId), { signature: 'signed' })
      : number % 2 === 0
        ? await pilot.completeFound(task, superior, { heldOn: today, summary: '已面谈' })
        : await pilot.completeFound(task, actor(personId), { tookPlace: number === 5 });
  if (state !== 'completed') throw new Error(`${caseId} ${number}: ${state}`);
}

/** The cases lie on so many desks, one closing each. */
async function startOurs(
  bench: BenchStack,
  taskQueue: string,
  caseIds: readonly string[],
  desks: number,
): Promise<void> {
  const input = { cycleId, policyVersion: 'v1', stepWorkdays: 5 } as const;
  const closings = Array.from({ length: desks }, (_, desk) => caseIds.filter((_id, index) => index % desks === desk));
  await load(
    closings
      .filter((cases) => cases.length > 0)
      .map((cases) => async () => {
        const closingId = `C-${cases[0] ?? ''}`;
        const people = cases.map((caseId) => ({
          caseId,
          personId: `E${caseId.slice(-5)}`,
          promoted: true,
          round: 1,
        }));
        const args = [{ ...input, closingId, people }];
        await bench.client.workflow.start(WORKFLOWS.closing, { workflowId: closingId, taskQueue, args });
      }),
    16,
  );
  const asked = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from task where state = 'open' and case_id = any(${[...caseIds]}::text[])`.execute(
      bench.database.db,
    );
    return (rows[0]?.n ?? 0) >= caseIds.length;
  };
  await until('every case waits for its task', asked, LONG_MS);
}

const bench = await startBench();
try {
  const all = await prepare(bench, cases + 2 * ALONE);
  const { client, library, keys } = bench;
  const { db } = bench.database;
  const pilot = { db, pilot: journalPilot({ client, db, library, keys }, 30_000) };
  const [ours, warm, cold] = [all.slice(0, cases), all.slice(cases, cases + ALONE), all.slice(cases + ALONE)];
  const personOf = (caseId: string): string => `E${caseId.slice(-5)}`;

  const oursTiming = await bench.withOurs(async (taskQueue) => {
    await startOurs(bench, taskQueue, ours, desks);
    const used = bench.processor();
    const begun = performance.now();
    const durations: number[] = [];
    for (let number = 0; number < STEPS; number += 1) {
      const jobs = ours.map((caseId) => async () => {
        const start = performance.now();
        await act(pilot, caseId, personOf(caseId), number);
        durations.push(performance.now() - start);
      });
      await load(jobs, clients);
    }
    return { ...timing(durations, performance.now() - begun), used: showProcessor(used, bench.processor()) };
  });

  process.stderr.write(`${show('ours', oursTiming)}; ${oursTiming.used}\n`);

  const bareTiming = await bench.withBare(async (taskQueue) => {
    const ids = ours.map((caseId) => `bare-${caseId}`);
    await load(
      ids.map((caseId) => async () => {
        await bench.bareClient.workflow.start('bareCase', {
          workflowId: caseId,
          taskQueue,
          args: [{ caseId, steps: STEPS }],
        });
      }),
      16,
    );
    const used = bench.processor();
    const begun = performance.now();
    const durations: number[] = [];
    for (let number = 0; number < STEPS; number += 1) {
      const jobs = ids.map((caseId) => async () => {
        const start = performance.now();
        await bench.bareClient.workflow.getHandle(caseId).executeUpdate(step, { args: ['yes'] });
        durations.push(performance.now() - start);
      });
      await load(jobs, clients);
    }
    return { ...timing(durations, performance.now() - begun), used: showProcessor(used, bench.processor()) };
  });

  process.stderr.write(`${show('bare', bareTiming)}; ${bareTiming.used}\n`);

  const alone = (caseIds: readonly string[], cached: number): Promise<Timing> =>
    bench.withOurs(
      async (taskQueue) => {
        await startOurs(bench, taskQueue, caseIds, caseIds.length);
        return load(
          caseIds.map((caseId) => () => act(pilot, caseId, personOf(caseId), 0)),
          1,
        );
      },
      { cached },
    );
  const warmTiming = await alone(warm, 3000);
  // A cache for two cases and forty of them: each step finds its case replaced by others and replays it from the start.
  // (With no cache at all this version of the engine's core drops local activities.)
  const coldTiming = await alone(cold, 2);

  const history = await historyOf(bench.client, `C-${ours[0] ?? ''}`);
  const bareHistory = await historyOf(bench.client, `bare-${ours[0] ?? ''}`);
  const opening = 6; // started, one workflow task, the first projection, its timer
  process.stdout.write(
    [
      `human step, ${cases} cases of ${STEPS} steps at ${desks} desks, ${clients} clients, dev server on its file`,
      show('ours (update, projection, inbox)', oursTiming),
      `  processor                       ${oursTiming.used}`,
      show('bare (update, activity, one row)', bareTiming),
      `  processor                       ${bareTiming.used}`,
      `load of the machine               ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}`,
      `ratio of steps a second           ${(oursTiming.perSecond / bareTiming.perSecond).toFixed(2)} (aim 3)`,
      show('one step alone, in the cache', warmTiming),
      show('one step alone, cold replay', coldTiming),
      `events a step                     ours ${((history.events - opening) / (STEPS * Math.ceil(cases / desks))).toFixed(2)} (aim 7), bare ${((bareHistory.events - 4) / STEPS).toFixed(2)}`,
      `history of one desk               ours ${history.events} events, ${history.bytes} bytes; of one bare case ${bareHistory.events} events, ${bareHistory.bytes} bytes`,
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

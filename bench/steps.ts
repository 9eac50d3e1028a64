// One human step — update, projection in one transaction, inbox — against a bare workflow of one update and one normal
// activity that writes one row. Same server, same run: `npm run bench:steps -- [cases] [clients] [desks]`.
import { loadavg } from 'node:os';
import { journalPilot } from '../test/support/journal-pilot.js';
import { step } from './bare/workflows.js';
import { act, prepare, startOurs, type Done } from './support/closing-desks.js';
import { historyOf, load, residentMegabytes, show, timing, type Timing } from './support/measure.js';
import { showProcessor } from './support/processor.js';
import { startBench } from './support/stack.js';

const cases = Number(process.argv[2] ?? 200);
const clients = Number(process.argv[3] ?? 32);
const desks = Number(process.argv[4] ?? 10);
const WAY: readonly Done[] = ['interview', 'denied', 'interview', 'denied', 'interview', 'confirmed', 'notice'];
const STEPS = WAY.length;
const ALONE = 40;

const bench = await startBench();
try {
  const all = await prepare(bench, cases + 2 * ALONE);
  const { client, library, keys } = bench;
  const { db } = bench.database;
  const pilot = { db, pilot: journalPilot({ client, db, library, keys }, 30_000) };
  const [ours, warm, cold] = [all.slice(0, cases), all.slice(cases, cases + ALONE), all.slice(cases + ALONE)];

  const oursTiming = await bench.withOurs(async (taskQueue) => {
    await startOurs(bench, taskQueue, ours, desks);
    const used = bench.processor();
    const begun = performance.now();
    const durations: number[] = [];
    for (const done of WAY) {
      const jobs = ours.map((caseId) => async () => {
        const start = performance.now();
        await act(pilot, caseId, done);
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
          caseIds.map((caseId) => () => act(pilot, caseId, 'interview')),
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

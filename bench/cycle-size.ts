import { HR } from '../test/support/department.js';
import { gm, head, hr, Pilot } from '../test/support/pilot.js';
import { startServers } from '../test/support/servers.js';
import { startStack, type TestStack } from '../test/support/stack.js';
import { foundDepartment } from '../test/support/department.js';
import { WORKFLOWS, type CycleInput } from '../workflows/messages/cases.js';
import { until } from '../cli/play/until.js';
import { LONG_MS } from './support/measure.js';

/**
 * How large the history of a cycle grows with the people in it, against the engine's limits for one run:
 *
 *     npx tsx bench/cycle-size.ts [people, 10000 unless told otherwise]
 */
const PEOPLE = Number(process.argv[2] ?? 10_000);
const LIMITS = { events: 51_200, bytes: 50 * 1024 * 1024 };
const cycleId = 'LC-2026-07-9';

async function report(stack: TestStack, what: string, since: number): Promise<void> {
  const { historyLength, raw } = await stack.environment.client.workflow.getHandle(cycleId).describe();
  const bytes = Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
  process.stdout.write(
    `${what.padEnd(28)} ${seconds.padStart(7)} s  ${String(historyLength).padStart(5)} events (${share(historyLength, LIMITS.events)})` +
      `  ${(bytes / 1024 / 1024).toFixed(2).padStart(6)} MB (${share(bytes, LIMITS.bytes)})\n`,
  );
}

async function play(stack: TestStack): Promise<void> {
  const pilot = new Pilot(stack.environment.client, stack.database.db);
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: `P${String(index).padStart(6, '0')}`,
    ratings: ['B', 'B', 'B', 'B', 'B', 'B'] as const,
  }));
  let since = Date.now();
  const timed = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    since = Date.now();
    await act();
    await report(stack, what, since);
  };
  await foundDepartment(stack.database.db, '2026-07', people);
  process.stdout.write(`${PEOPLE} people hired in ${((Date.now() - since) / 1000).toFixed(1)} s\n`);
  const input: CycleInput = { cycleId, month: '2026-07', openedBy: HR };
  const { taskQueue } = stack;
  await stack.environment.client.workflow.start(WORKFLOWS.cycle, { workflowId: cycleId, taskQueue, args: [input] });
  const closingDate = await stack.today();
  const launch = { do: 'launch', closingDate, reason: '补办' } as const;
  await timed('launch', () => pilot.do(cycleId, 'cycle.launch', hr, launch));
  await timed('evaluation of everybody', async () => {
    await pilot.do(cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    const open = async () => (await pilot.openTasks(cycleId)).some(({ kind }) => kind === 'cycle.submission');
    await until('everybody is evaluated', open, LONG_MS);
  });
  const caseIds = [...(await pilot.cases(cycleId)).values()].map(({ id }) => id);
  const submitted = caseIds.map((caseId) => ({ caseId }));
  await timed('submission', () => pilot.do(cycleId, 'cycle.submission', head, { submitted, leftOut: [] }));
  const passed = caseIds.map((caseId) => ({ caseId, decision: 'pass' as const }));
  await timed('first review', () => pilot.do(cycleId, 'cycle.first-review', hr, { decisions: passed }));
  await timed('batch', () => pilot.do(cycleId, 'cycle.gm-submission', hr, {}));
  const approved = caseIds.map((caseId) => ({ caseId, decision: 'approve' as const }));
  await timed('decision', () => pilot.do(cycleId, 'cycle.gm-decision', gm, { decisions: approved }));
  await timed('release', () => pilot.do(cycleId, 'cycle.release', hr, {}));
  await timed('a workflow a person', async () => {
    const cycle = stack.environment.client.workflow.getHandle(cycleId);
    const started = async () => ((await cycle.describe()).raw.pendingActivities ?? []).length === 0;
    await until('every case is started', started, LONG_MS);
  });
}

const stop = await startServers();
try {
  const stack = await startStack('dev');
  try {
    await play(stack);
  } finally {
    await stack.environment.client.workflow.getHandle(cycleId).terminate('measured');
    await stack.database.close();
  }
} finally {
  await stop();
}
process.exit();

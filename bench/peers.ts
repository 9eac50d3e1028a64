// The human decisions of a cycle — interview, confirmation, notice — on ours, on Temporal bare and on other durable engines,
// one after another in one run: `npm run bench:peers -- [cases] [clients] [desks]`; with `--kill` each peer is killed in its
// middle instead (bench/peers/README.md).
import { cpus, loadavg } from 'node:os';
import { sql } from 'kysely';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { journalPilot } from '../test/support/journal-pilot.js';
import { bareActs, personAct } from './bare/workflows.js';
import { act, prepare, startOurs } from './support/closing-desks.js';
import { load, timing } from './support/measure.js';
import { PEERS, killPeer, runPeer, type Line } from './support/peer-runs.js';
import { startBench, type BenchStack } from './support/stack.js';

const [cases = 1000, clients = 32, desks = 10] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const isKilled = process.argv.includes('--kill');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const ACTS = ['interview', 'confirmed', 'notice'] as const;

const isWanted = (name: string): boolean => only === undefined || name.toLowerCase().includes(only.toLowerCase());

/** The acts of all cases, one round after another, with so many clients at once. */
async function measure<T extends string>(
  bench: BenchStack,
  caseIds: readonly string[],
  one: (caseId: string, done: T) => Promise<void>,
  acts: readonly T[],
): Promise<Pick<Line, 'timing' | 'processor'>> {
  const before = bench.processorOfAll();
  const begun = performance.now();
  const durations: number[] = [];
  for (const done of acts) {
    await load(
      caseIds.map((caseId) => async () => {
        const start = performance.now();
        await one(caseId, done);
        durations.push(performance.now() - start);
      }),
      clients,
    );
  }
  const elapsed = performance.now() - begun;
  const after = bench.processorOfAll();
  return {
    timing: timing(durations, elapsed),
    processor: { all: after.all - before.all, postgres: after.postgres - before.postgres },
  };
}

async function counted(bench: BenchStack, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await query.execute(bench.database.db)).rows[0]?.n ?? 0;
}

async function ours(bench: BenchStack): Promise<Line> {
  const caseIds = await prepare(bench, cases);
  const { client, library, keys, database } = bench;
  const desk = { db: database.db, pilot: journalPilot({ client, db: database.db, library, keys }, 30_000) };
  return bench.withOurs(async (taskQueue) => {
    await startOurs(bench, taskQueue, caseIds, desks);
    const measured = await measure(bench, caseIds, (caseId, done) => act(desk, caseId, done), ACTS);
    const rows = await counted(
      bench,
      sql<{ n: number }>`select count(*)::int as n from task where state = 'completed' and case_id like 'LP-2026-07-%'`,
    );
    const ended = await counted(
      bench,
      sql<{ n: number }>`select count(*)::int as n from (
        select case_id from task where case_id like 'LP-2026-07-%' group by case_id
        having count(*) = ${ACTS.length} and bool_and(state = 'completed')) as done`,
    );
    return { name: 'ours', ...measured, rows, ended };
  });
}

async function bare(bench: BenchStack): Promise<Line> {
  const caseIds = Array.from({ length: cases }, (_, index) => `bare-${index + 1}`);
  const handle = (caseId: string) => bench.bareClient.workflow.getHandle(caseId);
  return bench.withBare(async (taskQueue) => {
    await load(
      caseIds.map((caseId) => async () => {
        const args: [{ caseId: string; acts: readonly string[] }] = [{ caseId, acts: ACTS }];
        await bench.bareClient.workflow.start(bareActs, { workflowId: caseId, taskQueue, args });
      }),
      16,
    );
    const one = async (caseId: string, done: string): Promise<void> => {
      await handle(caseId).executeUpdate(personAct, { updateId: done, args: [done] });
    };
    const measured = await measure(bench, caseIds, one, ACTS);
    await Promise.all(caseIds.map((caseId) => handle(caseId).result()));
    const rows = await counted(bench, sql<{ n: number }>`select count(*)::int as n from peer_act`);
    return { name: 'Temporal, bare', ...measured, rows, ended: cases };
  });
}

const show = ({ name, timing: { perSecond, p50, p99 }, processor, rows, ended }: Line): string =>
  `| ${[
    name.padEnd(18),
    perSecond.toFixed(1).padStart(7),
    p50.toFixed(0).padStart(6),
    p99.toFixed(0).padStart(6),
    processor.all.toFixed(1).padStart(6),
    processor.postgres.toFixed(1).padStart(6),
    String(rows).padStart(5),
    String(ended).padStart(5),
  ].join(' | ')} |`;

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Ours and Temporal bare on the servers of `npm start`. */
async function onTemporal(): Promise<void> {
  const runs = [
    { name: 'ours', run: ours },
    { name: 'Temporal, bare', run: bare },
  ].filter(({ name }) => isWanted(name));
  if (runs.length === 0) return;
  const bench = await startBench();
  try {
    for (const { run } of runs) tell(await run(bench));
  } finally {
    await bench.close();
  }
}

/** Those that have less, or more, on record than was done. */
const wrong: string[] = [];

function tell(line: Line): void {
  write(show(line));
  if (line.rows !== cases * ACTS.length || line.ended !== cases) wrong.push(line.name);
}

async function onPeers(): Promise<void> {
  const folder = await makeDataFolder('jinji-peers-');
  const server = await openPostgres({ dataFolder: folder, env: {} });
  try {
    for (const kind of PEERS.filter(({ name }) => isWanted(name))) {
      if (!isKilled) {
        tell(await runPeer(kind, { cases, clients }, folder));
        continue;
      }
      const { answered, rows, ended } = await killPeer(kind, { cases, clients }, folder);
      write(`| ${kind.name.padEnd(18)} | ${answered} | ${rows} | ${ended} |`);
      if (rows !== cases * ACTS.length || ended !== cases) wrong.push(kind.name);
    }
  } finally {
    await server.stop();
    await removeDataFolder(folder);
  }
}

try {
  const total = cases * ACTS.length;
  write(`${cases} cases, ${total} acts, ${clients} clients, ${desks} desks of ours, ${cpus().length} processors\n`);
  write(
    isKilled
      ? '| killed in its middle | acts answered before | rows at the end | cases ended |\n|---|---|---|---|'
      : '| engine | acts a second | p50 ms | p99 ms | processor s | of it PostgreSQL s | rows | cases ended |\n|---|---|---|---|---|---|---|---|',
  );
  if (!isKilled) await onTemporal();
  await onPeers();
  const loads = loadavg().map((one) => one.toFixed(1));
  write(`\nload of the machine at the end: ${loads.join(' ')}; rows have to be ${total}, cases ended ${cases}`);
  if (wrong.length > 0) {
    write(`wrong on record: ${wrong.join('; ')}`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
process.exit();

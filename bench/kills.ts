// Random kills of worker, API, Temporal and PostgreSQL while the tour is played, over and over on fresh installations;
// afterwards engine and records are held against each other: `npm run bench:kills -- [kills] [seed]`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { checkoutRoot } from '../cli/launch/machine/cache.js';
import { playTour } from '../cli/tour/play.js';
import { createDatabase, type Database } from '../db/database.js';
import { flawsOf, stuckWorkflows } from '../test/e2e/left-behind.js';
import { startService, type Part, type Service } from '../test/e2e/service.js';

const wanted = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
const VICTIMS: readonly Part[] = ['worker', 'api', 'temporal', 'postgres'];
/** Milliseconds between two kills: from one to the other. */
const PAUSE = [2_000, 8_000] as const;
/** One in so many is a power cut: all four in one moment. */
const ALL_AT_ONCE = 8;

let state = seed;
/** From 0 to 1, the same for the same seed (a linear congruence is random enough to choose victims). */
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

interface Tally {
  kills: number;
  tours: number;
  /** Tours that lost their patience: nothing of the service was up for two minutes. */
  cutShort: number;
  readonly killed: Record<Part, number>;
  readonly found: string[];
}

/** Kills until the tour is over; each kill waits until its victim lives again. */
async function killing(service: Service, tally: Tally, over: () => boolean): Promise<void> {
  while (!over() && tally.kills < wanted) {
    await sleep(PAUSE[0] + random() * (PAUSE[1] - PAUSE[0]));
    if (over()) return;
    const one = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'worker';
    const parts = random() * ALL_AT_ONCE < 1 ? VICTIMS : [one];
    await service.kill(parts);
    tally.kills += parts.length;
    for (const part of parts) tally.killed[part] += 1;
  }
}

/** `jinji reconcile` as IT runs it. */
async function reconciled(service: Service): Promise<{ readonly code: number | null; readonly said: string }> {
  const script = join(checkoutRoot(), 'scripts', 'run.mjs');
  const child = spawn(process.execPath, [script, 'jinji', 'reconcile'], { env: service.env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

async function examine(service: Service, db: Kysely<Database>, tally: Tally, isWhole: boolean): Promise<void> {
  const frozen = await sql<{ id: string }>`select workflow_id as id from frozen_case`.execute(db);
  const open = await sql<{ n: number }>`select count(*)::int as n from act where answered_at is null`.execute(db);
  const { code, said } = await reconciled(service);
  tally.found.push(
    ...frozen.rows.map(({ id }) => `frozen: ${id}`),
    ...((open.rows[0]?.n ?? 0) > 0 ? [`acts without an answer: ${open.rows[0]?.n ?? 0}`] : []),
    ...(code === 0 ? [] : [said.trim()]),
  );
  if (!isWhole) return;
  tally.found.push(
    ...Object.entries(await flawsOf(db)).map(([flaw, rows]) => `${flaw}: ${JSON.stringify(rows)}`),
    ...(await stuckWorkflows(db, await service.temporalAddress())),
  );
}

async function round(tally: Tally): Promise<void> {
  const service = await startService();
  const database = createDatabase({ connectionString: await service.databaseUrl(), max: 3, applicationName: 'kills' });
  let isOver = false;
  let isWhole = true;
  const victims = killing(service, tally, () => isOver);
  try {
    const silent = { chapter: () => Promise.resolve(), say: () => undefined };
    await playTour({ url: service.url, db: database.db, narrator: silent });
  } catch (error) {
    isWhole = false;
    tally.cutShort += 1;
    process.stderr.write(`cut short: ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    isOver = true;
    await victims;
  }
  await sleep(isWhole ? 15_000 : 60_000); // what was taken is delivered again
  await examine(service, database.db, tally, isWhole);
  tally.tours += 1;
  await database.close();
  await service.stop();
  await service.close();
  process.stderr.write(
    `${tally.found.map((found) => `${found}\n`).join('')}${tally.kills} kills in ${tally.tours} tours, ${tally.cutShort} of them cut short, ${tally.found.length} differences\n`,
  );
}

const tally: Tally = {
  kills: 0,
  tours: 0,
  cutShort: 0,
  killed: { launcher: 0, worker: 0, api: 0, temporal: 0, postgres: 0 },
  found: [],
};
const begun = performance.now();
while (tally.kills < wanted) await round(tally);
const { worker, api, temporal, postgres } = tally.killed;
process.stdout.write(
  [
    `random kills, seed ${seed}: ${tally.kills} in ${tally.tours} tours, ${Math.round((performance.now() - begun) / 60_000)} minutes`,
    `worker ${worker}, API ${api}, Temporal ${temporal}, PostgreSQL ${postgres}`,
    `diverged, frozen, unanswered, lost or doubled: ${tally.found.length}`,
    ...tally.found,
    '',
  ].join('\n'),
);
process.exit(tally.found.length === 0 ? 0 : 1);

// Random kills of worker, API, Temporal and PostgreSQL, over and over on fresh installations, while the tour is played,
// or (`groups`) while everybody acts at once at the closings' desks; afterwards engine and records are held against each
// other: `npm run bench:kills -- [kills] [seed] [tour | groups]`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { until } from '../cli/play/until.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { checkoutRoot } from '../cli/launch/machine/cache.js';
import { playTour } from '../cli/tour/play.js';
import { createDatabase, type Database } from '../db/database.js';
import { flawsOf, stuckWorkflows } from '../test/e2e/left-behind.js';
import { startService, type Part, type Service } from '../test/e2e/service.js';
import { beforeTheStorm, groupsOf, lostOrDoubled, silent, storm } from './support/storm.js';

const wanted = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
const isStorm = process.argv[4] === 'groups';
/** Kills in one storm: then everybody brings his case to its end. */
const STORM = 40;
const VICTIMS: readonly Part[] = ['worker', 'api', 'temporal', 'postgres'];
/** Milliseconds between two kills: from one to the other. */
const PAUSE = isStorm ? ([1_000, 4_000] as const) : ([2_000, 8_000] as const);
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
  /** What the storms have written. */
  readonly storms: string[];
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

/**
 * What was taken is delivered again, after a minute at the latest; three of them are enough, or it is never answered. The
 * last kill may still be felt: a database that is on its way up has not answered yet.
 */
async function answered(db: Kysely<Database>): Promise<void> {
  const none = () =>
    openActs(db).then(
      (open) => open === 0,
      () => false,
    );
  await until('every act answered', none, 180_000).catch(() => undefined);
}

async function openActs(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from act where answered_at is null`.execute(db);
  return rows[0]?.n ?? 0;
}

async function examine(service: Service, db: Kysely<Database>, tally: Tally, check: Check | undefined): Promise<void> {
  if (isStorm) tally.storms.push(await groupsOf(db));
  const frozen = await sql<{ id: string }>`select workflow_id as id from frozen_case`.execute(db);
  const open = await openActs(db);
  const { code, said } = await reconciled(service);
  tally.found.push(
    ...frozen.rows.map(({ id }) => `frozen: ${id}`),
    ...(open > 0 ? [`acts without an answer: ${open}`] : []),
    ...(code === 0 ? [] : [said.trim()]),
  );
  if (check === undefined) return;
  tally.found.push(
    ...(await check()),
    ...Object.entries(await flawsOf(db))
      // In a storm an interview is denied and held again in the same round; it is counted person by person instead.
      .filter(([flaw]) => !isStorm || flaw !== 'decided twice in a round')
      .map(([flaw, rows]) => `${flaw}: ${JSON.stringify(rows)}`),
    ...(await stuckWorkflows(db, await service.temporalAddress())),
  );
}

/** Says what is wrong with what a play left, by its own account. */
type Check = () => Promise<readonly string[]>;

async function toPlay(service: Service, db: Kysely<Database>, tally: Tally): Promise<() => Promise<Check>> {
  if (!isStorm) {
    return async () => {
      await playTour({ url: service.url, db, narrator: silent });
      return () => Promise.resolve([]);
    };
  }
  const story = await beforeTheStorm(service.url);
  const enough = Math.min(wanted, tally.kills + STORM);
  return async () => {
    const played = await storm(story, () => tally.kills >= enough);
    return () => lostOrDoubled(db, played);
  };
}

async function round(tally: Tally): Promise<void> {
  const service = await startService();
  const database = createDatabase({ connectionString: await service.databaseUrl(), max: 3, applicationName: 'kills' });
  const play = await toPlay(service, database.db, tally);
  let isOver = false;
  let check: Check | undefined;
  const victims = killing(service, tally, () => isOver);
  try {
    check = await play();
  } catch (error) {
    tally.cutShort += 1;
    process.stderr.write(`cut short: ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    isOver = true;
    await victims;
  }
  await answered(database.db);
  await examine(service, database.db, tally, check);
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
  storms: [],
};
const begun = performance.now();
while (tally.kills < wanted) await round(tally);
const { worker, api, temporal, postgres } = tally.killed;
process.stdout.write(
  [
    `random kills, seed ${seed}: ${tally.kills} in ${tally.tours} tours, ${Math.round((performance.now() - begun) / 60_000)} minutes`,
    `worker ${worker}, API ${api}, Temporal ${temporal}, PostgreSQL ${postgres}`,
    ...tally.storms,
    `diverged, frozen, unanswered, lost or doubled: ${tally.found.length}`,
    ...tally.found,
    '',
  ].join('\n'),
);
process.exit(tally.found.length === 0 ? 0 : 1);

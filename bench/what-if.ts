import { sql, type Kysely } from 'kysely';
import { createEvaluateCycle } from '../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../activities/level-promotion/open-cycle.js';
import { replayCycles } from '../api/views/policy/what-if.js';
import { createDatabase, type Database } from '../db/database.js';
import { LEVELS } from '../domain/vocabulary/level.js';
import { loadCalendar } from '../policy/data/calendar.js';
import { createEngine } from '../policy/engine.js';
import { loadPolicyLibrary } from '../policy/data/library.js';
import { HR, foundDepartment } from '../test/support/department.js';
import { startServers } from '../test/support/servers.js';
import { scratchDatabase } from '../test/support/services.js';
import { residentMegabytes } from './support/measure.js';
import { newKeys } from '../seal/key-ring.js';

/**
 * How long past cycles take under a changed policy:
 *
 *     npm run bench:what-if [-- people, 10000 unless told otherwise, runs, 5 unless told otherwise]
 *
 * July 2026 from the frozen facts of a cycle that ran here, January 2026 from HR's records as of its reference day.
 */
const PEOPLE = Number(process.argv[2] ?? 10_000);
const RUNS = Number(process.argv[3] ?? 5);
const cycleId = 'LC-2026-07';

/** People on all levels below the cap with eighteen months of ratings, by statements on many. */
async function hire(db: Kysely<Database>): Promise<void> {
  await foundDepartment(db, '2026-07', []);
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    select 'P' || n, '员工' || n, 'CC', 'confirmed', '2023-01-01', '2023-04-01'
    from generate_series(10001, ${10_000 + PEOPLE}) n`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, source, counts_from, recorded_by)
    select id, 'agent', hired_on, 'entry', hired_on, 'bench' from person where id like 'P%'`.execute(db);
  const levels = LEVELS.slice(1, 9);
  await sql`insert into level_history (person_id, level, effective_from, source, counts_from, recorded_by)
    select id, (${[...levels]}::text[])[1 + substr(id, 2)::int % ${levels.length}::int], '2025-01-01', 'entry', '2025-01-01', 'bench'
    from person where id like 'P%'`.execute(db);
  await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
    select id, to_char(m, 'YYYY-MM'), substr('BBABBSBABBBABABBABBC', 1 + abs(hashtext(id || m::text)) % 20, 1),
           (m + interval '1 month')::date, 'bench'
    from person, generate_series(timestamp '2025-01-01', '2026-06-01', '1 month') m where id like 'P%'`.execute(db);
  await sql`analyze`.execute(db);
}

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(q * values.length) - 1)] ?? 0;

async function measure(db: Kysely<Database>): Promise<void> {
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  const engine = createEngine({ library, calendar });
  const deps = { db, library, calendar, engine };
  await hire(db);
  await createOpenCycle(deps)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  const idle = {
    keys: newKeys(new Date()),
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  };
  await createEvaluateCycle({ ...deps, ...idle })({ cycleId, at: Date.now() });
  const { levelPromotion } = library.newest;
  const easier = { ...levelPromotion, ruleB: { ...levelPromotion.ruleB, anyOf: [{ S: 0, A: 2 }] } };
  const policy = { ...library.newest, levelPromotion: easier };
  for (const cycle of ['2026-07', '2026-01']) {
    const seconds: number[] = [];
    let said = '';
    for (let run = 0; run < RUNS; run += 1) {
      const begun = performance.now();
      const question = { cycles: [cycle], policy, switches: { 'I-24': 'nothing-stands' }, panels: 'pass' as const };
      const [replayed] = await replayCycles(deps, question, '2026-11-23');
      seconds.push((performance.now() - begun) / 1000);
      if (replayed === undefined) throw new Error('nothing was replayed');
      const { source, people, before, after, differences } = replayed;
      said = `${source}, ${people} people, rise ${before.rise} -> ${after.rise}, ${differences.length} differ`;
    }
    process.stdout.write(
      `${cycle}: ${said}; ${RUNS} runs, p50 ${quantile(seconds, 0.5).toFixed(2)} s, p99 ${quantile(seconds, 0.99).toFixed(2)} s, ${residentMegabytes()} MB\n`,
    );
  }
}

const stop = await startServers();
try {
  const scratch = await scratchDatabase();
  const database = createDatabase({ connectionString: scratch.url });
  await measure(database.db);
  await database.close();
  await scratch.drop();
} finally {
  await stop();
}
process.exit();

// `jinji verify ledger` over so many lines (a million unless told otherwise): filled, sealed, verified as the service's
// role, with what it takes and how much memory: npx tsx bench/verify.ts [lines]
import { sql } from 'kysely';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { createDatabase } from '../db/database.js';
import { migrateToLatest } from '../db/migrate.js';
import { sealNext } from '../db/seals/seal.js';
import { verifySeals } from '../db/seals/verify.js';

const LINES = Number(process.argv[2] ?? 1_000_000);
const folder = await makeDataFolder('jinji-bench-');
const postgres = await openPostgres({ dataFolder: folder, env: process.env });
const seconds = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  const begun = performance.now();
  await work();
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(`${JSON.stringify({ what, lines: LINES, seconds: Number(took), rssMB: memory })}\n`);
};
try {
  await migrateToLatest(postgres.ownerUrl);
  const { db, close } = createDatabase({ connectionString: postgres.url, max: 3 });
  await seconds('fill', () =>
    sql`insert into ledger (at, actor, act, clause, case_id, workflow_id, seq, before, after)
      select now(), (10000 + n % 300)::text, 'candidate.decided', '8.5.5', 'LP-2026-07-' || n % 5000, 'LC-2026-07', n,
             jsonb_build_object('stage', 'gm', 'round', 1), jsonb_build_object('stage', 'release', 'reason', repeat('理由', 20))
      from generate_series(1, ${LINES}::int) n`.execute(db),
  );
  await seconds('seal', async () => {
    while ((await sealNext(db, new Date())) !== 0);
  });
  await seconds('verify', async () => {
    const { faults, sealed } = await verifySeals(db, []);
    if (faults.length > 0 || sealed !== LINES) throw new Error(`${sealed} sealed, ${faults.length} faults`);
  });
  await close();
} finally {
  await postgres.stop();
  await removeDataFolder(folder);
}

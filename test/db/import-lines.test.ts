import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { forgetExpired } from '../../db/service/housekeeping.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

let scratch: ScratchDatabase;
let handle: DatabaseHandle;
beforeAll(async () => {
  scratch = await scratchDatabase();
  handle = createDatabase({ connectionString: scratch.url, max: 2 });
  const hash = 'a'.repeat(64);
  await sql`
    insert into import (id, kind, filename, sha256, status, digest, summary, created_by, created_at, applied_by, applied_at)
    values ('old', 'ratings', 'a.csv', ${hash}, 'applied', 'd', '{"rows": 2}', 'E1', '2026-01-01', 'E1', '2026-01-02'),
      ('late', 'ratings', 'b.csv', ${hash}, 'applied', 'd', '{"rows": 1}', 'E1', '2026-01-01', 'E1', '2026-06-30'),
      ('tried', 'ratings', 'c.csv', ${hash}, 'dry-run', 'd', '{"rows": 1}', 'E1', '2026-01-01', null, null)`.execute(
    handle.db,
  );
  await sql`
    insert into import_row (import_id, line, key, value, verdict, former, problems, waits)
    values ('old', 2, 'E1 2025-12', '{}', 'new', null, '[]', null), ('old', 3, 'E2', '{}', 'new', null, '[]', 'OWN_RECORD'),
      ('late', 2, 'E1 2025-12', '{}', 'new', null, '[]', null), ('tried', 2, 'E1 2025-12', '{}', 'new', null, '[]', null)`.execute(
    handle.db,
  );
});
afterAll(async () => {
  await handle.close();
  await scratch.drop();
});

test('issue 17.6: the lines of an import go after the days that IT has set; what waits for a second person and the import itself stay', async () => {
  const library = loadPolicyLibrary();
  const retention = library.retentionOf(library.newest.version);
  const left = async (importLineDays: number): Promise<readonly string[]> => {
    const now = new Date('2026-07-15T02:00:00Z');
    await forgetExpired(handle.db, now, { retention, unboundFileDays: 14, importLineDays });
    const { rows } = await sql<{ line: string }>`
      select import_id || ' ' || line as line from import_row order by 1`.execute(handle.db);
    return rows.map(({ line }) => line);
  };
  expect(await left(400)).toEqual(['late 2', 'old 2', 'old 3', 'tried 2']);
  expect(await left(30)).toEqual(['late 2', 'old 3']);
  const { rows } = await sql<{ id: string; rows: number }>`
    select id, (summary -> 'rows')::int as rows from import order by id`.execute(handle.db);
  expect(rows).toEqual([
    { id: 'late', rows: 1 },
    { id: 'old', rows: 2 },
    { id: 'tried', rows: 1 },
  ]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProgress } from '../../cli/launch/progress.js';
import { playOn } from '../../cli/rehearsal/play.js';
import { openStage, type Stage } from '../../cli/rehearsal/stage.js';

/** I-09: the rehearsal of a cycle plays a promotion of somebody back from maternity leave. */
const WISHES = { gm: 'approves', review: 88, panel: 86, sheets: 85, months: 3 } as const;
let dataFolder: string;
let stage: Stage | undefined;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'jinji-rehearsal-test-'));
});
afterAll(async () => {
  await stage?.close();
  await rm(dataFolder, { recursive: true, force: true });
});

test('somebody back from maternity leave is ruled on and promoted; the story says that months are not counted, never why', async () => {
  const lines: string[] = [];
  stage = await openStage({ dataFolder, env: process.env, progress: createProgress(() => undefined), months: 3 });
  await playOn(stage, { wishes: WISHES, parts: ['cycle'], dataFolder, write: (line) => void lines.push(line) });
  const { rows } = await sql<{ id: string; ruled: boolean }>`
    select l.person_id as id, exists (select from decision d where d.case_id = k.id and d.kind = 'ruling') as ruled
    from leave_record l
    join personnel_case k on k.person_id = l.person_id and k.kind = 'level-promotion' and k.stage = 'promoted'
    join level_history h on h.person_id = l.person_id and h.source = 'level-promotion'
      and h.recorded_by is not null and h.effective_from >= l.from_on
    where l.kind = 'maternity' order by 1`.execute(stage.db);
  expect(rows.map(({ ruled }) => ruled)).toContain(true);
  const told = lines.join('\n');
  expect(told).toContain(`${rows[0]?.id ?? '?'}：不计`);
  expect(told).not.toMatch(/产假|maternity/);
});

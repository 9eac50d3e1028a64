import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProgress } from '../../cli/launch/progress.js';
import { playOn } from '../../cli/rehearsal/play.js';
import type { Wishes } from '../../cli/rehearsal/house.js';
import { openStage, type Stage } from '../../cli/rehearsal/stage.js';
import { LEVELS, type Level } from '../../domain/vocabulary/level.js';

interface Lowering {
  readonly outcome: string | null;
  readonly from: Level | null;
  readonly to: Level | null;
  readonly on: string | null;
  readonly road: string | null;
  readonly acts: readonly string[];
}

const WISHES: Wishes = { gm: 'returns', review: 88, panel: 86, sheets: 85, months: 3 };
let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'jinji-rehearsal-test-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

async function played(wishes: Wishes): Promise<readonly [Stage, readonly string[], readonly Lowering[]]> {
  const lines: string[] = [];
  const stage = await openStage({
    dataFolder,
    env: process.env,
    progress: createProgress(() => undefined),
    months: wishes.months,
  });
  await playOn(stage, { wishes, parts: ['lowering'], dataFolder, write: (line) => void lines.push(line) });
  const { rows } = await sql<Lowering>`
    select k.outcome, p.from_level as "from", p.to_level as "to", p.effective_from as "on",
           d.content ->> 'road' as road,
           array(select t.kind from task t where t.case_id = k.id and t.state = 'completed' order by t.closed_at, t.id) as acts
    from personnel_case k left join pay_change p on p.case_id = k.id
    left join document d on d.case_id = k.id and d.kind = 'setback-notice'
    where k.kind = 'setback' and exists (
      select from complaint c where c.person_id = k.person_id and c.id like 'C-REHEARSAL-%') order by k.id`.execute(
    stage.db,
  );
  return [stage, lines, rows];
}

describe('npm run rehearse: §11', () => {
  let stage: Stage | undefined;
  afterAll(() => stage?.close());

  test('plays a lowering with the agreement of the person, and one without', async () => {
    const [open, lines, found] = await played(WISHES);
    stage = open;
    const asked = ['setback.cause', 'setback.complaint', 'setback.statement', 'setback.proposal'];
    const decided = ['setback.gm-decision', 'setback.proposal', 'setback.gm-decision', 'consent.answer'];
    const anew = ['consent.anew', 'consent.gm-decision'];
    expect(found.map(({ road, acts }) => [road, acts])).toEqual([
      ['agreed', [...asked, ...decided, 'setback.acknowledgement']],
      ['decided', [...asked, ...decided, ...anew, 'setback.acknowledgement']],
    ]);
    for (const { from, to, on } of found) {
      // 11.2: one step down; I-41, I-67: on the first of a month.
      expect(LEVELS.indexOf(from ?? 'intern') - LEVELS.indexOf(to ?? 'intern')).toBe(1);
      expect(on).toMatch(/-01$/);
    }
    const told = lines.join('\n');
    for (const clause of ['§11.2', 'I-41', 'I-77']) expect(told).toContain(clause);
  });
});

test('a general manager who rejects lowers nobody', async () => {
  const [stage, , found] = await played({ ...WISHES, gm: 'rejects' });
  try {
    expect(found.map(({ to, road }) => [to, road])).toEqual([
      [null, null],
      [null, null],
    ]);
  } finally {
    await stage.close();
  }
});

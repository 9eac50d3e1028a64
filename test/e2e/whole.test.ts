import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { sql } from 'kysely';
import { join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { previousWorkday } from '../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { flawsOf, recordsOf, stuckWorkflows, trialOf, type TrialLeft } from './left-behind.js';
import { PARTS } from './service.js';
import { Services } from './services.js';

/** What the tour left in the records. */
let records: Awaited<ReturnType<typeof recordsOf>>;
/** The trial that the tour leaves running, before all was killed and after it was started again. */
let left: TrialLeft;
let returned: TrialLeft;
/** What `jinji reconcile` said after all was killed, and after the records had lost something. */
let agreed: Ran;
let differed: Ran;

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

async function command(env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(checkoutRoot(), 'scripts', 'run.mjs'), ...words], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('the whole service (§8.5)', () => {
  const services = new Services();
  beforeAll(async () => {
    const { service, db } = await services.start();
    const { code, said } = await command(service.env, 'tour');
    expect([code, said]).toEqual([0, expect.stringContaining('done')]);
    expect(await flawsOf(db)).toEqual({});
    expect(await stuckWorkflows(db, await service.temporalAddress())).toEqual([]);
    records = await recordsOf(db);
    left = await trialOf(db, await service.temporalAddress(), service.dataFolder);
    await service.kill(PARTS);
    returned = await trialOf(db, await service.temporalAddress(), service.dataFolder);
    expect(await flawsOf(db)).toEqual({});
    agreed = await command(service.env, 'jinji', 'reconcile');
    // What no act of the product does: the records lose the tasks that the engine has asked for.
    await sql`alter table task disable trigger all`.execute(db);
    await sql`delete from task where workflow_id = ${left.id}`.execute(db);
    differed = await command(service.env, 'jinji', 'reconcile', '--repair', left.id);
    await services.disconnect();
    expect(await service.stop()).toEqual({ code: 0, left: [] });
  }, 240_000);
  afterAll(() => services.close(), 60_000);

  it('plays a cycle from the ratings to the signed notices with npm run tour', () => {
    expect(records.cycles).toHaveLength(1);
    expect(records.levels?.length).toBeGreaterThan(0);
    expect(records.signatures?.length).toBeGreaterThan(0);
  });

  it('agrees with itself after all was killed; what the records lack is named, and never made up (decision 30)', () => {
    expect(agreed).toEqual({ code: 0, said: expect.stringContaining('engine and records agree') });
    expect(differed.code).toBe(1);
    expect(differed.said).toContain(`✗ ${left.id}`);
    expect(differed.said).toContain('cannot be mended here');
  });

  it('leaves a trial whose days stand in the engine, also after all was killed and started again (9.5.5, 9.5.6)', () => {
    expect(left).toMatchObject({ stage: 'running', engine: 'running' });
    const reminder = instantAt(previousWorkday(loadCalendar(), left.reviewOn), '09:00');
    expect(left.timers).toContain(new Date(reminder).toISOString().slice(0, 16));
    expect(returned).toEqual(left);
  });
});

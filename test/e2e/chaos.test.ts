import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { playTour } from '../../cli/tour/play.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { previousWorkday } from '../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { disturb, type Kills } from './disturbance.js';
import { createGate } from './gate.js';
import { flawsOf, recordsOf, stuckWorkflows, trialOf, type TrialLeft } from './left-behind.js';
import { PARTS, startService, type Service } from './service.js';

/**
 * One entry a chapter of the tour (§8.5.1 to 8.5.7, the reading back, §9.1 to 9.5.5). An act whose API is killed under it is
 * taken over after half a minute, so there are few of those.
 */
const PLAN: readonly Kills[] = [
  // 8.5.1: the database goes while everybody is evaluated.
  { before: ['worker'], during: [{ act: 4, after: 60, parts: ['postgres'] }] },
  { before: ['temporal'], during: [{ act: 1, after: 10, parts: ['worker'] }] },
  { before: ['postgres'], during: [{ act: 2, after: 10, parts: ['temporal'] }] },
  // 8.5.3: an import is applied, then the whole batch is passed.
  {
    before: ['api'],
    during: [
      { act: 3, after: 5, parts: ['postgres'] },
      { act: 5, after: 15, parts: ['worker'] },
    ],
  },
  // 8.5.4: the panel is appointed, and scores.
  {
    before: ['launcher'],
    during: [
      { act: 2, after: 'written', parts: ['worker'] },
      { act: 6, after: 10, parts: ['temporal'] },
    ],
  },
  // 8.5.5: the general manager decides, and decides again.
  {
    before: ['api'],
    during: [
      { act: 3, after: 'written', parts: ['temporal'] },
      { act: 6, after: 5, parts: ['launcher'] },
    ],
  },
  // 8.5.6, 8.5.7: a power cut, then each in turn while people are interviewed and sign, then another power cut.
  {
    before: PARTS,
    during: [
      { act: 1, after: 30, parts: ['postgres'] },
      { act: 2, after: 'written', parts: ['api'] },
      { act: 10, after: 5, parts: ['worker'] },
      { act: 20, after: 10, parts: ['launcher'] },
      { act: 30, after: 15, parts: ['temporal'] },
      { act: 40, after: 10, parts: PARTS },
    ],
  },
  { during: [{ act: 5, after: 0, parts: ['api'] }] },
  // 9.1, 9.5.1: the nominee's case is written before the act is answered.
  { during: [{ act: 3, after: 'written', parts: ['worker'] }] },
  {},
  {},
  // 9.5.5: the letter is out, and the trial is about to begin.
  { during: [{ act: 2, after: 'written', parts: ['temporal', 'worker'] }] },
];

const services: Service[] = [];
const databases: DatabaseHandle[] = [];
let quiet: Awaited<ReturnType<typeof recordsOf>>;
/** The trial that the tour leaves running, before all was killed and after it was started again. */
let left: TrialLeft;
let returned: TrialLeft;

async function started(): Promise<{ readonly service: Service; readonly db: DatabaseHandle['db'] }> {
  const service = await startService();
  services.push(service);
  const database = createDatabase({ connectionString: await service.databaseUrl(), max: 3, applicationName: 'e2e' });
  databases.push(database);
  return { service, db: database.db };
}
async function command(name: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(checkoutRoot(), 'scripts', 'run.mjs'), name], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

afterAll(async () => {
  for (const database of databases) await database.close();
  for (const service of services) await service.close();
}, 60_000);

describe('the whole service (§8.5)', () => {
  beforeAll(async () => {
    const { service, db } = await started();
    const { code, said } = await command('tour', service.env);
    expect([code, said]).toEqual([0, expect.stringContaining('done')]);
    expect(await flawsOf(db)).toEqual({});
    expect(await stuckWorkflows(db, await service.temporalAddress())).toEqual([]);
    quiet = await recordsOf(db);
    left = await trialOf(db, await service.temporalAddress());
    await service.kill(PARTS);
    returned = await trialOf(db, await service.temporalAddress());
    expect(await flawsOf(db)).toEqual({});
    await databases.pop()?.close();
    expect(await service.stop()).toEqual({ code: 0, left: [] });
  }, 240_000);

  it('plays a cycle from the ratings to the signed notices with npm run tour', () => {
    expect(quiet.cycles).toHaveLength(1);
    expect(quiet.levels?.length).toBeGreaterThan(0);
    expect(quiet.signatures?.length).toBeGreaterThan(0);
  });

  it('leaves a trial whose days stand in the engine, also after all was killed and started again (9.5.5, 9.5.6)', () => {
    expect(left).toMatchObject({ stage: 'running', engine: 'running' });
    const reminder = instantAt(previousWorkday(loadCalendar(), left.reviewOn), '09:00');
    expect(left.timers).toContain(new Date(reminder).toISOString().slice(0, 16));
    expect(returned).toEqual(left);
  });

  it('loses nothing and doubles nothing while every part is killed with -9, in turn and all at once', async () => {
    const { service, db } = await started();
    const disturbance = disturb(service, await createGate(() => service.databaseUrl()), PLAN);
    const disturbed = playTour({
      url: service.url,
      db,
      narrator: { chapter: () => disturbance.chapter(), say: () => undefined },
    });
    await disturbed.finally(() => {
      disturbance.stop();
    });
    await disturbance.end();
    expect(Math.min(...Object.values(service.killed))).toBeGreaterThanOrEqual(3);
    expect(disturbance.disturbed()).toBeGreaterThan(0);
    expect(await flawsOf(db)).toEqual({});
    expect(await stuckWorkflows(db, await service.temporalAddress())).toEqual([]);
    expect(await recordsOf(db)).toEqual(quiet);
    await databases.pop()?.close();
    expect(await service.stop()).toEqual({ code: 0, left: [] });
  }, 420_000);
});

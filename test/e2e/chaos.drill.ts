import { afterAll, describe, expect, it } from '@jest/globals';
import { playTour } from '../../cli/tour/play.js';
import type { Narrator } from '../../cli/tour/story.js';
import { disturb, type Kills } from './disturbance.js';
import { createGate } from './gate.js';
import { flawsOf, recordsOf, stuckWorkflows } from './left-behind.js';
import { PARTS } from './service.js';
import { Services } from './services.js';

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

const silent: Narrator = { chapter: () => Promise.resolve(), say: () => undefined };

describe('the whole service (§8.5)', () => {
  const services = new Services();
  afterAll(() => services.close(), 60_000);

  async function undisturbed(): ReturnType<typeof recordsOf> {
    const { service, db } = await services.start();
    await playTour({ url: service.url, db, narrator: silent });
    const records = await recordsOf(db);
    await services.disconnect();
    await service.close();
    return records;
  }

  it('loses nothing and doubles nothing while every part is killed with -9, in turn and all at once', async () => {
    const quiet = await undisturbed();
    const { service, db } = await services.start();
    const disturbance = disturb(service, await createGate(() => service.databaseUrl()), PLAN);
    const disturbed = playTour({
      url: service.url,
      db,
      narrator: { ...silent, chapter: () => disturbance.chapter() },
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
    await services.disconnect();
    expect(await service.stop()).toEqual({ code: 0, left: [] });
  }, 660_000);
});

import { hostname } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLooks } from '../../../api/looks/looks.js';
import { beginPause, endPause } from '../../../db/service/pause.js';
import { raiseCauses } from '../../../db/messages/raise-causes.js';
import { createHarness, type Harness } from '../harness.js';

/** docs/decisions/0074: the API sees that engine or worker are away, and that a disk fills up, and says so. */
describe('what the API sees of the service', () => {
  let harness: Harness;
  let pollers: (() => Promise<readonly { identity: string; seenAt: Date }[]>) | undefined;
  let free = 50e9;
  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    free = 50e9;
    pollers = undefined;
  });

  const looks = (freeThere?: () => number) =>
    createLooks({
      db: harness.database.db,
      engine: {
        look: () => Promise.resolve(),
        pollers: () => pollers?.() ?? Promise.resolve([{ identity: '7@here', seenAt: harness.clock.now }]),
      },
      scanner: { look: () => Promise.resolve() },
      folders: ['/data'],
      now: () => harness.clock.now,
      diskUnder: () => Promise.resolve({ free: freeThere?.() ?? free, total: 100e9 }),
    });
  const alarms = async () =>
    (await harness.database.db.selectFrom('alarm').select(['code', 'about']).where('cleared_at', 'is', null).execute())
      .map(({ code, about }) => `${code} ${about}`)
      .sort();
  const later = (seconds: number): void => {
    harness.clock.now = new Date(harness.clock.now.getTime() + seconds * 1000);
  };

  test.each([
    ['no worker', 'WORKER.AWAY', () => Promise.resolve([])],
    ['a worker of two minutes ago', 'WORKER.AWAY', 'old'],
    ['no engine', 'ENGINE.AWAY', () => Promise.reject(new Error('away'))],
  ] as const)('%s rings after two minutes, is told once, and clears when it is back', async (_, alarm, given) => {
    const one = looks();
    await one.look();
    expect([one.workerIsThere(), await alarms()]).toEqual([true, []]);
    const old = new Date(harness.clock.now.getTime() - 120_000);
    pollers = given === 'old' ? () => Promise.resolve([{ identity: '7@here', seenAt: old }]) : given;
    await one.look();
    later(119);
    await one.look();
    expect([one.workerIsThere(), await alarms()]).toEqual([!alarm.startsWith('WORKER'), []]);
    later(1);
    const told = async () => (await harness.database.db.selectFrom('message').select('id').execute()).length;
    const before = await told();
    await one.look();
    const standing = [`${alarm} ${hostname()}:${alarm.split('.')[0]?.toLowerCase() ?? ''}`];
    expect(await alarms()).toEqual(standing);
    // Another API, or this one started anew, knows of nothing yet, and leaves it alone.
    await looks().look();
    expect(await alarms()).toEqual(standing);
    const after = await told();
    expect(after).toBeGreaterThan(before);
    await one.look();
    expect(await told()).toBe(after);
    pollers = undefined;
    await one.look();
    expect([one.workerIsThere(), await alarms()]).toEqual([true, []]);
  });

  test('a worker that a back-up has stopped is not missed', async () => {
    const one = looks();
    pollers = () => Promise.resolve([]);
    await beginPause(harness.database.db, new Date(Date.now() + 600_000));
    await one.look();
    later(300);
    await one.look();
    await endPause(harness.database.db);
    expect(await alarms()).toEqual([]);
  });

  test('a disk that is nearly full rings by machine and folder; another machine’s is left alone while it looks', async () => {
    const elsewhere = { code: 'DISK.FULL' as const, about: 'elsewhere:/data', message: { zh: '满', en: 'full' } };
    const { db } = harness.database;
    await raiseCauses(db, { codes: ['DISK.FULL'], under: 'elsewhere:' }, [elsewhere], harness.clock.now);
    const one = looks();
    free = 1e9;
    await one.look();
    expect(await alarms()).toEqual(
      ['DISK.FULL elsewhere:/data', `DISK.FULL ${hostname()}:/data`, expect.stringContaining('/tmp')].sort(),
    );
    free = 50e9;
    await one.look();
    expect(await alarms()).toEqual(['DISK.FULL elsewhere:/data']);
    later(901); // that machine does not look any more
    await one.look();
    expect(await alarms()).toEqual([]);
  });

  test('two APIs on machines of one name clear only what neither sees', async () => {
    const full = { a: true, b: true };
    const [a, b] = [looks(() => (full.a ? 1e9 : 50e9)), looks(() => (full.b ? 1e9 : 50e9))];
    const data = async () => (await alarms()).filter((one) => one.endsWith(':/data')).length;
    const both = async () => {
      await a.look();
      await b.look();
      return data();
    };
    expect(await both()).toBe(1);
    full.b = false;
    const { length: told } = await harness.database.db.selectFrom('message').select('id').execute();
    expect([await both(), await both()]).toEqual([1, 1]);
    expect(await harness.database.db.selectFrom('message').select('id').execute()).toHaveLength(told);
    full.a = false;
    expect(await both()).toBe(0);
    // One that ended says so, and one that was killed has not looked for two minutes: what it saw is looked at by the other.
    full.a = true;
    await a.look();
    await a.leave();
    expect(await data()).toBe(1);
    await b.look();
    expect(await data()).toBe(0);
    await a.look();
    later(119);
    await b.look();
    expect(await data()).toBe(1);
    later(2);
    await b.look();
    expect(await data()).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { setMailService } from '../../db/messages/mails.js';
import { headsFileOf, readHeads } from '../../db/seals/heads.js';
import { verifySeals } from '../../db/seals/verify.js';
import { startSealing } from '../../worker/sealing.js';
import { createAccount } from '../../db/accounts/accounts.js';
import { openHouse, type House } from '../db/house.js';
import { runAs } from '../support/owner.js';

let house: House;
let dataFolder: string;
let stops: AbortController;
let clock: Date;
let running: Promise<void>[];
const logged: object[] = [];
const log = { info: (what: object) => void logged.push(what), warn: (what: object) => void logged.push(what) };

beforeEach(async () => {
  house = await openHouse();
  dataFolder = await makeDataFolder('jinji-sealing-');
  stops = new AbortController();
  clock = new Date('2026-11-29T15:59:00Z'); // 23:59 in Shanghai
  running = [];
  logged.length = 0;
});
afterEach(async () => {
  stops.abort();
  await Promise.all(running);
  await house.close();
  await removeDataFolder(dataFolder);
});

const begin = () => {
  running.push(startSealing({ db: house.db, dataFolder, log, signal: stops.signal, now: () => clock }).done);
};
const write = (act: string) =>
  house.db.insertInto('ledger').values({ at: clock, actor: '1', act, workflow_id: 'w', seq: 1 }).execute();
const sealedRows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from seal`.execute(house.db)).rows[0]?.n ?? 0;

describe('beside the worker', () => {
  test('what is committed is sealed by itself, by one of several, whoever stops', async () => {
    begin();
    begin();
    for (const act of ['a', 'b', 'c']) {
      await write(act);
      const count = await sealedRows();
      await until('it is sealed', async () => (await verifySeals(house.db, [])).waiting === 0);
      expect(await sealedRows()).toBeGreaterThanOrEqual(count);
    }
    expect(await verifySeals(house.db, [])).toMatchObject({ faults: [], sealed: 3 });
  });

  test('a step does not wait for the sealer, nor the sealer for a step that takes long', async () => {
    await house.db.transaction().execute(async (trx) => {
      await trx.insertInto('ledger').values({ at: clock, actor: '1', act: 'slow', workflow_id: 'w', seq: 1 }).execute();
      begin();
      await write('quick');
      await until('the quick one is sealed', async () => (await sealedRows()) === 1);
    });
    await until('the slow one is sealed after it', async () => (await sealedRows()) === 2);
    expect((await verifySeals(house.db, [])).faults).toEqual([]);
  });

  test('the head of each day is kept once in the data folder and told in the log', async () => {
    begin();
    await write('a');
    await until('the day has its head', async () => (await readHeads(dataFolder)).length === 1);
    clock = new Date('2026-11-29T16:00:30Z'); // the next day in Shanghai
    await write('b');
    await until('the next day has its own', async () => (await readHeads(dataFolder)).length === 2);
    const heads = await readHeads(dataFolder);
    expect(heads.map(({ day }) => day)).toEqual(['2026-11-29', '2026-11-30']);
    expect((await stat(headsFileOf(dataFolder))).mode & 0o777).toBe(0o600);
    expect(logged).toEqual(heads.map(({ day, no, hash }) => ({ day, no, hash })));
    expect((await verifySeals(house.db, heads)).faults).toEqual([]);
    // Whoever writes the whole chain anew has not written these.
    await appendFile(
      headsFileOf(dataFolder),
      `${JSON.stringify({ day: '2026-12-01', no: 1, hash: '0'.repeat(64) })}\n`,
    );
    expect((await verifySeals(house.db, await readHeads(dataFolder))).faults).toMatchObject([{ what: 'head', no: 1 }]);
    expect(await readFile(headsFileOf(dataFolder), 'utf8')).not.toMatch(/act|actor/);
  });

  test('where mail is set up the HR manager and the auditor have it by mail, once a day', async () => {
    for (const [id, role] of [
      ['h2', 'hr-manager'],
      ['u1', 'auditor'],
      ['h1', 'hr'],
    ] as const) {
      await house.person(id);
      await createAccount(house.db, { login: id, personId: id, roles: [role], password: 'a-long-password-1' });
    }
    await setMailService(house.db, 'jinji@example.com', clock);
    begin();
    begin();
    await write('a');
    const mails = async () =>
      (
        await sql<{ to: string; whole: boolean; body: string }>`
          select t.person_id as to, m.whole, t.body ->> 'zh' as body from outbox m join message t on t.id = m.message_id
          order by 1`.execute(house.db)
      ).rows;
    await until('the mail waits', async () => (await mails()).length > 0);
    const [head] = await readHeads(dataFolder);
    const body = expect.stringContaining(`--head ${head?.no}:${head?.hash}`);
    expect(await mails()).toEqual(['h2', 'u1'].map((to) => ({ to, whole: true, body })));
  });

  test('what a superuser adds by hand is not sealed, and does not keep the rest from it', async () => {
    begin();
    await runAs(
      house.administratorUrl,
      `insert into ledger (at, actor, act, workflow_id, seq) values (now(), '10001', 'forged', 'w', 1)`,
    );
    await write('a');
    await until('the rest is sealed', async () => (await sealedRows()) === 1);
    expect((await verifySeals(house.db, [])).faults).toMatchObject([{ what: 'foreign', source: 'ledger' }]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { CALLS, OperationsHouse, type OperationCall } from './operations-house.js';

let house: OperationsHouse;
beforeAll(async () => {
  house = await OperationsHouse.open();
});
afterAll(() => house.harness.close());

const operations = Object.keys(CALLS) as OperationCall[];
/** Nothing was written anywhere, and he was told no. */
const refused = { refused: true, left: 0 };
const set = (query: ReturnType<typeof sql>) => query.execute(house.harness.database.db);

/** docs/decisions/0065: every operation beside a form, and everybody who may not. */
describe('each operation, by each who may not: nothing is written, and nothing reaches the engine', () => {
  test.each(operations)('%s by the person whom it is about', async (operation) => {
    expect([operation, await house.call(operation, 'e1')]).toEqual([operation, expect.objectContaining(refused)]);
  });

  test.each(operations)('%s by the auditor and by IT', async (operation) => {
    for (const login of ['u1', 'i1'])
      expect([login, await house.call(operation, login)]).toEqual([login, expect.objectContaining(refused)]);
  });

  test.each(operations)('%s by a proxy whose dates ended a second ago', async (operation) => {
    const came = await house.call(operation, CALLS[operation].deputy);
    expect([operation, came]).toEqual([operation, expect.objectContaining(refused)]);
  });

  test.each(operations)('%s by a leaver, whose account is closed or still open', async (operation) => {
    const { by } = CALLS[operation];
    await house.tokenOf(by);
    const status = await set(sql`select status from person where id = ${by}`);
    await set(sql`update person set status = 'left', left_on = '2026-11-20' where id = ${by}`);
    try {
      expect([operation, await house.call(operation, by)]).toEqual([operation, expect.objectContaining(refused)]);
      await set(sql`update account set disabled = true where person_id = ${by}`);
      expect(await house.call(operation, by)).toMatchObject({ status: 401, left: 0 });
    } finally {
      const [before] = status.rows as { status: string }[];
      await set(sql`update person set status = ${before?.status ?? ''}, left_on = null where id = ${by}`);
      await set(sql`update account set disabled = false where person_id = ${by}`);
    }
  });

  test('once the task has gone, whoever might have done it reads that, and nothing is written', async () => {
    house.gone = true;
    await set(
      sql`update task set state = 'completed', closed_at = now(), closed_by = 'h2' where id in ('RZ-1.9', 'RZ-1.20')`,
    );
    await set(sql`update personnel_case set closed_at = now(), outcome = 'voided', stage = 'voided' where id = 'RZ-2'`);
    const records: readonly OperationCall[] = ['copy', 'comment', 'read', 'name-proxy', 'end-proxy']; // about no task
    for (const operation of operations.filter((one) => !records.includes(one))) {
      const came = await house.call(operation, CALLS[operation].by);
      expect([operation, came]).toEqual([operation, expect.objectContaining(refused)]);
    }
    house.gone = false;
    await set(
      sql`update task set state = 'open', closed_at = null, closed_by = null where id in ('RZ-1.9', 'RZ-1.20')`,
    );
    await set(
      sql`update personnel_case set closed_at = null, outcome = null, stage = 'verification' where id = 'RZ-2'`,
    );
  });
});

describe('each operation by whoever may', () => {
  test.each(operations)(
    '%s is done once, also where the process was killed before it kept the answer',
    async (operation) => {
      const key = randomUUID();
      const { by } = CALLS[operation];
      const first = await house.call(operation, by, key);
      expect([operation, first]).toEqual([operation, expect.objectContaining({ refused: false, left: 1 })]);
      await house.forgetAnswer(key);
      const again = await house.call(operation, by, key);
      expect([operation, again]).toEqual([operation, { ...first, left: 0 }]);
    },
  );

  test.each(operations)('%s at the same moment under one key is one', async (operation) => {
    const key = randomUUID();
    const { by } = CALLS[operation];
    const both = await Promise.all([house.call(operation, by, key), house.call(operation, by, key)]);
    expect(both[0].status).toBe(both[1].status);
    expect(Math.max(...both.map(({ left }) => left))).toBeLessThanOrEqual(1);
  });
});

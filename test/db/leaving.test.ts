import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { successorsOf } from '../../db/people/departures.js';
import { leavePerson } from '../../db/people/changes.js';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.db.transaction().execute(async (trx) => {
    for (const [id, superior] of [
      ['TOP', null],
      ['A', 'TOP'],
      ['B', 'A'],
      ['C', 'B'],
      ['D', 'A'],
    ])
      await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
        values (${id}, ${id}, 'care', ${superior}, 'confirmed', '2020-01-01', '2020-04-01')`.execute(trx);
    await sql`update department set head_id = 'A' where id = 'care'`.execute(trx);
  });
});
afterAll(() => house.close());

const superiors = async (): Promise<Readonly<Record<string, string | null>>> => {
  const { rows } = await sql<{ id: string; superior: string | null }>`
    select id, superior_id as superior from person where status <> 'left'`.execute(house.db);
  return Object.fromEntries(rows.map(({ id, superior }) => [id, superior]));
};
const leave = (personId: string, successorId: string) =>
  house.db.transaction().execute((trx) => leavePerson(trx, { personId, leftOn: '2026-01-01', successorId }));

describe('who reports to whom when somebody has left (I-58)', () => {
  test('a successor from far below takes over without anybody reporting in a circle', async () => {
    await leave('A', 'C');
    expect(await superiors()).toEqual({ TOP: null, B: 'TOP', C: 'B', D: 'C' });
    const { rows } = await sql`select head_id from department where id = 'care'`.execute(house.db);
    expect(rows).toEqual([{ head_id: 'C' }]);
  });

  test('when the successor leaves as well, his own acts for both', async () => {
    expect(await successorsOf(house.db, ['A', 'D'])).toEqual(new Map([['A', 'C']]));
    await leave('C', 'B');
    expect(await successorsOf(house.db, ['A', 'C'])).toEqual(
      new Map([
        ['A', 'B'],
        ['C', 'B'],
      ]),
    );
    expect(await superiors()).toEqual({ TOP: null, B: 'TOP', D: 'B' });
  });
});

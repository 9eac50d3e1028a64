import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openHouse, type House } from './house.js';
import { runAs } from '../support/owner.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** What this connection has prepared of these words. */
const prepared = async (db: House['db'], words: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  return rows.map(({ statement }) => statement).filter((statement) => statement.includes(words));
};

test('what is asked with values is prepared once a connection, and answered as before', async () => {
  await house.db.connection().execute(async (db) => {
    const ask = async (id: string) =>
      (await sql<{ id: string; n: number }>`select ${id}::text as id, 7 as n`.execute(db)).rows;
    expect([await ask('a'), await ask('b')]).toEqual([[{ id: 'a', n: 7 }], [{ id: 'b', n: 7 }]]);
    expect(await prepared(db, 'as id, 7 as n')).toHaveLength(1);
  });
});

test('what has no values is not, nor what is long and made of as many parts as there are rows', async () => {
  await house.db.connection().execute(async (db) => {
    await sql`select 8 as alone`.execute(db);
    const long = (word: string) => sql.raw(`/* ${word.repeat(7_000)} */`);
    const few = await sql<{ n: number }>`select ${9}::int as n ${long('x')}`.execute(db);
    expect(few.rows).toEqual([{ n: 9 }]);
    const values = sql.join(Array.from({ length: 41 }, (_, no) => sql`(${no}::int)`));
    const many = await sql<{ n: number }>`
      select count(*)::int as n from (values ${values}) as given (no) ${long('y')}`.execute(db);
    expect(many.rows).toEqual([{ n: 41 }]);
    const found = [await prepared(db, 'as alone'), await prepared(db, 'xxxx'), await prepared(db, 'yyyy')];
    expect(found.map((one) => one.length)).toEqual([0, 1, 0]);
  });
});

test('a statement that fails fails as before, and may be asked again', async () => {
  await house.db.connection().execute(async (db) => {
    const divide = (by: number) => sql<{ n: number }>`select 12 / ${by}::int as n`.execute(db);
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
    expect((await divide(4)).rows).toEqual([{ n: 3 }]);
  });
});

test('a table that changes meanwhile is read as it is then', async () => {
  const { db } = house;
  await runAs(house.ownerUrl, 'create table changing (a int, b int); grant select on changing to jinji_writer');
  await runAs(house.ownerUrl, 'insert into changing values (1, 2)');
  const read = async () => (await sql<{ b: number }>`select b from changing where a = ${1}::int`.execute(db)).rows;
  expect(await read()).toEqual([{ b: 2 }]);
  await runAs(house.ownerUrl, 'alter table changing add column c int not null default 3');
  await runAs(house.ownerUrl, 'create index on changing (a)');
  expect(await read()).toEqual([{ b: 2 }]);
});

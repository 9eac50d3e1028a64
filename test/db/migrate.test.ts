import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase } from '../../db/database.js';
import { watchVersion } from '../../db/service/watch-version.js';
import { expectThisVersion, migrateToLatest } from '../../db/migrate.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { until } from '../../cli/play/until.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await close();
});
afterAll(() => scratch.drop());

test('processes that start together migrate once, and again does nothing', async () => {
  await Promise.all([1, 2, 3, 4].map(() => migrateToLatest(scratch.ownerUrl)));
  await migrateToLatest(scratch.ownerUrl);
  const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  await close();
  expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(['0001-people', '0002-identity']));
});

describe('a database from before the first release', () => {
  const refused = {
    refusal: {
      code: 'DATABASE.OLDER',
      message: { zh: expect.stringContaining('不能沿用'), en: expect.stringContaining('cannot be taken over') },
    },
  };
  const digests = async () => {
    const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
    const { rows } = await sql<{
      name: string;
      digest: string;
    }>`select name, digest from schema_file order by 1`.execute(db);
    await close();
    return rows;
  };
  const change = async (statement: string) => {
    const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
    await sql.raw(statement).execute(db);
    await close();
  };

  test('is refused in plain words where other migrations of the same names have made it', async () => {
    const made = await digests();
    await change(`update schema_file set digest = 'other' where name = '0003-cases'`);
    await expect(migrateToLatest(scratch.ownerUrl)).rejects.toMatchObject(refused);
    const before = made.find(({ name }) => name === '0003-cases');
    await change(`update schema_file set digest = '${before?.digest}' where name = '0003-cases'`);
    await migrateToLatest(scratch.ownerUrl);
    expect(await digests()).toEqual(made);
  });

  test('is refused where nothing says what has made it, whatever else it holds', async () => {
    await change(`alter table schema_file rename to schema_file_away;
      insert into kysely_migration values ('0004-cases-of-all-kinds', '2026-01-01')`);
    await expect(migrateToLatest(scratch.ownerUrl)).rejects.toMatchObject(refused);
    await change(`alter table schema_file_away rename to schema_file;
      delete from kysely_migration where name = '0004-cases-of-all-kinds'`);
  });
});

test('refuses a database that a newer version has migrated, and changes nothing', async () => {
  const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db);
  const newer = { refusal: { code: 'DATABASE.NEWER', message: { en: expect.stringContaining('9999-later') } } };
  await expect(migrateToLatest(scratch.ownerUrl)).rejects.toMatchObject(newer);
  // Nor do services serve it (docs/decisions/0074).
  await expect(expectThisVersion(db)).rejects.toMatchObject(newer);
  await close();
});

test('dates stay civil dates, counts are numbers, amounts are text', async () => {
  const { db, close } = createDatabase({ connectionString: scratch.ownerUrl });
  const { rows } = await sql`
    select date '2026-01-31' as day, array[date '2026-02-28'] as days, 7::int8 as count, 0.10::numeric as amount`.execute(
    db,
  );
  await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow(/does not fit/);
  await close();
  expect(rows).toEqual([{ day: '2026-01-31', days: ['2026-02-28'], count: 7, amount: '0.10' }]);
});

test('a broken connection is told and does not end the process', async () => {
  const lost: string[] = [];
  const { db, close } = createDatabase({
    connectionString: scratch.ownerUrl,
    max: 1,
    onConnectionLost: (error) => lost.push(error.message),
  });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const other = createDatabase({ connectionString: scratch.ownerUrl });
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other.db);
  await until('the loss is told', () => lost.length > 0);
  expect(lost).toHaveLength(1);
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await other.close();
  await close();
});

test('services serve the tables of their own version alone, as the role that they have', async () => {
  const own = await scratchDatabase();
  const asWriter = createDatabase({ connectionString: own.url, max: 1 });
  const asOwner = createDatabase({ connectionString: own.ownerUrl, max: 1 });
  await expect(expectThisVersion(asWriter.db)).resolves.toBeUndefined();
  await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(asOwner.db);
  await expect(expectThisVersion(asWriter.db)).rejects.toMatchObject({ refusal: { code: 'DATABASE.NOT_MIGRATED' } });
  await asWriter.close();
  await asOwner.close();
  await own.drop();
});

test('a service that runs hears that somebody has migrated under it, and nothing before', async () => {
  const own = await scratchDatabase();
  const asWriter = createDatabase({ connectionString: own.url, max: 1 });
  const asOwner = createDatabase({ connectionString: own.ownerUrl, max: 1 });
  const heard: string[] = [];
  const { signal } = new AbortController();
  const watch = watchVersion(asWriter.db, {
    signal,
    everyMs: 5,
    changed: ({ refusal }) => heard.push(refusal.code),
  });
  await asWriter.db.transaction().execute(() => Promise.resolve());
  expect(heard).toEqual([]);
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(asOwner.db);
  await watch;
  expect(heard).toEqual(['DATABASE.NEWER']);
  await asWriter.close();
  await asOwner.close();
  await own.drop();
});

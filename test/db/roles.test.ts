import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

const PROTECTED = ['ledger', 'decision', 'document', 'evaluation', 'level_history', 'position_history', 'pay_change'];

let scratch: ScratchDatabase;
let service: pg.Client;
beforeAll(async () => {
  scratch = await scratchDatabase();
  service = new pg.Client({ connectionString: scratch.url });
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await scratch.drop();
});

describe('the role that the service runs as', () => {
  test('is nobody who may pass over rights or triggers', async () => {
    const { rows } = await service.query(`
      select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as strong,
             exists (select from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`);
    expect(rows).toEqual([{ strong: false, owns: false }]);
    await expect(service.query('set session_replication_role = replica')).rejects.toThrow(/permission denied/);
    await expect(service.query('set role jinji_owner')).rejects.toThrow(/permission denied/);
  });

  test('turns no rejection of the general manager into an approval', async () => {
    await expect(
      service.query(`set session_replication_role = replica; update decision set outcome = 'approve'`),
    ).rejects.toThrow(/permission denied/);
    await expect(service.query(`update decision set outcome = 'approve'`)).rejects.toThrow(/permission denied/);
  });

  test.each(PROTECTED)('adds to %s, and changes and deletes nothing in it', async (table) => {
    for (const statement of [
      `update ${table} set recorded_by = recorded_by`.replace(/set .*/, `set ${await firstColumn(table)} = default`),
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger user`,
      `drop table ${table}`,
    ])
      await expect(service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    const { rows } = await service.query(`select has_table_privilege('${table}', 'select, insert') as adds`);
    expect(rows).toEqual([{ adds: true }]);
  });

  test.each([
    'create table mine (x int)',
    'create function mine() returns int language sql return 1',
    'create or replace function refuse_rewrite() returns trigger language plpgsql as $$ begin return new; end $$',
    'create schema mine',
    'create role mine superuser',
    "copy person to program 'cat'",
  ])('makes and replaces nothing: %s', async (statement) => {
    await expect(service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});

async function firstColumn(table: string): Promise<string> {
  const { rows } = await service.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 order by attnum limit 1`,
  );
  return rows[0]?.name ?? '';
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { HOLDINGS } from '../../db/privacy/holdings.js';
import { RETAINED } from '../../db/privacy/retention.js';
import { TABLE_RULES } from '../../db/rights/register.js';
import { rolesOfServer } from '../../cli/launch/postgres/cluster-roles.js';
import { migrateToLatest } from '../../db/migrate.js';
import { createDatabase } from '../../db/database.js';
import { runAs } from '../support/owner.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { openHouse, type House } from './house.js';

const ADVICE =
  'give every table its line in db/rights/register.ts: what the service’s role may do with it (a record is only added to), whether reports read it, and why';

let house: House;
let tables: Record<string, string>;
beforeAll(async () => {
  house = await openHouse();
  const { rows } = await sql<{ name: string; rights: string }>`
    select c.relname as name, concat_ws(', ',
        case when has_table_privilege('jinji_writer', c.oid, 'select') then 'select' end,
        case when has_table_privilege('jinji_writer', c.oid, 'insert') then 'insert' end,
        case when has_table_privilege('jinji_writer', c.oid, 'update') then 'update' end,
        case when has_table_privilege('jinji_writer', c.oid, 'delete') then 'delete' end,
        case when has_table_privilege('jinji_writer', c.oid, 'truncate, references, trigger') then 'more' end) as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and c.relname not like 'kysely%'`.execute(
    house.db,
  );
  tables = Object.fromEntries(rows.map(({ name, rights }) => [name, rights]));
});
afterAll(() => house.close());

describe('the register of tables', () => {
  test('names every table of the database, and no other', () => {
    expect({ ADVICE, tables: Object.keys(TABLE_RULES).sort() }).toEqual({ ADVICE, tables: Object.keys(tables).sort() });
  });

  test('has beside it how long the rows of each are kept, and what they hold on a person', () => {
    expect(Object.keys(RETAINED).sort()).toEqual(Object.keys(tables).sort());
    expect(Object.keys(HOLDINGS).sort()).toEqual(Object.keys(tables).sort());
  });

  test('is what the service’s role may do', () => {
    const rights = {
      reads: 'select',
      adds: 'select, insert',
      keeps: 'select, insert, update',
      changes: 'select, insert, update, delete',
    };
    const said = Object.entries(TABLE_RULES).map(([name, { writer }]) => [name, rights[writer]]);
    expect(tables).toEqual(Object.fromEntries(said));
  });

  test('says why of each', () => {
    for (const [name, { why }] of Object.entries(TABLE_RULES))
      expect([name, why]).toEqual([name, expect.stringMatching(/\w{3}/)]);
  });

  test('gives reports nothing to write, and no password, session, journal or sheet without a name', async () => {
    const { rows } = await sql<{ name: string; reads: boolean; writes: boolean }>`
      select c.relname as name, has_table_privilege('jinji_reader', c.oid, 'select') as reads,
             has_table_privilege('jinji_reader', c.oid, 'insert, update, delete, truncate') as writes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'v') and c.relname not like 'kysely%'`.execute(house.db);
    for (const { name, reads, writes } of rows) {
      const rule = TABLE_RULES[name as keyof typeof TABLE_RULES];
      expect([name, reads, writes]).toEqual([name, rule.reader, false]);
    }
    for (const name of ['account', 'api_token', 'web_session', 'act', 'review_answer', 'review_comment'] as const)
      expect([name, TABLE_RULES[name].reader]).toEqual([name, false]);
  });
});

describe('a database in which one role had everything', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    const { rows } = await runAs(scratch.administratorUrl, 'select quote_ident(current_user) as me');
    const me = (rows[0] as { me: string }).me;
    await runAs(
      scratch.administratorUrl,
      `alter database ${new URL(scratch.url).pathname.slice(1)} owner to ${me}; alter schema public owner to ${me};
       do $$ declare t text; begin
         for t in select format('alter %s %I owner to ${me}', case relkind when 'v' then 'view' else 'table' end, relname)
           from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') loop execute t; end loop;
       end $$;
       alter function refuse_rewrite() owner to ${me}; alter domain identifier owner to ${me};
       grant all on all tables in schema public to jinji_writer`,
    );
  });
  afterAll(() => scratch.drop());

  test('is the owner’s after it was prepared, and the service can take back nothing', async () => {
    await rolesOfServer(scratch.administratorUrl, { writer: scratch.url, owner: scratch.ownerUrl });
    await migrateToLatest(scratch.ownerUrl);
    const { rows } = await runAs(
      scratch.ownerUrl,
      `select distinct pg_get_userbyid(o.owner) as owner from (
         select relowner as owner from pg_class where relnamespace = 'public'::regnamespace
         union all select proowner from pg_proc where pronamespace = 'public'::regnamespace
         union all select typowner from pg_type where typnamespace = 'public'::regnamespace
         union all select datdba from pg_database where datname = current_database()) o`,
    );
    expect(rows).toEqual([{ owner: 'jinji_owner' }]);
    await expect(runAs(scratch.url, 'delete from ledger')).rejects.toThrow(/permission denied/);
  });

  test('a table that somebody put beside ours stops no migration, and stays as it is', async () => {
    await runAs(scratch.administratorUrl, 'create table beside as select 1 as kept');
    await migrateToLatest(scratch.ownerUrl);
    await expect(runAs(scratch.url, 'select kept from beside')).rejects.toThrow(/permission denied/);
    await runAs(scratch.administratorUrl, 'drop table beside');
  });

  test('who only serves may not migrate, and is told what to do; where nothing is to be done he may ask', async () => {
    await migrateToLatest(scratch.url);
    await runAs(scratch.ownerUrl, `delete from kysely_migration where name = (select max(name) from kysely_migration)`);
    await expect(migrateToLatest(scratch.url)).rejects.toMatchObject({
      refusal: { code: 'DATABASE.NOT_OWNER', message: { zh: expect.stringContaining('DATABASE_OWNER_URL') } },
    });
    const { db, close } = createDatabase({ connectionString: scratch.url, max: 1 });
    await expect(sql`create table mine (x int)`.execute(db)).rejects.toThrow(/permission denied/);
    await close();
  });
});

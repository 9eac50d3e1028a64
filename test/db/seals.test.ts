import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { TABLE_RULES } from '../../db/rights/register.js';
import { headOf, sealNext } from '../../db/seals/seal.js';
import { BEGINNING, hashOf } from '../../db/seals/chain.js';
import type { SealFault } from '../../db/seals/faults.js';
import { verifySeals } from '../../db/seals/verify.js';
import { runAs } from '../support/owner.js';
import { openHouse, type House } from './house.js';
import { fillSealed, SAMPLES } from './sealed-rows.js';

const SEALED = Object.entries(TABLE_RULES).flatMap(([table, { seal }]) =>
  typeof seal === 'string' ? [] : [{ table, key: Object.keys(seal) }],
);

let house: House;
const AT = new Date('2026-11-29T10:00:00.123Z');
const seal = () => sealNext(house.db, AT);
const told = (faults: readonly SealFault[]) =>
  faults.map(({ what, source, key }) => `${what} ${source} ${key.join(' ')}`);
const look = async (heads: readonly { no: number; hash: string }[] = []) =>
  told((await verifySeals(house.db, heads)).faults);
let administrator: pg.Client;
/** As a superuser past every trigger, undone afterwards. */
async function tampered(
  statements: string | (() => Promise<void>),
  table = 'ledger',
  heads: readonly { no: number; hash: string }[] = [],
): Promise<readonly string[]> {
  const touched = [...new Set([table, 'seal', 'unsealed'])];
  const keep = touched.map((one) => `create table kept.${one} as select * from public.${one}`);
  const undo = touched.map(
    (one) => `delete from public.${one}; insert into public.${one} overriding system value select * from kept.${one}`,
  );
  await administrator.query(`create schema kept; ${keep.join('; ')}; set session_replication_role = replica`);
  try {
    await (typeof statements === 'string' ? administrator.query(statements) : statements());
    return await look(heads);
  } finally {
    await administrator.query(
      `set session_replication_role = replica; ${undo.join('; ')}; drop schema kept cascade; reset session_replication_role`,
    );
  }
}

beforeAll(async () => {
  house = await openHouse();
  await fillSealed(house);
  administrator = new pg.Client({ connectionString: house.administratorUrl });
  await administrator.connect();
});
afterAll(async () => {
  await administrator.end();
  await house.close();
});

test('every table that the register seals has its trigger, by its primary key, and rows to try it on', async () => {
  const { rows } = await sql<{ table: string; key: string[] }>`
    select c.relname as "table", (
      select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int))
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as key
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = c.relname || '_seal' order by 1`.execute(
    house.db,
  );
  expect(rows).toEqual([...SEALED].sort((one, other) => (one.table < other.table ? -1 : 1)));
  expect(Object.keys(SAMPLES).sort()).toEqual(rows.map(({ table }) => table));
});

test('what was written waits, is sealed once, in its order, and then everything agrees', async () => {
  const waiting = await verifySeals(house.db, []);
  expect(waiting).toMatchObject({ faults: [], sealed: 0 });
  expect(waiting.waiting).toBeGreaterThan(SEALED.length);
  expect(await seal()).toBe(waiting.waiting);
  expect(await seal()).toBe(0);
  const after = await verifySeals(house.db, []);
  expect(after).toMatchObject({ faults: [], sealed: waiting.waiting, waiting: 0, head: { no: waiting.waiting } });
  const { rows } = await sql`select no, sealed_at as at from seal order by no limit 1`.execute(house.db);
  expect(rows).toEqual([{ no: 1, at: AT }]);
});

test('of several that seal at once one does, and the chain has no gap', async () => {
  await house.db
    .insertInto('ledger')
    .values({ at: AT, actor: '1', act: 'test.once', workflow_id: 'w', seq: 9 })
    .execute();
  const counts = await Promise.all([seal(), seal(), seal(), seal()]);
  expect(counts.filter((count) => count === 1)).toHaveLength(1);
  expect(await look()).toEqual([]);
});

describe.each(SEALED)('$table', ({ table, key }) => {
  const sample = SAMPLES[table];
  if (sample === undefined) throw new Error(`${table} has no sample in sealed-rows.ts`);
  const { add, column, other } = sample;
  const keysAs = (of = '') => key.map((part) => `${of}"${part}"::text`).join(` || ' ' || `);
  const keysOf = async () =>
    (await administrator.query(`select ${keysAs()} as key from ${table} order by 1`)).rows.map(
      (row) => (row as { key: string }).key,
    );
  const where = (row: string | undefined, of = '') => `${keysAs(of)} = '${row ?? ''}'`;

  test('a row that is changed is named', async () => {
    const [one] = await keysOf();
    expect(await tampered(`update ${table} set ${column} = ${other} where ${where(one)}`, table)).toEqual([
      `changed ${table} ${one}`,
    ]);
  });

  test('a row that is removed is named, also with its seal', async () => {
    const [one] = await keysOf();
    const gone = `delete from ${table} where ${where(one)}`;
    expect(await tampered(gone, table)).toEqual([`missing ${table} ${one}`]);
    const seal = `delete from seal where source = '${table}' and array_to_string(key, ' ') = '${one}'`;
    expect(await tampered(`${gone}; ${seal}`, table)).toEqual([expect.stringMatching(/^gap seal \d+$/)]);
  });

  test('rows that are exchanged are named, both', async () => {
    const [one, two] = await keysOf();
    const moved = await tampered(
      `
      update ${table} t set ${column} = o.${column} from ${table} o
      where ${where(one, 't.')} and ${where(two, 'o.')} or ${where(two, 't.')} and ${where(one, 'o.')}`,
      table,
    );
    expect([...moved].sort()).toEqual([`changed ${table} ${one}`, `changed ${table} ${two}`].sort());
  });

  test('a row that is added past the triggers is named, and so is one that another role wrote', async () => {
    expect(await tampered(add(3), table)).toEqual([expect.stringMatching(new RegExp(`^added ${table} `))]);
    expect(await tampered(`set session_replication_role = origin; ${add(3)}`, table)).toEqual([
      expect.stringMatching(new RegExp(`^foreign ${table} `)),
    ]);
  });
});

describe('the chain itself', () => {
  /** A decision is another, and its link says so: its digest, and of so many links from it on the hashes. */
  const rewritten = (links: number) => async (): Promise<void> => {
    await administrator.query(`
      update decision set outcome = 'appointed' where case_id = 'C1';
      update seal s set digest = sha256(s.salt || convert_to(to_jsonb(t)::text, 'UTF8'))
      from decision t where t.case_id = 'C1' and s.source = 'decision' and s.key[1] = 'C1'`);
    const { rows } = await administrator.query<Parameters<typeof hashOf>[1] & { hash: Buffer }>(`
      select no::int as no, source, key, (extract(epoch from sealed_at) * 1000)::float8 as "sealedAt", digest, hash
      from seal order by no`);
    const first = rows.findIndex(({ source, key }) => source === 'decision' && key[0] === 'C1');
    let before = rows[first - 1]?.hash ?? BEGINNING;
    for (const row of rows.slice(first, first + links)) {
      before = hashOf(before, row);
      await administrator.query('update seal set hash = $1 where no = $2', [before, row.no]);
    }
  };

  test('a row that is another with its digest is named by its link, with its hash by the next one', async () => {
    expect(await tampered(rewritten(0), 'decision')).toEqual([expect.stringMatching(/^link decision C1 /)]);
    const next = await tampered(rewritten(1), 'decision');
    expect(next).toEqual([expect.stringMatching(/^link (?!decision C1 )/)]);
  });

  test('with every hash after it, it is named by the head that was kept outside alone', async () => {
    const head = await headOf(house.db);
    const kept = { no: head?.no ?? 0, hash: head?.hash.toString('hex') ?? '' };
    expect(await tampered(rewritten(Infinity), 'decision')).toEqual([]);
    expect(await tampered(rewritten(Infinity), 'decision', [kept])).toEqual([`head seal ${kept.hash}`]);
  });

  test('a link that is changed, exchanged or cut out is named', async () => {
    expect(await tampered(`update seal set sealed_at = sealed_at + interval '1 second' where no = 3`)).toEqual([
      expect.stringMatching(/^link /),
    ]);
    for (const other of [`key = '{x}'`, `source = 'nothing'`]) {
      const found = await tampered(
        `update seal set ${other} where no = (select min(no) from seal where source <> 'ledger')`,
      );
      expect([other, found.filter((one) => one.startsWith('link '))]).toEqual([other, [expect.anything()]]);
    }
    const swapped = await tampered(
      `update seal set no = no + 1000 where no in (3, 4); update seal set no = case no when 1003 then 4 else 3 end where no > 1000`,
    );
    expect(swapped.filter((one) => one.startsWith('link '))).not.toEqual([]);
  });

  test('it agrees with the head that was kept outside, and with no other', async () => {
    const head = await headOf(house.db);
    const kept = { no: head?.no ?? 0, hash: head?.hash.toString('hex') ?? '' };
    expect(await look([kept, { no: kept.no, hash: kept.hash.slice(0, 16) }])).toEqual([]);
    expect(await look([{ no: kept.no, hash: 'ab'.repeat(32) }])).toEqual([`head seal ${'ab'.repeat(32)}`]);
    expect(await look([{ no: kept.no + 7, hash: kept.hash }])).toEqual([`head seal ${kept.hash}`]);
  });

  test('a column that comes later is no change', async () => {
    await runAs(house.ownerUrl, `alter table decision add column later text not null default 'x'`);
    expect(await look()).toEqual([]);
    await runAs(house.ownerUrl, 'alter table decision drop column later');
  });

  test('no digest tells its content: the same content twice has two', async () => {
    const { rows } = await sql<{ n: number; salts: number }>`
      select count(*)::int as n, count(distinct salt)::int as salts from seal`.execute(house.db);
    expect(rows[0]?.salts).toBe(rows[0]?.n);
  });
});

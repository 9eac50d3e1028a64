// What every GET of the API takes in a house of many people after many years, as HR, a head, an employee, the general manager, IT and an auditor:
// npm run bench:growth -- [people] [years] [looks] [part of a path] [who, by commas]
// JINJI_GROWTH_FOLDER names a folder that keeps the filled house for the next run.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { createDatabase, type Database } from '../db/database.js';
import { migrateToLatest } from '../db/migrate.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { addToMonth } from '../domain/vocabulary/month.js';
import type { Role } from '../domain/vocabulary/roles.js';
import { loadCalendar } from '../policy/data/calendar.js';
import { loadPolicyLibrary } from '../policy/data/library.js';
import { standardsOf } from '../policy/data/standards-of.js';
import { createEngine } from '../policy/engine.js';
import { createHarness } from '../test/api/harness.js';
import { cycleMonthOn, fillYears } from './support/growth-house.js';
import { looksAt, placesOf, type Looker } from './support/growth-looks.js';
import { timing } from './support/measure.js';
import type { Kysely } from 'kysely';

const [people = 100_000, years = 10, looks = 30] = process.argv.slice(2, 5).map(Number);
/** Only what has this in its path is looked at. */
const only = process.argv[5] ?? '';
/** Who looks; everybody unless named. */
const eyes = process.argv[6]?.split(',');
/** What a look may take at its p99, in milliseconds. */
const AIM_MS = 300;
/** From how many rows on a table is one that grows, and from how many rows a look reads of it one by one it is told. */
const GROWS = 10_000;
const READ_WHOLE = 5_000;
/** A look that takes so long, in milliseconds, is taken three times only. */
const SLOW_MS = 2_000;

/** Somebody in the middle of the house, with a case of every few years. */
const SOMEBODY = `E${people / 2 + 1}`;
const LOOKERS: Readonly<
  Record<string, { readonly personId: string; readonly roles: readonly Role[]; readonly about: string }>
> = {
  HR: { personId: 'E11', roles: ['hr', 'hr-manager', 'employee'], about: SOMEBODY },
  head: { personId: 'E10', roles: ['department-head', 'employee'], about: `E${Math.ceil(people / 500) * 20 + 10}` },
  employee: { personId: SOMEBODY, roles: ['employee'], about: SOMEBODY },
  GM: { personId: 'E1', roles: ['gm', 'employee'], about: SOMEBODY },
  IT: { personId: 'E8', roles: ['it-admin', 'employee'], about: SOMEBODY },
  auditor: { personId: 'E9', roles: ['auditor', 'employee'], about: SOMEBODY },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = process.env.JINJI_GROWTH_FOLDER ?? (await makeDataFolder('jinji-growth-'));
const postgres = await openPostgres({ dataFolder: folder, env: {} });
await migrateToLatest(postgres.ownerUrl);
const today = todayIn('Asia/Shanghai', Date.now());
const admin = createDatabase({ connectionString: postgres.administratorUrl ?? postgres.ownerUrl, max: 1 });
if ((await sql`select from person limit 1`.execute(admin.db)).rows.length === 0) await fill(admin.db);
await tellSizes(admin.db);
// Of a house that was kept: whoever looks gets his account anew.
const lookers = Object.values(LOOKERS).map(({ personId }) => personId);
await sql`update account set password_hash = '$argon2id$none' where person_id = any(${lookers}::text[])`.execute(
  admin.db,
);

const harness = await createHarness({
  existing: {
    url: postgres.url,
    accounts: Object.fromEntries(Object.values(LOOKERS).map(({ personId, roles }) => [personId, roles])),
  },
  checkAnswers: process.env.JINJI_GROWTH_CHECK !== undefined,
  now: () => new Date(),
});
const server = createServer(harness.express);
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

let faults = 0;
say('\n| who | GET | status | looks | p50 ms | p99 ms | read one by one |\n|---|---|---|---|---|---|---|');
for (const [who, { personId, roles, about }] of Object.entries(LOOKERS)) {
  if (eyes?.includes(who) === false) continue;
  const looker: Looker = { personId, roles, places: await placesOf(admin.db, personId, about) };
  const headers = { Authorization: `Bearer ${await harness.tokenOf(personId)}` };
  for (const { name, address } of looksAt(harness.routes, looker)) {
    if (!name.includes(only)) continue;
    const look = async (): Promise<number> => {
      const answer = await fetch(`${origin}${address}`, { headers });
      const said = Buffer.from(await answer.arrayBuffer());
      if (answer.status >= 400 && answer.status !== 403)
        process.stderr.write(`${who} ${name}: ${said.toString().slice(0, 300)}\n`);
      return answer.status;
    };
    const status = await look();
    if (status === 403) continue;
    const before = await readOneByOne();
    const took: number[] = [];
    for (let no = 0; no < (took.length > 0 && Math.min(...took) > SLOW_MS ? 3 : looks); no++) {
      const begun = performance.now();
      await look();
      took.push(performance.now() - begun);
    }
    const after = await readOneByOne();
    const read = [...after].flatMap(([table, rows]) => {
      const aLook = Math.round((rows - (before.get(table) ?? 0)) / took.length);
      return aLook > READ_WHOLE ? [`${table} ${aLook}`] : [];
    });
    const { p50, p99 } = timing(took, 1);
    const missed = p99 > AIM_MS || read.length > 0 || status >= 500;
    if (missed) faults += 1;
    const cells = [who, `\`${name}\``, status, took.length, p50.toFixed(1), p99.toFixed(1), read.join(', ')];
    say(`| ${cells.join(' | ')} |${missed ? ' **missed**' : ''}`);
  }
}
say(`\nlooks that miss the aim (p99 ${AIM_MS} ms, nothing that grows read whole, an answer): ${faults}`);
const words = harness.faults().map((line) => /"message":"(.*?)","stack"/.exec(line)?.[1] ?? line);
for (const fault of new Set(words)) say(fault);
server.closeAllConnections();
server.close();
await harness.close();
await admin.close();
await postgres.stop();
if (process.env.JINJI_GROWTH_FOLDER === undefined) await removeDataFolder(folder);
process.exit(faults > 0 ? 1 : 0);

/** Fills the house, and says how long each part took. */
async function fill(db: Kysely<Database>): Promise<void> {
  const begun = performance.now();
  const cycle = cycleMonthOn(today);
  const request = {
    kind: 'level-promotion',
    cycle,
    employee: { id: 'E1', position: 'agent', level: 'junior-1', status: 'confirmed', levelSince: '2020-01-01' },
    ratings: Array.from({ length: 12 }, (_, no) => ({ month: addToMonth(cycle, no - 12), rating: 'A' })),
    complaints: [],
    demotionPending: false,
    ruling: null,
  };
  const library = loadPolicyLibrary();
  const answer = createEngine({ library, calendar: loadCalendar() }).evaluate(request);
  const standards = { ...standardsOf(library, [], 'v1'), aims: {} };
  await fillYears(db, { people, years, today, request, answer, standards }, (what, rows, seconds) => {
    process.stderr.write(`${what}: ${rows} rows in ${seconds.toFixed(1)} s\n`);
  });
  say(`${people} people, ${years} years: filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

/** What each table takes of the disk, with its indexes, in all and a person. */
async function tellSizes(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ table: string; rows: number; bytes: number; indexes: number }>`
    select relname as table, reltuples::float8 as rows, pg_total_relation_size(oid)::float8 as bytes, pg_indexes_size(oid)::float8 as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 0 order by bytes desc`.execute(
    db,
  );
  say(
    '\n| table | rows | MB | of it indexes | bytes a row | rows a person | bytes a person |\n|---|---|---|---|---|---|---|',
  );
  const mega = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  for (const { table, rows: count, bytes, indexes } of rows.filter((one) => one.bytes > 1_048_576)) {
    const cells = [
      count.toFixed(0),
      mega(bytes),
      mega(indexes),
      (bytes / count).toFixed(0),
      (count / people).toFixed(2),
      (bytes / people).toFixed(0),
    ];
    say(`| \`${table}\` | ${cells.join(' | ')} |`);
  }
  const all = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  say(`| all tables | | ${mega(all)} | | | | ${(all / people).toFixed(0)} |`);
}

/** Rows of tables that grow that were read from the beginning to the end so far, once every connection has handed over what it counted. */
async function readOneByOne(): Promise<ReadonlyMap<string, number>> {
  const { pool } = harness.database;
  const held = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  for (const client of held) await client.query('select pg_stat_force_next_flush()');
  for (const client of held) client.release();
  const { rows } = await sql<{ table: string; read: number }>`
    select s.relname as table, s.seq_tup_read::float8 as read from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where c.reltuples >= ${GROWS}`.execute(admin.db);
  return new Map(rows.map(({ table, read }) => [table, read]));
}

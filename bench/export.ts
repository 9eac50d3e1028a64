// What a long list takes as a workbook, in time and memory, against its bare pages: npm run bench:export -- [people…]
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Call } from '../api/http/route.js';
import { createExportPlaces } from '../api/http/sheet/places.js';
import { workbookAnswer } from '../api/http/sheet/workbook-answer.js';
import { createPeopleRoutes } from '../api/routes/people/people.js';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { createDatabase } from '../db/database.js';
import { migrateToLatest } from '../db/migrate.js';
import type { PageEnd } from '../db/ordered.js';
import { listPeople } from '../db/people/people.js';

const given = process.argv.slice(2).map(Number);
const sizes = given.length === 0 ? [10_000, 100_000] : given;
const now = (): Date => new Date('2026-07-15T02:00:00Z');
const today = '2026-07-15';
const MB = 1_048_576;

const folder = await makeDataFolder('jinji-bench-');
const postgres = await openPostgres({ dataFolder: folder, env: process.env });
try {
  await migrateToLatest(postgres.ownerUrl);
  const owner = createDatabase({ connectionString: postgres.ownerUrl, max: 1 });
  for (const size of sizes) {
    const department = `D${size}`;
    await sql`insert into department (id, name) values (${department}, ${`部门 ${size}`})`.execute(owner.db);
    await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
      select ${department} || lpad(n::text, 7, '0'), '测试人员' || n, ${department}, 'confirmed', '2020-01-02', '2020-04-02'
      from generate_series(1, ${size}) n`.execute(owner.db);
  }
  await sql`analyze`.execute(owner.db);
  await owner.close();
  const { db, close } = createDatabase({ connectionString: postgres.url, max: 3 });
  const list = createPeopleRoutes({ db, now }).find(({ method, path }) => method === 'get' && path === '/v1/people');
  if (list?.sheet === undefined) throw new Error('the list of people has no columns');
  const { sheet } = list;
  const places = createExportPlaces();
  const exported = async (department: string): Promise<number> => {
    const call = {
      params: undefined,
      query: { limit: 50, department },
      actor: { accountId: 1, login: 'h1', personId: 'h1', via: 'session', roles: ['hr'] },
      language: 'zh',
      http: { req: {}, res: new EventEmitter() },
    } as unknown as Call;
    const { raw } = await workbookAnswer({ db, places, now, check: () => undefined }, list, sheet, call);
    let bytes = 0;
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        bytes += chunk.length;
        done();
      },
    });
    await pipeline(raw?.content as Readable, sink);
    return bytes;
  };
  const bare = async (departmentId: string): Promise<void> => {
    for (let after: PageEnd | null | undefined; after !== null;)
      after = (await listPeople(db, { today, departmentId, limit: 1000, ...(after === undefined ? {} : { after }) }))
        .next;
  };
  await exported(`D${sizes[0] ?? 0}`);
  process.stdout.write('| rows | workbook | its bare pages | peak memory | file |\n|---|---|---|---|---|\n');
  for (const size of sizes) {
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const begun = performance.now();
    const bytes = await exported(`D${size}`);
    const took = performance.now() - begun;
    clearInterval(watch);
    const started = performance.now();
    await bare(`D${size}`);
    const pages = performance.now() - started;
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    process.stdout.write(
      `| ${size} | ${seconds(took)} | ${seconds(pages)} | ${(peak / MB).toFixed(0)} MB | ${(bytes / MB).toFixed(1)} MB |\n`,
    );
  }
  await close();
} finally {
  await postgres.stop();
  await removeDataFolder(folder);
}

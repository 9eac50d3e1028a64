// What papers take, as the worker typesets and keeps them, against a bare run of the same compiler on the same content:
// npm run bench:papers -- [notices] [lines of the whole file]
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { sql } from 'kysely';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { createDatabase } from '../db/database.js';
import { insertDocuments } from '../db/documents/documents.js';
import { listUntypeset } from '../db/documents/papers.js';
import { migrateToLatest } from '../db/migrate.js';
import { paperOfDocument } from '../documents/papers/of-document.js';
import type { Layout, Paper } from '../documents/papers/paper.js';
import { readFaces } from '../documents/typeset/fonts.js';
import { houseCoverage } from '../documents/typeset/house-coverage.js';
import { legibleFacts } from '../documents/typeset/legible.js';
import { typeset } from '../documents/typeset/typeset.js';
import { startTypesetting } from '../worker/typesetting.js';
import { pagesOf } from '../test/support/pdf-text.js';
import { levelNotice } from '../test/documents/papers-of.js';
import { volumeOf } from '../test/documents/volume-of.js';

const [notices = 500, lines = 1_100] = process.argv.slice(2).map(Number);
const TEMPLATES = fileURLToPath(new URL('../documents/typeset/templates/', import.meta.url));
const MB = 1_048_576;
const at = new Date('2026-07-20T02:00:00Z');

const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: [...readFaces()] }] });
/** The library alone: what it is given is made before. */
function bare(form: string, input: string): number {
  const asked = { mainFilePath: `${TEMPLATES}${form}.typ`, inputs: { d: input } };
  const { length } = compiler.pdf(asked, { pdfStandard: 'a-2u' });
  compiler.evictCache(10);
  return length;
}
/** The input of a paper as `typeset` makes it. */
function inputOf({ frame, facts }: Paper<Layout>): string {
  const head = legibleFacts({ ...frame, digest: frame.digest.slice(0, 32) }, houseCoverage()).facts as object;
  const body = legibleFacts(facts, houseCoverage()).facts;
  return JSON.stringify({ frame: { ...head, date: frame.date, code: frame.code }, facts: body });
}
/** Clock and processor of a piece of work, in seconds. */
interface Spent {
  clock: number;
  processor: number;
}
const nothing = (): Spent => ({ clock: 0, processor: 0 });
async function spend(on: Spent, work: () => unknown): Promise<void> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  on.clock += (performance.now() - begun) / 1000;
  on.processor += (user + system) / 1e6;
}
const say = (what: string, ours: Spent, alone: Spent, memory: string): void => {
  const of = (name: keyof Spent): string =>
    `${ours[name].toFixed(2)} s | ${alone[name].toFixed(2)} s | ${(ours[name] / alone[name]).toFixed(2)}`;
  process.stdout.write(`| ${what} | ${of('clock')} | ${of('processor')} | ${memory} |\n`);
};
const rss = (): number => process.memoryUsage().rss / MB;

const folder = await makeDataFolder('jinji-bench-');
const postgres = await openPostgres({ dataFolder: folder, env: process.env });
try {
  await migrateToLatest(postgres.ownerUrl);
  const { db, close } = createDatabase({ connectionString: postgres.url, max: 4 });
  await sql`insert into department (id, name) values ('D', '客户关怀部')`.execute(db);
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    values ('P', '周超', 'D', 'confirmed', '2020-01-02', '2020-04-02')`.execute(db);
  const issue = async (series: string, count: number): Promise<void> => {
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      select ${series} || n, 'entry', 'P', 'settled', 'v1', '{}', 'P' from generate_series(1, ${count}) n`.execute(db);
    const documents = Array.from({ length: count }, (_, no) => {
      const number = `${series}-2026-${String(no + 1).padStart(5, '0')}`;
      const content = { ...levelNotice, number, personName: `员工${no}`, caseId: `${series}${no + 1}` };
      return {
        kind: 'level-notice',
        caseId: `${series}${no + 1}`,
        personId: 'P',
        content,
        html: number,
        number,
        issuedBy: null,
        at,
      };
    });
    await insertDocuments(db, documents);
  };
  const kept = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from paper`.execute(db)).rows[0]?.n ?? 0;
  const loop = async (wanted: number): Promise<void> => {
    const stopped = new AbortController();
    const { done } = startTypesetting({ db, log: console, signal: stopped.signal });
    while ((await kept()) < wanted) await new Promise((resolve) => setTimeout(resolve, 200));
    stopped.abort();
    await done;
  };
  // Compilers, faces and statements are ready before anything is measured.
  await issue('WU', 20);
  const [first] = await listUntypeset(db, { limit: 1, without: [] });
  if (first === undefined) throw new Error('nothing waits');
  for (let no = 0; no < 20; no += 1) bare('level-notice', inputOf(paperOfDocument(first)));
  await loop(20);

  await issue('TZ', notices);
  const waiting = await listUntypeset(db, { limit: notices, without: [] });
  const inputs = waiting.map((one) => inputOf(paperOfDocument(one, { answered: false })));
  // One after the other in turns, so that what else the machine does falls on both alike.
  const [alone, made, whole] = [nothing(), nothing(), nothing()];
  const marks: number[] = [];
  for (const [no, one] of waiting.entries()) {
    // Of another notice, since the library remembers what it has laid out of late, for both.
    await spend(alone, () => bare('level-notice', inputs[(no + notices / 2) % notices] ?? ''));
    await spend(made, () => typeset(paperOfDocument(one, { answered: false })));
    // As in the loop beside the worker: what the library handed over is given back in between.
    await turn();
    if (no % Math.ceil(notices / 5) === 0) marks.push(rss());
  }
  await spend(whole, () => loop(20 + notices));
  marks.push(rss());
  process.stdout.write(`\nmemory from first to last notice: ${marks.map((one) => one.toFixed(0)).join(', ')} MB\n`);
  process.stdout.write('\n| what | ours, clock | alone | times | ours, processor | alone | times | memory |\n');
  process.stdout.write('|---|---|---|---|---|---|---|---|\n');
  say(`${notices} notices, typeset`, made, alone, `${(marks.at(-2) ?? 0).toFixed(0)} MB`);
  say(`${notices} notices, read, typeset and kept by the loop`, whole, alone, `${(marks.at(-1) ?? 0).toFixed(0)} MB`);

  const volume = volumeOf(lines, 20);
  const input = inputOf(volume);
  bare('case-volume', input);
  const pages = await pagesOf(typeset(volume).pdf);
  const [library, file] = [nothing(), nothing()];
  for (let no = 0; no < 10; no += 1) {
    compiler.evictCache(0);
    await spend(library, () => bare('case-volume', input));
    compiler.evictCache(0);
    await spend(file, () => typeset(volume));
    await turn();
  }
  say(`a whole file of ${pages} pages, ten times`, file, library, `${rss().toFixed(0)} MB`);
  await close();
} finally {
  await postgres.stop();
  await removeDataFolder(folder);
}

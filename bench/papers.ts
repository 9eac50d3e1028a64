// What papers take, as the worker typesets and keeps them, against a bare run of the same compiler on the same content:
// npm run bench:papers -- [notices] [lines of the whole file]
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
import type { Paper } from '../documents/papers/paper.js';
import { readFaces } from '../documents/typeset/fonts.js';
import { houseCoverage } from '../documents/typeset/house-coverage.js';
import { legibleFacts } from '../documents/typeset/legible.js';
import { typeset } from '../documents/typeset/typeset.js';
import { startTypesetting } from '../worker/typesetting.js';
import { levelNotice } from '../test/documents/papers-of.js';
import { volumeOf } from '../test/documents/volume-of.js';

const [notices = 500, lines = 1_100] = process.argv.slice(2).map(Number);
const TEMPLATES = fileURLToPath(new URL('../documents/typeset/templates/', import.meta.url));
const MB = 1_048_576;
const at = new Date('2026-07-20T02:00:00Z');

const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: [...readFaces()] }] });
/** The library alone: what it is given is made before. */
function bare(form: string, input: string): number {
  const document = compiler.compile({ mainFilePath: `${TEMPLATES}${form}.typ`, inputs: { d: input } }).result;
  if (document === null) throw new Error(`${form} cannot be typeset`);
  const { length } = compiler.pdf(document, { pdfStandard: 'a-2u' });
  compiler.evictCache(10);
  return length;
}
/** The input of a paper as `typeset` makes it. */
function inputOf({ frame, facts }: Paper): string {
  const head = legibleFacts({ ...frame, digest: frame.digest.slice(0, 32) }, houseCoverage()).facts as object;
  const body = legibleFacts(facts, houseCoverage()).facts;
  return JSON.stringify({ frame: { ...head, date: frame.date, code: frame.code }, facts: body });
}
async function timed(work: () => unknown): Promise<{ readonly seconds: number; readonly peak: number }> {
  const peaks: number[] = [process.memoryUsage().rss];
  const watch = setInterval(() => peaks.push(process.memoryUsage().rss), 20);
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  return { seconds, peak: Math.max(...peaks, process.memoryUsage().rss) / MB };
}
const say = (what: string, ours: number, alone: number, peak: string): void => {
  process.stdout.write(
    `| ${what} | ${ours.toFixed(2)} s | ${alone.toFixed(2)} s | ${(ours / alone).toFixed(2)} | ${peak} |\n`,
  );
};

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
    while ((await kept()) < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
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
  const alone = await timed(() => {
    for (const input of inputs) bare('level-notice', input);
  });
  const begun = process.memoryUsage().rss / MB;
  const made = await timed(() => {
    for (const one of waiting) typeset(paperOfDocument(one, { answered: false }));
  });
  const whole = await timed(() => loop(20 + notices));
  process.stdout.write('\n| what | ours | the library alone | times | memory |\n|---|---|---|---|---|\n');
  const grew = (peak: number): string => `${begun.toFixed(0)} MB before, at most ${peak.toFixed(0)} MB`;
  say(`${notices} notices, typeset`, made.seconds, alone.seconds, grew(made.peak));
  say(
    `${notices} notices, read, typeset, kept in the database by the loop`,
    whole.seconds,
    alone.seconds,
    grew(whole.peak),
  );

  const volume = volumeOf(lines, 20);
  const input = inputOf(volume);
  bare('case-volume', input);
  const pages = typeset(volume).pages;
  const runs = 5;
  const library = await timed(() => {
    for (let no = 0; no < runs; no += 1) bare('case-volume', input);
  });
  const file = await timed(() => {
    for (let no = 0; no < runs; no += 1) typeset(volume);
  });
  say(`a whole file of ${pages} pages (mean of ${runs})`, file.seconds / runs, library.seconds / runs, grew(file.peak));
  await close();
} finally {
  await postgres.stop();
  await removeDataFolder(folder);
}

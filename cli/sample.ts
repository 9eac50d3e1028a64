import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import * as z from 'zod';
import { createAccount, findAccountByLogin } from '../db/accounts/accounts.js';
import { createDatabase, type Database } from '../db/database.js';
import { addPayRates } from '../db/people/pay/pay.js';
import { createImporter } from '../imports/importer.js';
import { SAMPLE_ACCOUNTS, SAMPLE_HR, SAMPLE_PASSWORD, type SampleAccount } from './sample/accounts.js';
import { SAMPLE_FILES, writeSampleFiles } from './sample/files.js';
import { chooseSampleMarks } from './sample/pass-marks.js';
import { writePrivate } from './launch/machine/files.js';
import { samplePayTable, sampleSince } from './sample/pay.js';

export interface SampleOptions {
  readonly databaseUrl: string;
  /** The files go to its folder `sample`. */
  readonly dataFolder: string;
  /** Civil date in Asia/Shanghai around which the sample is arranged. */
  readonly today: string;
  /** Adds what lies behind the department, once its records are in; done again where it was cut off. */
  readonly past?: (today: string, folder: string) => Promise<void>;
}

export interface SampleReport {
  /** False when there were people already, or the sample was whole. */
  readonly loaded: boolean;
  /** Where the files lie. */
  readonly folder: string;
}

const ACTOR = 'sample';
const begun = z.strictObject({ today: z.iso.date() });

/** People of somebody's own, or a sample that was loaded to its end, are left alone; one that was cut off goes on. */
async function readState(db: Kysely<Database>): Promise<'empty' | 'cut off' | 'taken'> {
  const last = SAMPLE_ACCOUNTS.at(-1);
  if (last !== undefined && (await findAccountByLogin(db, last.login)) !== undefined) return 'taken';
  const { rows } = await sql<{ people: boolean; ours: boolean }>`
    select exists (select from person) as people, exists (select from import where created_by = ${ACTOR}) as ours`.execute(
    db,
  );
  if (rows[0]?.ours === true) return 'cut off';
  return rows[0]?.people === true ? 'taken' : 'empty';
}

/** The day of the sample; one that was cut off goes on with the day on which it began. */
async function dayOf(folder: string, today: string, state: 'empty' | 'cut off'): Promise<string> {
  const path = join(folder, 'sample.json');
  if (state === 'cut off') return begun.parse(JSON.parse(await readFile(path, 'utf8'))).today;
  await writePrivate(path, `${JSON.stringify({ today })}\n`);
  return today;
}

/** What the pages offer at the log-in; the API lists only those that still stand. */
async function writeLogIns(folder: string): Promise<void> {
  const accounts = SAMPLE_ACCOUNTS.map(({ login, personId, zh, en }) => ({ login, personId, about: { zh, en } }));
  await writePrivate(
    join(folder, 'log-ins.json'),
    `${JSON.stringify({ password: SAMPLE_PASSWORD, accounts }, null, 2)}\n`,
  );
}

async function giveAccount(db: Kysely<Database>, { login, personId, roles }: SampleAccount): Promise<void> {
  if ((await findAccountByLogin(db, login)) === undefined)
    await createAccount(db, { login, personId, roles, password: SAMPLE_PASSWORD });
}

/**
 * Writes the sample department's files and loads them the way HR would, with a pay table, pass marks and accounts, where the
 * database holds nobody yet. Called again it does nothing; cut off, it goes on. Throws what the importer refuses.
 */
export async function ensureSample(options: SampleOptions): Promise<SampleReport> {
  const folder = join(options.dataFolder, 'sample');
  const database = createDatabase({ connectionString: options.databaseUrl, applicationName: 'jinji-sample' });
  try {
    const { db } = database;
    const state = await readState(db);
    if (state === 'taken') {
      if (existsSync(join(folder, 'sample.json'))) await writeLogIns(folder);
      return { loaded: false, folder };
    }
    const today = await dayOf(folder, options.today, state);
    await writeSampleFiles(folder, today);
    const importer = createImporter({ db, today: () => today });
    for (const [kind, filename] of SAMPLE_FILES) {
      const { id } = await importer.dryRun({ kind, file: join(folder, filename), filename, actor: ACTOR });
      await importer.apply({ importId: id, actor: ACTOR, sensitive: 'alone' });
    }
    await addPayRates(db, samplePayTable(today), ACTOR);
    await chooseSampleMarks(db, sampleSince(today), SAMPLE_HR);
    for (const account of SAMPLE_ACCOUNTS.slice(0, -1)) await giveAccount(db, account);
    await options.past?.(today, folder);
    for (const account of SAMPLE_ACCOUNTS.slice(-1)) await giveAccount(db, account);
    await writeLogIns(folder);
    return { loaded: true, folder };
  } finally {
    await database.close();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import * as z from 'zod';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { INSTALLATION } from '../../domain/refusals/installation.js';

const fileSchema = z.object({ id: z.uuid(), folder: z.string() });

/** What `<data>/installation.json` says. */
export interface InstallationFile {
  /** The id that the database bears as well. */
  readonly id: string;
  /** Where the data folder was when this was written; by it a copy is told from the original. */
  readonly folder: string;
}

/** Where a data folder says what its installation is. */
export const installationFileOf = (dataFolder: string): string => join(dataFolder, 'installation.json');

/**
 * The installation that a data folder belongs to; undefined before its first start.
 * @throws RefusalError INSTALLATION.FILE_UNREADABLE.
 */
export function readInstallation(dataFolder: string): InstallationFile | undefined {
  const path = installationFileOf(dataFolder);
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const { code, message: why } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new RefusalError(refuse(INSTALLATION.FILE_UNREADABLE, { path, why }));
  }
}

/** The installation that the database belongs to; undefined where nobody has said so yet. */
export async function installationOf(db: Queryable): Promise<string | undefined> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('installation') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return undefined;
  return (await db.selectFrom('installation').select('id').executeTakeFirst())?.id;
}

/** Lets the database belong to the installation, unless it belongs to one already. Answers to which it belongs. */
export async function claimDatabase(db: Queryable, id: string): Promise<string> {
  await db
    .insertInto('installation')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await installationOf(db)) ?? id;
}

/** Lets the database belong to another installation than before. */
export async function moveDatabase(db: Queryable, id: string, at: Date): Promise<void> {
  await db
    .insertInto('installation')
    .values({ id, since: at })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ id, since: at }))
    .execute();
}

/**
 * Refuses the database of another installation than the data folder's. Where either says nothing, as before the first
 * start, there is nothing to compare.
 * @throws RefusalError INSTALLATION.MISMATCH, and pg's own errors.
 */
export async function refuseForeignDatabase(db: Queryable, dataFolder: string): Promise<void> {
  compare(dataFolder, await installationOf(db));
}

/**
 * The same for every new connection of a service (`DatabaseOptions.inspect`): a database that comes back may be another.
 */
export const inspectInstallation =
  (dataFolder: string | undefined) =>
  async (connection: pg.ClientBase): Promise<void> => {
    const asked = await connection.query<{ id: string }>('select id from installation').catch((error: unknown) => {
      if ((error as { readonly code?: string }).code === UNDEFINED_TABLE) return { rows: [] };
      throw error;
    });
    compare(dataFolder, asked.rows[0]?.id);
  };

/**
 * Asks a service's database until it answers, so that the database of another installation is told at the start and not
 * by the first request. `waiting` is told why it has not answered.
 * @throws RefusalError of `inspectInstallation`.
 */
export async function untilKnown(db: Queryable, signal: AbortSignal, waiting: (reason: string) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await installationOf(db);
      return;
    } catch (error) {
      if (error instanceof RefusalError) throw error;
      waiting(error instanceof Error ? error.message : String(error));
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

const PAUSE_MS = 1_000;
const UNDEFINED_TABLE = '42P01';

function compare(dataFolder: string | undefined, found: string | undefined): void {
  const mine = dataFolder === undefined ? undefined : readInstallation(dataFolder)?.id;
  if (dataFolder === undefined || mine === undefined || found === undefined || found === mine) return;
  throw mismatch(dataFolder, mine, found);
}

const mismatch = (dataFolder: string, mine: string, found: string): Error =>
  new RefusalError(refuse(INSTALLATION.MISMATCH, { dataFolder, mine, found }));

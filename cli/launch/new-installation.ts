import { createHash, randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { readInstallation, installationOf, moveDatabase } from '../../db/service/installation.js';
import { switchAllOff } from '../../db/outbox/endpoints.js';
import { endOwnRobots } from '../../db/people/own/own-robots.js';
import { giveUpWaiting } from '../../db/outbox/outbox.js';
import { migrateToLatest } from '../../db/migrate.js';
import { serverAccount } from './postgres/account.js';
import { clusterPlace, isShared, rememberCluster } from './postgres/cluster-place.js';
import { lockDataFolder } from './data-folder.js';
import { databaseUrlFromEnvironment } from './postgres/database-url.js';
import { makeFolder } from './machine/files.js';
import { originalOf, checkNotTorn, withHandle, writeInstallation } from './installation.js';
import { openPostgres } from './postgres/postgres.js';
import { placeCluster } from './postgres/postgres-cluster.js';
import { postmasterFile } from './postgres/postmaster.js';
import { ENGINE_STORE } from './temporal/temporal.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

export interface NewInstallation {
  readonly id: string;
  /** What the folder is a copy of; undefined where it is none. */
  readonly copyOf?: string | undefined;
  /** Mails that were still to be sent when the copy was made: the original sends them. */
  readonly mails: number;
}

/**
 * Makes a data folder and its database an installation of their own: a new id in both, ports and the key of the sessions
 * forgotten, and of a copy the mails that the original is going to send given up. Runs while the service is stopped.
 * @param database whether the server of DATABASE_URL, where there is one, may be told so too.
 * @returns undefined where they are an installation of their own already.
 * @throws RefusalError LAUNCH.ALREADY_RUNNING, LAUNCH.COPIED_WHILE_RUNNING, LAUNCH.NEW_NEEDS_DATABASE,
 * LAUNCH.DATABASE_IN_USE, LAUNCH.COPIED_WITHOUT_DATABASE.
 */
export async function newInstallation(
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  database: boolean,
): Promise<NewInstallation | undefined> {
  const lock = await lockDataFolder(dataFolder);
  try {
    const original = await originalOf(dataFolder);
    const external = (await databaseUrlFromEnvironment(env)) !== undefined;
    if (external && !database) throw needsDatabase(dataFolder);
    if (original !== undefined) {
      await checkNotTorn(dataFolder, original);
      if (!external) await bringSharedCluster(dataFolder, original);
    }
    const server = await openPostgres({ dataFolder, env });
    try {
      const made = await renew(dataFolder, server.ownerUrl, original);
      if (made === undefined) return undefined;
      for (const forgotten of ['temporal.json', join('secrets', 'session-secret')]) {
        await rm(join(dataFolder, forgotten), { force: true });
      }
      return { ...made, copyOf: original };
    } finally {
      if (!server.attached) await server.stop();
    }
  } finally {
    await lock.release();
  }
}

/** First the database, then the folder: cut short in between, they do not agree, and this is done again. */
async function renew(
  dataFolder: string,
  url: string,
  original: string | undefined,
): Promise<Omit<NewInstallation, 'copyOf'> | undefined> {
  const agreed = await withHandle(url, async ({ db }) => {
    await checkNotInUse(db);
    const [here, there] = [readInstallation(dataFolder)?.id, await installationOf(db)];
    return here !== undefined && here === there;
  });
  if (agreed && original === undefined) return undefined;
  await migrateToLatest(url);
  const id = randomUUID();
  const mails = await withHandle(url, ({ db }) =>
    db.transaction().execute(async (trx) => {
      const now = new Date();
      await moveDatabase(trx, id, now);
      if (original === undefined) return 0;
      await switchAllOff(trx, now);
      await endOwnRobots(trx);
      return giveUpWaiting(trx, now, 'COPIED_INSTALLATION');
    }),
  );
  await writeInstallation(dataFolder, { id, folder: dataFolder });
  return { id, mails };
}

async function checkNotInUse(db: Parameters<typeof installationOf>[0]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and application_name in ('jinji', 'jinji-api', 'jinji-worker', 'jinji-command')`.execute(
    db,
  );
  if (rows.length === 0) return;
  const who = rows.map(({ name }) => name).join(', ');
  throw new RefusalError(refuse(LAUNCH.DATABASE_IN_USE, { who }));
}

/**
 * Where root keeps the cluster outside the data folder, a copy came without it: it is copied as well, if the original is
 * stopped and has not run since.
 */
async function bringSharedCluster(dataFolder: string, original: string): Promise<void> {
  const place = await clusterPlace(dataFolder);
  if (place === undefined || !isShared(place.folder)) return;
  const theirs = await clusterPlace(original);
  if (theirs?.folder !== place.folder) return;
  const stopped = (await postmasterFile(place.folder)) === undefined;
  if (!stopped || fingerprint(dataFolder) !== fingerprint(original)) throw withoutDatabase(dataFolder, original);
  const { folder } = placeCluster(dataFolder, serverAccount());
  await makeFolder(dirname(folder), 0o711);
  const copied = spawnSync('cp', ['-a', place.folder, folder], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`cp -a ${place.folder} ${folder}: ${copied.stderr}`);
  await rememberCluster(dataFolder, folder);
}

/** Changes whenever the service runs: Temporal's file. */
function fingerprint(dataFolder: string): string {
  try {
    return createHash('sha256')
      .update(readFileSync(join(dataFolder, ENGINE_STORE)))
      .digest('hex');
  } catch {
    return '';
  }
}

const needsDatabase = (dataFolder: string): Error =>
  new RefusalError(refuse(LAUNCH.NEW_NEEDS_DATABASE, { dataFolder }));

const withoutDatabase = (dataFolder: string, original: string): Error =>
  new RefusalError(refuse(LAUNCH.COPIED_WITHOUT_DATABASE, { original, dataFolder }));

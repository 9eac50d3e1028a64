import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import { createDatabase, type Database } from '../../db/database.js';
import { migrateToLatest } from '../../db/migrate.js';
import { nameDay } from '../../db/setbacks/go-live.js';
import { instantAt, todayIn } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { createEngine, type PolicyEngine } from '../../policy/engine.js';
import { loadInstalledCalendar } from '../../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { newKeys, type KeyRing } from '../../seal/key-ring.js';
import { sealingClient } from '../../seal/sealing.js';
import { createWorker, workflowBundle } from '../../worker/create.js';
import { withoutDatabaseUrls } from '../launch/postgres/database-url.js';
import { openPostgres } from '../launch/postgres/postgres.js';
import type { Progress } from '../launch/progress.js';
import { makeDataFolder, removeDataFolder } from '../launch/machine/scratch-folder.js';
import { findTestServer } from '../launch/temporal/test-server.js';
import { findCast, type FoundCast } from './cast.js';
import { bringPeople, type PeopleFiles } from './people.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

export interface StageOptions {
  /** Civil date of the first scene, not before today; the next launch of a cycle (8.5.1) unless given. */
  readonly start?: string;
  /** The version of the policy that holds on every day; the one in force unless given. */
  readonly policy?: string;
  /** Of the trial; never fewer than the policy asks for (9.5.5). */
  readonly months: number;
  /** Files of HR's own; the sample department unless given. */
  readonly files?: PeopleFiles;
  /** Where this installation keeps calendars and policy versions of its own. */
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

/** The real workflows and activities on a server whose time can be skipped, with a database that is thrown away. */
export interface Stage {
  readonly client: Client;
  readonly taskQueue: string;
  readonly db: Kysely<Database>;
  readonly engine: PolicyEngine;
  readonly library: PolicyLibrary;
  readonly keys: KeyRing;
  /** Who plays whom; found before anything slow is started. */
  readonly cast: FoundCast;
  /** The stage's clock, epoch milliseconds. */
  now(): Promise<number>;
  /** The civil date in Shanghai on the stage. */
  today(): Promise<string>;
  /** Skips to a Shanghai wall clock; nothing when it has passed. */
  skipTo(date: string, time: string): Promise<void>;
  close(): Promise<void>;
}

const QUEUE = 'rehearsal';
/** Nothing of it has to survive the machine. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** @throws RefusalError LAUNCH.… of what is missing, IMPORT.… of the files. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { env, progress, dataFolder } = options;
  const calendar = loadInstalledCalendar(dataFolder);
  const library = inForce(loadInstalledLibrary(dataFolder), options.policy);
  const engine = createEngine({ library, calendar });
  const start = startOf(options, engine);
  checkMonths(library, start, options.months);
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const folder = await makeDataFolder('jinji-rehearsal-');
    closing.push(() => removeDataFolder(folder));
    const { path } = await findTestServer({ env, progress });
    const postgres = await openPostgres({
      dataFolder: folder,
      env: withoutDatabaseUrls(env),
      settings: FAST,
    });
    closing.push(() => postgres.stop());
    await migrateToLatest(postgres.ownerUrl);
    await bringPeople(postgres.url, folder, start, options.files);
    const database = createDatabase({ connectionString: postgres.url, applicationName: 'jinji-rehearsal' });
    closing.push(() => database.close());
    const { db } = database;
    const cast = await findCast(db, start);
    // I-82: what was published before the first scene is history, whatever day the database's own clock has.
    const setAt = new Date(instantAt(start, '00:00'));
    const named = { since: start, reason: '彩排', setBy: cast.hr.personId, setAt, former: null };
    await db.transaction().execute((trx) => nameDay(trx, named));
    const bundle = await progress.during(text('准备流程', 'getting the pipelines ready'), workflowBundle);
    const keys = newKeys(new Date());
    const environment = await openServer(path, keys);
    closing.push(() => environment.teardown());
    const worker = await createWorker({
      connection: environment.nativeConnection,
      namespace: 'default',
      taskQueue: QUEUE,
      db,
      engine,
      library,
      calendar,
      workflowBundle: bundle,
      keys,
    });
    const running = worker.run();
    closing.push(async () => {
      worker.shutdown();
      await running;
    });
    const skipTo = async (date: string, time: string): Promise<void> => {
      const wait = instantAt(date, time) - (await environment.currentTimeMs());
      if (wait > 0) await environment.sleep(wait);
    };
    await skipTo(start, '09:00');
    const now = () => environment.currentTimeMs();
    const today = async () => todayIn('Asia/Shanghai', await now());
    return { now, client: environment.client, taskQueue: QUEUE, db, engine, library, keys, cast, today, skipTo, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The SDK gives the server five seconds to answer, which a busy machine may need twice. */
async function openServer(path: string, keys: KeyRing, tries = 4): Promise<TestWorkflowEnvironment> {
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
      client: sealingClient(keys),
    });
  } catch (error) {
    if (tries === 1) throw error;
    return openServer(path, keys, tries - 1);
  }
}

/** What the server says below a warning is not for the person at the terminal; once a process. */
export const quietly = (): void => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'off' } } });
};

/** One version for every day, so that HR sees what it will do before it holds (13.1). */
function inForce(library: PolicyLibrary, version: string | undefined): PolicyLibrary {
  if (version === undefined) return library;
  const policy = library.versions.find((one) => one.version === version);
  if (policy !== undefined) return { ...library, newest: policy, inForceOn: () => policy };
  const known = library.versions.map((one) => one.version).join(', ');
  throw new RefusalError(refuse(LAUNCH.REHEARSAL_POLICY, { version, known }));
}

function checkMonths(library: PolicyLibrary, start: string, months: number): void {
  const { minimumMonths } = library.inForceOn(start).trial;
  if (months >= minimumMonths.value) return;
  throw new RefusalError(
    refuse(LAUNCH.REHEARSAL_MONTHS, { least: minimumMonths.value, clause: minimumMonths.clause, months }),
  );
}

/** Today, or the first day of the launch of the cycle that comes next (8.5.1). */
function startOf({ start }: StageOptions, engine: PolicyEngine): string {
  const today = todayIn('Asia/Shanghai', Date.now());
  if (start === undefined) {
    const year = Number(today.slice(0, 4));
    const months = [`${year}-01`, `${year}-07`, `${year + 1}-01`];
    const launches = months.map((cycle) => engine.answer({ kind: 'cycle-calendar', cycle }).launchFrom);
    return launches.find((day) => day >= today) ?? today;
  }
  if (start >= today) return start;
  throw new RefusalError(refuse(LAUNCH.REHEARSAL_START_PAST, { start, today }));
}

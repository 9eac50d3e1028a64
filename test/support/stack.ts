import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import { instantAt, todayIn } from '../../domain/vocabulary/civil-date.js';
import { untold } from './untold.js';
import { mayMove } from './may-move.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine, type PolicyEngine } from '../../policy/engine.js';
import { loadPolicyLibrary, type PolicyLibrary } from '../../policy/data/library.js';
import { createWorker, workflowBundle } from '../../worker/create.js';
import { foreignReporter } from '../../worker/foreign.js';
import { createWorkerLog } from '../../worker/log.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { KEYS } from './keys.js';
import { Pilot } from './pilot.js';
import { devEnvironment, scratchDatabase, timeSkippingEnvironment, type ScratchDatabase } from './services.js';

const quiet = { warn: () => undefined };

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Real workflows, real activities, a database of its own, and a server. */
export interface TestStack {
  readonly environment: TestWorkflowEnvironment;
  readonly database: DatabaseHandle;
  /** Connection string of the database, for whoever wants a connection of his own. */
  readonly databaseUrl: string;
  /** The same as the owner of its tables. */
  readonly ownerUrl: string;
  readonly pilot: Pilot;
  readonly taskQueue: string;
  readonly engine: PolicyEngine;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly keys: KeyRing;
  /** The lines of its workers' log. */
  readonly logged: readonly string[];
  /** The server's clock, epoch milliseconds. */
  now(): Promise<number>;
  /** The civil date in Shanghai on the server's clock. */
  today(): Promise<string>;
  /** Skips time to a Shanghai wall clock; nothing when that has passed. */
  skipTo(date: string, time: string): Promise<void>;
  /** Another database and worker on the same server, for the next story; close it before this one. */
  another(): Promise<TestStack>;
  stopWorker(): Promise<void>;
  /** With another workday calendar where one is given, as after a new notice of holidays. */
  startWorker(calendar?: WorkdayCalendar): Promise<void>;
  /** Stops the worker and starts another, as an upgrade does; with no case in memory every step is a replay. */
  restartWorker(): Promise<void>;
  close(): Promise<void>;
}

/** A namespace of the run's dev server, or for a story that skips time a server of its own that can. */
export async function startStack(
  server: 'dev' | 'skipping' | TestWorkflowEnvironment = 'dev',
  given?: Bundle,
  library: PolicyLibrary = loadPolicyLibrary(),
): Promise<TestStack> {
  // First, and alone: a server that starts beside it may miss its time.
  const bundle = given ?? (await cachedBundle());
  const environment =
    server === 'skipping' ? await timeSkippingEnvironment() : server === 'dev' ? await devEnvironment() : server;
  const stack = await openStack(environment, bundle, library);
  return {
    ...stack,
    close: async () => {
      await stack.close();
      await environment.teardown();
    },
  };
}

/**
 * Closes the stack and opens one on a fresh server, for a story that skips time: what earlier stories left unfinished
 * can keep a shared server from skipping.
 */
export async function onItsOwnServer(stack: TestStack, bundle?: Bundle): Promise<TestStack> {
  await stack.close();
  return startStack('skipping', bundle);
}

type Bundle = Awaited<ReturnType<typeof workflowBundle>>;

/**
 * Moves of played cases that are not in domain/pipelines/pipelines.ts; where a stand-in plays the trial, it has no steps,
 * and what is taken back goes back the way that it came (docs/decisions/0057).
 */
async function strayMoves({ db }: DatabaseHandle): Promise<readonly object[]> {
  const { rows } = await sql<{ kind: CaseKind; before: string; after: string }>`
    select distinct c.kind, l.before ->> 'stage' as before, l.after ->> 'stage' as after
    from ledger l join personnel_case c on c.id = l.case_id
    where l.act not in ('act.taken-back', 'act.returned') and l.before ->> 'stage' is not null and l.after ->> 'stage' is not null
      and (l.before ->> 'stage' <> 'trial' or exists (select from trial t where t.case_id = c.id))`.execute(db);
  return rows.filter(({ kind, before, after }) => mayMove(kind, before, after) === false);
}

async function openStack(
  environment: TestWorkflowEnvironment,
  bundle: Bundle,
  library: PolicyLibrary,
): Promise<TestStack> {
  const scratch: ScratchDatabase = await scratchDatabase();
  const database = createDatabase({ connectionString: scratch.url, traced: true });
  const calendar = loadCalendar();
  const engine = createEngine({ library, calendar });
  const taskQueue = `test-${randomUUID()}`;
  const logged: string[] = [];
  const log = createWorkerLog('info', { write: (line) => void logged.push(line) });
  let running: { readonly worker: Worker; readonly done: Promise<void> } | undefined;
  const startWorker = async (by: WorkdayCalendar = calendar): Promise<void> => {
    const worker = await createWorker({
      connection: environment.nativeConnection,
      namespace: environment.namespace ?? 'default',
      taskQueue,
      db: database.db,
      library,
      workflowBundle: bundle,
      keys: KEYS,
      heardForeign: foreignReporter(database.db, quiet),
      log,
      calendar: by,
      engine: by === calendar ? engine : createEngine({ library, calendar: by }),
    });
    running = { worker, done: worker.run() };
  };
  const stopWorker = async (): Promise<void> => {
    running?.worker.shutdown();
    await running?.done;
    running = undefined;
  };
  await startWorker();
  const now = () => environment.currentTimeMs();
  return {
    environment,
    database,
    taskQueue,
    engine,
    library,
    calendar,
    keys: KEYS,
    logged,
    now,
    startWorker,
    stopWorker,
    databaseUrl: scratch.url,
    ownerUrl: scratch.ownerUrl,
    pilot: new Pilot(environment.client, database.db, now, taskQueue),
    today: async () => todayIn('Asia/Shanghai', await now()),
    skipTo: async (date, time) => {
      const wait = instantAt(date, time) - (await now());
      if (wait > 0) await environment.sleep(wait);
    },
    another: () => openStack(environment, bundle, library),
    restartWorker: async () => {
      await stopWorker();
      await startWorker();
    },
    close: async () => {
      await endWorkflows(environment, database);
      await stopWorker();
      const stray = await strayMoves(database);
      const silent = await untold(database);
      await database.close();
      await scratch.drop();
      if (stray.length > 0) throw new Error(`not in domain/pipelines/pipelines.ts: ${JSON.stringify(stray)}`);
      if (silent.length > 0) throw new Error(`told nobody, or twice (I-74, 0052): ${JSON.stringify(silent)}`);
    },
  };
}

/** How long what is under way may take to come to rest, in milliseconds. */
const A_MOMENT_MS = 5_000;

/** What a story left open would wake up in the next one, when time is skipped. */
async function endWorkflows(environment: TestWorkflowEnvironment, { db }: DatabaseHandle): Promise<void> {
  const { client, supportsTimeSkipping } = environment;
  const { rows } = await sql<{ id: string }>`select distinct workflow_id as id from projection`.execute(db);
  for (const { id } of rows) {
    const handle = client.workflow.getHandle(id);
    // The server holds its time for an activity under way, and for good where its workflow is terminated meanwhile.
    if (supportsTimeSkipping) await until(`${id} rests`, () => rests(handle), A_MOMENT_MS).catch(() => undefined);
    await handle.terminate('the test is over').catch(() => undefined);
  }
}

/** Whether nothing of a workflow is under way: no activity and no task of its worker. */
async function rests(handle: WorkflowHandle): Promise<boolean> {
  const { raw } = await handle.describe();
  return (raw.pendingActivities ?? []).length === 0 && raw.pendingWorkflowTask == null;
}

/** The bundle of the sources as they are now; made once for all test files of a run (some seconds each otherwise). */
export async function cachedBundle(
  make: () => Promise<Bundle> = workflowBundle,
  folders: readonly string[] = ['workflows', 'domain', 'seal'],
): Promise<Bundle> {
  const root = join(import.meta.dirname, '..', '..');
  const digest = createHash('sha256');
  for (const room of folders) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    for (const name of names.sort()) digest.update(name).update(readFileSync(join(root, room, name)));
  }
  const path = join(tmpdir(), `jinji-test-bundle-${digest.digest('hex').slice(0, 16)}.js`);
  if (!existsSync(path)) {
    const made = await make();
    if (!('code' in made)) return made;
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, made.code);
    renameSync(draft, path);
  }
  return { codePath: path };
}

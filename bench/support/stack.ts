import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { sql } from 'kysely';
import { openPostgres } from '../../cli/launch/postgres/postgres.js';
import { createProgress } from '../../cli/launch/progress.js';
import { openTemporal } from '../../cli/launch/temporal/temporal.js';
import { createActivities } from '../../activities/create.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { migrateToLatest } from '../../db/migrate.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary, type PolicyLibrary } from '../../policy/data/library.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { KEYS } from '../../test/support/keys.js';
import { createSealingClient } from '../../seal/sealing.js';
import { createWorker } from '../../worker/create.js';
import { createBareActivities } from '../bare/activities.js';
import { processorOfTrees, processorUsed, type Processor } from './processor.js';

/** The servers of `npm start` — dev server on its file, PostgreSQL with its usual durability — for one benchmark. */
export interface BenchStack {
  readonly client: Client;
  /** Without seals, for the bare worker. */
  readonly bareClient: Client;
  readonly keys: KeyRing;
  readonly database: DatabaseHandle;
  readonly library: PolicyLibrary;
  readonly activities: ReturnType<typeof createActivities>;
  /** Runs a worker of the product while `work` goes on. */
  withOurs<T>(work: (taskQueue: string) => Promise<T>, options?: { readonly cached?: number }): Promise<T>;
  /** Runs the bare worker while `work` goes on. */
  withBare<T>(work: (taskQueue: string) => Promise<T>): Promise<T>;
  /** Processor time up to now, of this process and of both servers. */
  processor(): Processor;
  /** Processor seconds up to now, of this process, both servers and all that they started. */
  processorOfAll(): { readonly all: number; readonly postgres: number };
  close(): Promise<void>;
}

/** The business table of bench/peers: one row an act, the same for every engine. */
export const PEER_ACT = `create table if not exists peer_act (
  case_id text not null, act text not null, answer text not null, at timestamptz not null default now(),
  primary key (case_id, act))`;

export async function startBench(): Promise<BenchStack> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = await makeDataFolder('jinji-bench-');
  const progress = createProgress((line) => process.stderr.write(`${line}\n`));
  const { env } = process;
  const postgres = await openPostgres({ dataFolder: folder, env });
  const temporal = await openTemporal({ dataFolder: folder, env, progress });
  const owner = createDatabase({ connectionString: postgres.ownerUrl, max: 1 });
  await sql`create table if not exists bare_step (
    id bigint generated always as identity primary key, case_id text not null, answer text not null,
    at timestamptz not null default now())`.execute(owner.db);
  await sql.raw(PEER_ACT).execute(owner.db);
  await owner.close();
  await migrateToLatest(postgres.ownerUrl);
  const database = createDatabase({ connectionString: postgres.url, max: 10 });
  const ofWorker = createDatabase({ connectionString: postgres.url, max: 10 });
  const { address, namespace } = temporal;
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  // Those with which the players of the tests sign.
  const keys = KEYS;
  const client = createSealingClient(keys, { connection: clientConnection, namespace });
  const bareClient = new Client({ connection: clientConnection, namespace });
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  const engine = createEngine({ library, calendar });
  // What the build made, as the service runs it: `npm run` has built before.
  const ours = { codePath: fileURLToPath(new URL('../../dist/worker/workflow-bundle.js', import.meta.url)) };
  const bare = await bundleBare();
  const during = async <T>(worker: Worker, work: () => Promise<T>): Promise<T> => {
    const done = worker.run();
    try {
      return await work();
    } finally {
      worker.shutdown();
      await done;
    }
  };
  return {
    client,
    bareClient,
    keys,
    database,
    library,
    activities: createActivities({
      db: ofWorker.db,
      keys,
      engine,
      library,
      calendar,
      startClosing: () => Promise.resolve(true),
      tellClosing: () => Promise.resolve(),
      heartbeat: () => undefined,
    }),
    withOurs: async (work, options = {}) => {
      const taskQueue = `ours-${randomUUID()}`;
      const dependencies = { connection, namespace, taskQueue, db: ofWorker.db, engine, library, calendar };
      const { cached } = options;
      const worker = await createWorker({
        ...dependencies,
        workflowBundle: ours,
        keys,
        ...(cached === undefined ? {} : { cachedWorkflows: cached }),
      });
      return during(worker, () => work(taskQueue));
    },
    withBare: async (work) => {
      const taskQueue = `bare-${randomUUID()}`;
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: bare,
        maxCachedWorkflows: 3000,
        activities: createBareActivities(database.pool),
      });
      return during(worker, () => work(taskQueue));
    },
    processor: () => processorUsed(temporal.pid, postgres.pid),
    processorOfAll: () => ({
      all: processorOfTrees([process.pid, temporal.pid, postgres.pid]),
      postgres: processorOfTrees([postgres.pid]),
    }),
    close: async () => {
      await connection.close();
      await clientConnection.close();
      await database.close();
      await ofWorker.close();
      await temporal.stop();
      await postgres.stop();
      await removeDataFolder(folder);
    },
  };
}

const bundleBare = (): Promise<WorkflowBundleOption> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../bare/workflows.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  });

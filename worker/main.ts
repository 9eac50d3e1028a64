import { readFileSync } from 'node:fs';
import { Runtime } from '@temporalio/worker';
import { createDatabase } from '../db/database.js';
import { expectThisVersion } from '../db/migrate.js';
import { watchVersion } from '../db/service/watch-version.js';
import { mayRewrite } from '../db/rights/own-rights.js';
import { startBeating } from '../db/service/heartbeat.js';
import { startTraces } from '../db/service/traces.js';
import { inspectInstallation, readInstallation, untilKnown } from '../db/service/installation.js';
import { EX_CONFIG, readConfiguration, type Configuration } from '../domain/settings/configuration.js';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { admitKeys } from '../db/steps/seal-keys.js';
import { knownKeys, readKeys } from '../seal/key-ring.js';
import { createSealingClient } from '../seal/sealing.js';
import { startAdvice } from '../policy/start-advice.js';
import { createEngine } from '../policy/engine.js';
import { loadInstalledCalendar } from '../policy/data/installed-calendar.js';
import { createLiveLibrary } from '../policy/data/live-library.js';
import { announceCalendar } from './calendar.js';
import { startAnnouncing } from './telling/announcing.js';
import { connect } from './connection.js';
import { createWorker, workflowBundle } from './create.js';
import { startFollowingPolicy, takeReleases } from './following-policy.js';
import { foreignReporter } from './foreign.js';
import { startDigests } from './telling/digests.js';
import { startEndpoints } from './telling/endpoints.js';
import { startDeliveries } from './deliveries.js';
import { createWorkerLog, engineLog, telemetryOf } from './log.js';
import { startLooking } from './looking.js';
import { startInvitations } from './telling/invitations.js';
import { startMail } from './telling/mail.js';
import { claimNamespace } from './namespace-owner.js';
import { repeatedActivities, startWatchingActivities } from './repeated-activities.js';
import { startReconciling } from './reconciling.js';
import { startKeying } from './keying.js';
import { startSealing } from './sealing.js';
import { startTypesetting } from './typesetting.js';
import { ensureSchedules, openConfirmationsNow, watchNow } from './schedules.js';

async function run(configuration: Configuration): Promise<void> {
  const calendar = loadInstalledCalendar(configuration.dataFolder);
  const library = createLiveLibrary(configuration.dataFolder);
  const engine = createEngine({ library, calendar });
  const keys = readKeys(configuration.keys);
  const log = createWorkerLog(configuration.logLevel);
  Runtime.install({ logger: engineLog(log), telemetryOptions: telemetryOf(configuration.metrics) });
  const traces = await startTraces(configuration.metrics.traces, 'jinji-worker');
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped.abort();
    });
  }
  startBeating(configuration.dataFolder, 'worker');
  const { database, temporal } = configuration;
  const { namespace, taskQueue } = temporal;
  const handle = createDatabase({
    connectionString: database.url,
    max: Math.max(database.poolSize, 10),
    min: 1,
    traced: configuration.metrics.traces !== undefined,
    applicationName: 'jinji-worker',
    inspect: inspectInstallation(configuration.dataFolder),
    onConnectionLost: (error) => {
      log.warn({ err: error }, 'a database connection was lost; the pool opens another');
    },
  });
  await untilKnown(handle.db, stopped.signal, (reason) => {
    log.warn({ reason }, 'the database does not answer yet; trying again');
  });
  if (!stopped.signal.aborted) await expectThisVersion(handle.db);
  if (!stopped.signal.aborted) await takeReleases({ db: handle.db, library, log });
  if (!stopped.signal.aborted && (await mayRewrite(handle.db))) {
    log.warn(
      'DATABASE_URL names a role that may change what stands: see the roles in docs/operating.md · 数据库角色权限过大',
    );
  }
  const connection = await connect(
    temporal,
    (error) => {
      log.warn({ err: error }, 'Temporal does not answer yet; trying again');
    },
    stopped.signal,
  );
  if (connection === undefined) {
    await handle.close();
    // It listens to the engine's core, and ends by itself only with a worker or a connection.
    await Runtime.instance().shutdown();
    return;
  }
  await admitKeys(handle.db, knownKeys(keys), new Date());
  const id = configuration.dataFolder === undefined ? undefined : readInstallation(configuration.dataFolder)?.id;
  if (id !== undefined) {
    await claimNamespace({ service: connection.workflowService, namespace, id }).catch((error: unknown) => {
      if (error instanceof RefusalError) throw error;
      // A key that may run workflows need not be allowed to look at namespaces.
      log.warn({ err: error }, 'whose the namespace is cannot be asked');
    });
  }
  const repeated = repeatedActivities(handle.db);
  const worker = await createWorker({
    connection,
    namespace,
    taskQueue,
    db: handle.db,
    engine,
    library,
    calendar,
    workflowBundle: await workflowBundle(),
    keys,
    ...(configuration.companyName === undefined ? {} : { companyName: configuration.companyName }),
    heardForeign: foreignReporter(handle.db, log),
    log,
    around: [repeated.interceptor],
  });
  const client = createSealingClient(keys, { connection, namespace });
  await ensureSchedules(client, taskQueue);
  await announceCalendar(client, handle.db, calendar);
  await watchNow(client);
  await openConfirmationsNow(client);
  const givenUp = (): Promise<void> => watchNow(client);
  const { reach, publicUrl: link } = configuration.api;
  const outgoing = { reach, ...(link === undefined ? {} : { link }) };
  const mail = await startMail({
    db: handle.db,
    settings: configuration.mail,
    calendar,
    robots: { keys, ...outgoing },
    log,
    signal: stopped.signal,
    givenUp,
  });
  const endpoints = startEndpoints({
    db: handle.db,
    keys,
    calendar,
    settings: outgoing,
    givenUp,
    log,
    signal: stopped.signal,
    now: () => new Date(),
  });
  const digests = startDigests({ db: handle.db, calendar, log, signal: stopped.signal });
  const invitations = startInvitations({ db: handle.db, log, signal: stopped.signal });
  const following = startFollowingPolicy({ db: handle.db, library, log, signal: stopped.signal });
  const announcing = startAnnouncing({ db: handle.db, library, log, signal: stopped.signal });
  const { dataFolder } = configuration;
  const sealing = startSealing({ db: handle.db, dataFolder, log, signal: stopped.signal });
  const typesetting = startTypesetting({ db: handle.db, log, signal: stopped.signal });
  const keying = startKeying({ db: handle.db, log, signal: stopped.signal });
  const deliveries = startDeliveries({
    db: handle.db,
    client,
    log,
    signal: stopped.signal,
    overdue: () => watchNow(client),
  });
  const reconciling = startReconciling({ db: handle.db, client, taskQueue, log, signal: stopped.signal });
  const activities = startWatchingActivities(repeated, { log, signal: stopped.signal });
  const looking = startLooking({ db: handle.db, client, taskQueue, log, signal: stopped.signal });
  let otherVersion: RefusalError | undefined;
  const changed = (refusal: RefusalError): void => {
    otherVersion = refusal;
    stopped.abort();
  };
  void watchVersion(handle.db, { signal: stopped.signal, changed });
  log.info({ taskQueue }, 'the worker takes tasks');
  // A signal that came while the worker was made counts as well.
  await worker.runUntil(aborted(stopped.signal));
  await mail.done;
  await endpoints.done;
  await digests.done;
  await invitations.done;
  await deliveries.done;
  await reconciling.done;
  await looking.done;
  await activities.done;
  await following.done;
  await announcing.done;
  await sealing.done;
  await typesetting.done;
  await keying.done;
  await traces.stop();
  await connection.close();
  await handle.close();
  if (otherVersion !== undefined) throw otherVersion;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });

try {
  await run(readConfiguration(process.env, (path) => readFileSync(path, 'utf8')));
} catch (error) {
  const plain = startAdvice(error);
  if (plain === undefined) throw error;
  process.stderr.write(plain);
  process.exit(EX_CONFIG);
}

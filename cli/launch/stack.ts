import { setTimeout as sleep } from 'node:timers/promises';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { readConfiguration, type TemporalSettings } from '../../domain/settings/configuration.js';
import { readFileSync } from 'node:fs';
import { apiPort } from './api-port.js';
import { keysFile, sessionSecretFile } from './data-folder.js';
import type { Keeper } from './keeper.js';
import type { RoleUrls } from './postgres/cluster-roles.js';
import { withoutDatabaseUrls } from './postgres/database-url.js';
import { openPostgres } from './postgres/postgres.js';
import type { Progress } from './progress.js';
import { waitUntilReady } from './ready.js';
import { startService, stopOrphan, type Running } from './service.js';
import { setting } from './setting.js';
import { openTemporal } from './temporal/temporal.js';
import type { Supervised } from './supervisor.js';
import { together } from './machine/together.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

export interface StackOptions {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** The compiled entries of our own processes, absolute. */
  readonly entries: { readonly worker: string; readonly api: string };
  readonly progress: Progress;
  readonly keeper: Keeper;
  readonly signal: AbortSignal;
  /** Whether this build may take over what is open in the engine, before anything is changed; throws where it may not. */
  checkBuild?(temporal: { readonly address: string; readonly namespace: string }): Promise<void>;
  /** What is to be done to the database before the services start. */
  prepareDatabase(database: RoleUrls): Promise<void>;
  /** What is to be done to the Temporal that lies in the data folder, after that. */
  prepareEngine?(temporal: { readonly address: string; readonly namespace: string }): Promise<void>;
  /** What the engine is to have before anybody works on it, told what the services are told; after both of these. */
  beforeServices?(told: NodeJS.ProcessEnv): Promise<void>;
  /** Whether the worker with this pid takes work from Temporal. */
  isWorking(temporal: TemporalSettings, pid: number): Promise<boolean>;
}

export interface RunningStack {
  readonly databaseUrl: string;
  /** Where the pages and the API are. */
  readonly address: string;
  /** Where Temporal's own pages are; undefined for a server of one's own. */
  readonly temporalWeb?: string | undefined;
  /** Who sends mail; undefined where mail is not set up. */
  readonly mailFrom: string | undefined;
}

/**
 * Starts everything in its order: PostgreSQL and Temporal side by side, the database's preparation, worker and API side
 * by side; waits until the API says that it is ready. All of it is kept running by the keeper.
 * @throws RefusalError LAUNCH.… with what to do.
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { dataFolder, env, entries, progress, keeper, signal } = options;
  for (const [name, entry] of Object.entries(entries)) {
    const pid = await stopOrphan(dataFolder, name, entry);
    if (pid !== undefined) {
      progress.say(text(`已停止上次遗留的 ${name}（pid ${pid}）`, `stopped the ${name} left over from last time`));
    }
  }
  const port = await apiPort(env);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const services: { readonly kept: Supervised<Running>; readonly told: () => string }[] = [];
  const whereabouts = (): string => `${postgres.current().url} ${temporal.current().address}`;
  /** A server whose port was taken while it was away comes back on another: who knows only the old one starts anew. */
  const tellServices = (): void => {
    for (const { kept, told } of services) if (told() !== whereabouts()) void kept.current().stop();
  };
  const [postgres, temporal] = await together(
    progress.during(text('启动 PostgreSQL', 'starting PostgreSQL'), () =>
      keeper.keep('postgres', text('PostgreSQL', 'PostgreSQL'), () => openPostgres({ dataFolder, env }), tellServices),
    ),
    keeper.keep(
      'temporal',
      text('Temporal', 'Temporal'),
      () => openTemporal({ dataFolder, env, progress, signal: either }),
      tellServices,
    ),
    () => {
      failed.abort();
    },
  );
  for (const note of postgres.current().notes) progress.say(note);
  if (postgres.current().pid !== undefined && postgres.current().attached) {
    progress.say(text('已接上仍在运行的 PostgreSQL', 'attached to the PostgreSQL that still runs'));
  }
  signal.throwIfAborted();
  const databaseUrl = postgres.current().url;
  await options.checkBuild?.(temporal.current());
  signal.throwIfAborted();
  await options.prepareDatabase(postgres.current());
  if (temporal.current().pid !== undefined) await options.prepareEngine?.(temporal.current());
  signal.throwIfAborted();
  const childEnv = (): Promise<NodeJS.ProcessEnv> =>
    environment(options, { databaseUrl: postgres.current().url, temporal: temporal.current(), port });
  await options.beforeServices?.(await childEnv());
  signal.throwIfAborted();
  const keepService = async (name: 'worker' | 'api', label: Text): Promise<Supervised<Running>> => {
    let told = '';
    const start = async (): Promise<Running> => {
      told = whereabouts();
      const own = name === 'api' ? { port } : {};
      return startService({ name, entry: entries[name], dataFolder, env: await childEnv(), ...own });
    };
    const kept = await keeper.keep(name, label, start);
    services.push({ kept, told: () => told });
    return kept;
  };
  const worker = await keepService('worker', text('工作进程', 'the worker'));
  await keepService('api', text('API 服务', 'the API'));
  const told = await childEnv();
  const { temporal: settings, mail } = readConfiguration(told, (path) => readFileSync(path, 'utf8'));
  const home = homeOf(told.JINJI_HOST ?? '', port);
  await progress.during(text('启动服务', 'starting the services'), async () => {
    await untilReady(options, home);
    await untilWorking(options, () => options.isWorking(settings, worker.current().pid ?? 0));
  });
  keeper.up();
  return { databaseUrl, address: home, temporalWeb: temporal.current().webUrl, mailFrom: mail?.from };
}

/** The address to open in a browser on this machine; one that listens everywhere is reached by the loopback. */
function homeOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function untilReady({ dataFolder, keeper, signal }: StackOptions, home: string): Promise<void> {
  const check = (): void => {
    keeper.check();
  };
  const problem = await waitUntilReady({ url: `${home}/readyz`, timeout: 90_000, signal, check });
  if (problem === undefined) return;
  throw new RefusalError(refuse(LAUNCH.NOT_READY, { problem, dataFolder }));
}

/** The API may be ready before the worker has taken its first look for work; an act would wait for it. */
async function untilWorking({ keeper, signal }: StackOptions, isWorking: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    keeper.check();
    if (await isWorking().catch(() => false)) return;
    await sleep(100, undefined, { signal });
  }
  throw new RefusalError(refuse(LAUNCH.WORKER_NOT_READY));
}

interface Addresses {
  readonly databaseUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly webUrl?: string | undefined;
  };
  readonly port: number;
}

/** What worker and API are told: of the database, the service's role alone. A secret of one's own, given by value or by file, is left as it is. */
async function environment(
  { dataFolder, env }: StackOptions,
  { databaseUrl, temporal, port }: Addresses,
): Promise<NodeJS.ProcessEnv> {
  const ownSecret = setting(env, 'JINJI_SESSION_SECRET') ?? setting(env, 'JINJI_SESSION_SECRET_FILE');
  const ownKeys = setting(env, 'JINJI_KEYS') ?? setting(env, 'JINJI_KEYS_FILE');
  return {
    ...withoutDatabaseUrls(env),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    JINJI_DATA: dataFolder,
    JINJI_HOST: setting(env, 'JINJI_HOST') ?? '127.0.0.1',
    JINJI_PORT: String(port),
    JINJI_TEMPORAL_UI: setting(env, 'JINJI_TEMPORAL_UI') ?? temporal.webUrl ?? '',
    ...(ownKeys ? {} : { JINJI_KEYS_FILE: await keysFile(dataFolder) }),
    ...(ownSecret ? {} : { JINJI_SESSION_SECRET_FILE: await sessionSecretFile(dataFolder) }),
  };
}

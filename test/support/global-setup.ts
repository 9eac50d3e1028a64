import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { rolesOfServer, type RoleUrls } from '../../cli/launch/postgres/cluster-roles.js';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { readIfThere } from '../../cli/launch/machine/files.js';
import { findProcess, readLivePidFile, writePidFile } from '../../cli/launch/machine/processes.js';
import { createProgress } from '../../cli/launch/progress.js';
import { openTemporal } from '../../cli/launch/temporal/temporal.js';
import { findTestServer } from '../../cli/launch/temporal/test-server.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { migrateToLatest } from '../../db/migrate.js';
import { DATABASE_ROLES, prepareRoles } from '../../db/rights/roles.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { memoryFolder } from './memory.js';

const PREFIX = 'jinji-test-';
/** Where the test server runs on Java: its compiler takes longer than it saves in the seconds that a server lives. */
const SHORT_LIVED_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
/** Rooms whose tests need no server. */
const PURE = /^(\.\/)?test\/(domain|policy|documents|docs|pages\/texts)\b/;

/**
 * Starts one set of real services for the whole test run and tells the tests through the environment:
 * JINJI_TEST_DATABASE_URL (a database migrated once, the template of the scratch databases, as the service's role sees
 * it; …_OWNER_URL and …_ADMIN_URL as its owner and an administrator do),
 * JINJI_TEST_TEMPORAL_ADDRESS (a dev server in memory) and JINJI_TEST_SERVER (the program of the time-skipping server).
 * The latter two only when the machine is provisioned, which `npm test` sees to first.
 * @param patterns what jest was asked to run; rooms without I/O get no servers.
 * @returns what stops them again.
 */
export async function setUp(patterns: readonly string[]): Promise<() => Promise<void>> {
  if (patterns.length > 0 && patterns.every((pattern) => PURE.test(pattern))) return () => Promise.resolve();
  await sweep();
  const folder = await makeDataFolder(PREFIX, undefined, memoryFolder());
  await writePidFile(join(folder, 'owner.pid'), process.pid);
  const { env } = process;
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const progress = createProgress(() => undefined);
  const [postgres, temporal, testServer] = await Promise.all([
    openPostgres({ dataFolder: folder, env, settings }),
    openTemporal({ dataFolder: folder, env, progress, inMemory: true, onlyIfThere: true }).catch(unprovisioned),
    findTestServer({ env, progress, onlyIfThere: true }).catch(unprovisioned),
  ]);
  const roles = await rolesFor(postgres);
  env.JINJI_TEST_DATABASE_URL = await prepareTemplate(roles);
  env.JINJI_TEST_DATABASE_OWNER_URL = inTemplate(roles.ownerUrl);
  env.JINJI_TEST_DATABASE_ADMIN_URL = inTemplate(roles.administratorUrl);
  if (temporal !== undefined) env.JINJI_TEST_TEMPORAL_ADDRESS = temporal.address;
  if (testServer !== undefined) env.JINJI_TEST_SERVER = testServer.path;
  env.JAVA_TOOL_OPTIONS ??= SHORT_LIVED_JAVA;
  return async () => {
    await temporal?.stop();
    await postgres.stop();
    await removeDataFolder(folder);
  };
}

function unprovisioned(error: unknown): undefined {
  if (error instanceof RefusalError && /NO_TEMPORAL|NO_TEST_SERVER/.test(error.refusal.code)) return undefined;
  throw error;
}

type Roles = RoleUrls & { readonly administratorUrl: string };

/** Three roles to test with: those of the embedded server, or made on the server of DATABASE_URL. */
async function rolesFor(server: PostgresServer): Promise<Roles> {
  const { url, ownerUrl, administratorUrl } = server;
  if (administratorUrl !== undefined) return { url, ownerUrl, administratorUrl };
  const as = (role: string): string => {
    const own = new URL(url);
    own.username = role;
    own.password = 'of-the-tests';
    return own.href;
  };
  const [writer, owner] = [as(DATABASE_ROLES.writer), as(DATABASE_ROLES.owner)];
  await rolesOfServer(url, { writer, owner });
  return { url: writer, ownerUrl: owner, administratorUrl: url };
}

const TEMPLATE = `jinji_template_${process.pid}`;

/** The same role's connection to the template. */
function inTemplate(url: string): string {
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  return template.href;
}

/** Makes the template database of this run, the owner's, and migrates it as he does; the service's connection to it. */
async function prepareTemplate({ url, ownerUrl, administratorUrl }: Roles): Promise<string> {
  const client = new pg.Client({ connectionString: administratorUrl });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE}`);
  await client.query(`create database ${TEMPLATE} owner ${DATABASE_ROLES.owner}`);
  await client.end();
  await prepareRoles(inTemplate(administratorUrl), {});
  await migrateToLatest(inTemplate(ownerUrl));
  return inTemplate(url);
}

/** Stops servers that earlier runs left behind when they were killed. */
async function sweep(): Promise<void> {
  const parents = [...new Set([tmpdir(), memoryFolder()])];
  const folders = await Promise.all(parents.map(async (one) => (await readdir(one)).map((name) => join(one, name))));
  for (const folder of folders.flat()) {
    if (!basename(folder).startsWith(PREFIX) || !existsSync(join(folder, 'owner.pid'))) continue;
    if ((await readLivePidFile(join(folder, 'owner.pid'))) !== undefined) continue;
    await stopLeftover(join(folder, 'postgres', 'postmaster.pid'), folder);
    await removeDataFolder(folder);
  }
}

async function stopLeftover(pidFile: string, folder: string): Promise<void> {
  const pid = Number((await readIfThere(pidFile))?.split('\n')[0]);
  if (pid && findProcess(pid)?.command.includes(folder)) process.kill(pid, 'SIGQUIT');
  const temporal = await readLivePidFile(join(folder, 'run', 'temporal.pid'));
  if (temporal?.command.includes('start-dev')) process.kill(temporal.pid, 'SIGKILL');
}

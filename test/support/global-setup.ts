import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { openPostgres } from '../../cli/launch/postgres/postgres.js';
import { readIfThere } from '../../cli/launch/machine/files.js';
import { findProcess, readLivePidFile, writePidFile } from '../../cli/launch/machine/processes.js';
import { createProgress } from '../../cli/launch/progress.js';
import { openTemporal } from '../../cli/launch/temporal/temporal.js';
import { findTestServer } from '../../cli/launch/temporal/test-server.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { migrateToLatest } from '../../db/migrate.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { memoryFolder } from './memory.js';

const PREFIX = 'jinji-test-';
/** Where the test server runs on Java: its compiler takes longer than it saves in the seconds that a server lives. */
const SHORT_LIVED_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
/** Rooms whose tests need no server. */
const PURE = /^(\.\/)?test\/(domain|policy|documents|docs|pages\/texts)\b/;

/**
 * Starts one set of real services for the whole test run and tells the tests through the environment:
 * JINJI_TEST_DATABASE_URL (a database migrated once, the template of the scratch databases),
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
  env.JINJI_TEST_DATABASE_URL = await prepareTemplate(postgres.url);
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

/** Makes the template database of this run and migrates it. */
async function prepareTemplate(url: string): Promise<string> {
  const template = new URL(url);
  template.pathname = `/jinji_template_${process.pid}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${template.pathname.slice(1)}`);
  await client.query(`create database ${template.pathname.slice(1)}`);
  await client.end();
  await migrateToLatest(template.href);
  return template.href;
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

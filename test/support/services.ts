import { randomBytes, randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { sealingClient } from '../../seal/sealing.js';
import { KEYS } from './keys.js';
import { DATABASE_ROLES } from '../../db/rights/roles.js';

/** A database of one test file's own: migrated, empty of data. */
export interface ScratchDatabase {
  /** Connection string of the service's role, as which the product runs in tests too. */
  readonly url: string;
  /** Of the owner of its tables. */
  readonly ownerUrl: string;
  /** Of an administrator, whom nothing is forbidden. */
  readonly administratorUrl: string;
  /** Cuts its connections and drops it. */
  drop(): Promise<void>;
}

/** Creates a fresh database from the migrated template (about 50 ms). Drop it in `afterAll`. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const administrator = new URL(fromRun('JINJI_TEST_DATABASE_ADMIN_URL'));
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const here = (role: '' | '_OWNER' | '_ADMIN'): string => urlIn(name, role);
  await asAdmin(
    administrator,
    `create database ${name} template ${administrator.pathname.slice(1)} owner ${DATABASE_ROLES.owner}`,
  );
  return {
    url: here(''),
    ownerUrl: here('_OWNER'),
    administratorUrl: here('_ADMIN'),
    drop: () => asAdmin(administrator, `drop database if exists ${name} with (force)`),
  };
}

/** How a database of this run is reached: by the service's role, by the owner of its tables, or by an administrator. */
export function urlIn(database: string, role: '' | '_OWNER' | '_ADMIN'): string {
  const url = new URL(fromRun(`JINJI_TEST_DATABASE${role}_URL`));
  url.pathname = `/${database}`;
  return url.href;
}

/** The address of this run's Temporal dev server (namespace `default`); take a task queue of your own. */
export const devServerAddress = (): string => fromRun('JINJI_TEST_TEMPORAL_ADDRESS');

/**
 * This run's Temporal dev server, in a namespace of one's own: ids there meet nobody else's, and time is the world's. Ready
 * in a moment, and each step takes half of what the time-skipping server needs.
 */
export async function devEnvironment(): Promise<TestWorkflowEnvironment> {
  const address = devServerAddress();
  const namespace = `test-${randomUUID()}`;
  const registering = await Connection.connect({ address });
  const workflowExecutionRetentionPeriod = msToTs('1 day');
  await registering.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  await registering.close();
  return TestWorkflowEnvironment.createFromExistingServer({ address, namespace, client: sealingClient(KEYS) });
}

/** A time-skipping server of one test file's own, about a second to start. Call `teardown()` in `afterAll`. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = fromRun('JINJI_TEST_SERVER');
  for (let tries = 1; ; tries += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path } },
        client: sealingClient(KEYS),
      });
    } catch (error) {
      if (tries === 6) throw error; // the SDK waits five seconds, a busy machine may need more
    }
  }
}

async function asAdmin(template: URL, statement: string): Promise<void> {
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function fromRun(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run \`npm test\` once, it provisions what is missing`);
  return value;
}

import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Kysely } from 'kysely';
import { createActivities } from '../../../activities/create.js';
import { createDatabase, type Database } from '../../../db/database.js';
import { inOneTransaction } from '../../../db/one-transaction.js';
import { hasPast, keepPast, pastStarted, pastToStart, settlePast } from '../../../db/service/sample-past.js';
import { admitKeys } from '../../../db/steps/seal-keys.js';
import { addDays, instantAt } from '../../../domain/vocabulary/civil-date.js';
import { createImporter } from '../../../imports/importer.js';
import { loadInstalledCalendar } from '../../../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../../../policy/data/installed-library.js';
import { createEngine } from '../../../policy/engine.js';
import { knownKeys, type KeyRing } from '../../../seal/key-ring.js';
import { caseInterrupted, WORKFLOWS } from '../../../workflows/messages/cases.js';
import { EARLIER_RATINGS } from '../files.js';
import { lodgedAppeal } from './appeals.js';
import { playClosedCycle } from './closed-cycle.js';
import { Clockwork } from './clockwork.js';
import type { Activities } from './runs.js';
import { planConfirmations } from './confirmations.js';
import { PastDriver } from './past-driver.js';
import { playPromotions, playVacancy } from './promotion.js';
import { playRunningCycle } from './running-cycle.js';
import { leaveSetback, playImprovement } from './setbacks.js';
import { pastCycles, type PastStage } from './stage.js';

/** What the sample's past is loaded with. */
export interface PastOptions {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** The folder of the sample's files. */
  readonly folder: string;
  /** Civil date in Shanghai that it leads to. */
  readonly today: string;
  readonly keys: KeyRing;
  /** The bundle of workflows that the build made. */
  readonly bundle: string;
}

/** Messages of the last days are still to be read. */
const UNREAD_DAYS = 16;

/**
 * Plays what lies behind the sample department, each act on its day, and keeps it: all of it or nothing. What still runs
 * waits in the records until {@link startPast} hands it to the engine. Once it is there nothing is done.
 */
export async function loadPast(options: PastOptions): Promise<void> {
  const { databaseUrl, folder, today } = options;
  const handle = createDatabase({ connectionString: databaseUrl, applicationName: 'jinji-sample-past' });
  try {
    if (await hasPast(handle.db)) return;
    const importer = createImporter({ db: handle.db, today: () => today });
    const file = { kind: 'ratings', file: join(folder, EARLIER_RATINGS), filename: EARLIER_RATINGS } as const;
    const { id } = await importer.dryRun({ ...file, actor: 'sample' });
    await importer.apply({ importId: id, actor: 'sample', sensitive: 'alone' });
    await inOneTransaction(handle, (db) => play(db, options));
  } finally {
    await handle.close();
  }
}

async function play(db: Kysely<Database>, { dataFolder, today, keys, bundle }: PastOptions): Promise<void> {
  await admitKeys(db, knownKeys(keys), new Date());
  const calendar = loadInstalledCalendar(dataFolder);
  const library = loadInstalledLibrary(dataFolder);
  const engine = createEngine({ library, calendar });
  const cycles = pastCycles(engine, today);
  const activities = createActivities({
    db,
    engine,
    library,
    keys,
    calendar,
    startClosing: (input) => clockwork.start(WORKFLOWS.closing, input.closingId, input),
    tellClosing: (closingId, interruption) => {
      clockwork.signal(closingId, caseInterrupted.name, interruption);
      return Promise.resolve();
    },
    heartbeat: () => undefined,
  });
  const begins = instantAt(`${cycles.closed[0] ?? cycles.running}-01`, '08:00');
  const clockwork = await Clockwork.open(bundle, activities as unknown as Activities, begins);
  try {
    const stage = { db, driver: new PastDriver(db, clockwork, keys), engine, library, today };
    for (const month of cycles.closed) await playClosedCycle(stage, month, month === cycles.closed.at(-1));
    await playPromotions(stage);
    await playImprovement(stage);
    await playRunningCycle(stage, cycles);
    await playVacancy(stage);
    await keep(stage, clockwork);
  } finally {
    await clockwork.close();
  }
}

/** Marks what was played, with what the engine is to go on with. */
async function keep(stage: PastStage, clockwork: Clockwork): Promise<void> {
  const { db, today } = stage;
  await planConfirmations(stage);
  await leaveSetback(stage);
  const appeal = await lodgedAppeal(stage);
  const onward = [...(await clockwork.handOver()), ...(appeal === undefined ? [] : [appeal])];
  const goesOn = new Map(onward.map(({ type, workflowId, input }) => [workflowId, { type, input }]));
  const ids = [...new Set([...clockwork.ids(), ...goesOn.keys()])];
  const workflows = ids.map((workflowId) => {
    const start = goesOn.get(workflowId);
    return start === undefined ? { workflowId } : { workflowId, goesOn: start };
  });
  await keepPast(db, workflows, new Date());
  await settlePast(db, new Date(instantAt(addDays(today, -UNREAD_DAYS), '00:00')), new Date());
}

/** Has the engine go on with what runs of the past; what it goes on with already is left alone. */
export async function startPast(
  databaseUrl: string,
  engine: () => Promise<{ readonly client: Client; readonly taskQueue: string; readonly close: () => Promise<void> }>,
): Promise<void> {
  const { db, close } = createDatabase({ connectionString: databaseUrl, max: 1, applicationName: 'jinji-sample-past' });
  try {
    const waiting = await pastToStart(db);
    if (waiting.length === 0) return;
    const { client, taskQueue, close: hangUp } = await engine();
    try {
      for (const { type, workflowId, input } of waiting) {
        const options = { workflowId, taskQueue, args: [input], workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const;
        await client.workflow.start(type, { ...options, args: [input] }).catch((error: unknown) => {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        });
        await pastStarted(db, workflowId);
      }
    } finally {
      await hangUp();
    }
  } finally {
    await close();
  }
}

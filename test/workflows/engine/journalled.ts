import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { reconcile } from '../../../activities/service/reconcile.js';
import { startDeliveries } from '../../../worker/deliveries.js';
import { engineView } from '../../../worker/engine-view.js';
import { journalPilot, type JournalPilot } from '../../support/journal-pilot.js';
import { ownServer, type OwnServer } from '../../support/own-server.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';

/** A stack whose acts go through the journal, and are delivered again until they have an answer (docs/decisions/0030). */
export interface Journalled {
  readonly pilot: JournalPilot;
  /** What an act of the journal came to, once it has an answer: `done`, or the code of a refusal. */
  answer(actId: string): Promise<string>;
  /** Engine and records say the same, and no case is frozen. */
  agree(): Promise<void>;
  stop(): Promise<void>;
}

function journalled(stack: TestStack): Journalled {
  const { client } = stack.environment;
  const { db } = stack.database;
  const stops = new AbortController();
  const log = pino({ level: 'silent' });
  const delivering = startDeliveries({ db, client, log, signal: stops.signal, pauseMs: 200 }).done;
  return {
    pilot: journalPilot({ client, db, library: stack.library }),
    answer: (actId) =>
      until(`the answer of act ${actId}`, async () => {
        const { rows } = await sql<{ code: string | null }>`
          select refusal ->> 'code' as code from act where id = ${actId} and answered_at is not null`.execute(db);
        return rows[0] === undefined ? undefined : (rows[0].code ?? 'done');
      }),
    agree: async () => {
      expect(await reconcile(db, engineView(client, stack.taskQueue), { betweenMs: 500 })).toEqual([]);
      expect((await sql`select workflow_id, code, detail from frozen_case`.execute(db)).rows).toEqual([]);
    },
    stop: async () => {
      stops.abort();
      await delivering;
    },
  };
}

/** The servers that the tests of one file share. */
interface Bed {
  readonly server: TestStack;
  close(): Promise<void>;
}

const onSharedServer = async (): Promise<Bed> => {
  const server = await startStack();
  return { server, close: () => server.close() };
};

/** An engine of its own for the file, which can be killed; given to whoever kills it. */
export const onOwnServer = (keep: (own: OwnServer) => void) => async (): Promise<Bed> => {
  const own = await ownServer();
  keep(own);
  const server = await startStack(own.environment);
  return {
    server,
    close: async () => {
      await server.close();
      await own.close();
    },
  };
};

/** Gives each test of the describe a stack of its own whose acts are journalled. */
export function eachJournalled(
  begin: (stack: TestStack, journal: Journalled) => Promise<void> | void,
  open: () => Promise<Bed> = onSharedServer,
): void {
  let bed: Bed;
  let stack: TestStack;
  let journal: Journalled;
  beforeAll(async () => {
    bed = await open();
  });
  afterAll(() => bed.close());
  beforeEach(async () => {
    stack = await bed.server.another();
    journal = journalled(stack);
    await begin(stack, journal);
  });
  afterEach(async () => {
    await journal.stop();
    await stack.close();
  });
}

export { told } from '../../support/told.js';

/** Setbacks are numbered by the database, and the server knows those of all databases. */
export async function ownNumbers(stack: TestStack): Promise<void> {
  const year = Number((await stack.today()).slice(0, 4));
  await sql`insert into document_number (series, year, last) values ('SB', ${year}, ${randomInt(1, 90_000)})`.execute(
    stack.database.db,
  );
}

// A worker that is killed at a moment of the test's choosing: `mortal-worker '<json of Mortal>'`, see mortal.ts.
import { NativeConnection } from '@temporalio/worker';
import { createDatabase } from '../../db/database.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createWorker } from '../../worker/create.js';
import { KEYS } from './keys.js';
import type { Mortal } from './mortal.js';

type Activity = (...given: readonly unknown[]) => Promise<unknown>;

const { databaseUrl, address, namespace, taskQueue, codePath, dies } = JSON.parse(process.argv[2] ?? '{}') as Mortal;
const { activity, saying, when } = dies;
const isMeant = (name: string, given: readonly unknown[]): boolean =>
  name === activity && JSON.stringify(given).includes(saying);
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('it lives on');
};

/** Dies when the activity that is meant has done its work, before the engine hears of it, or before it begins. */
const mortal = (activities: object): object =>
  Object.fromEntries(
    Object.entries(activities as Readonly<Record<string, Activity>>).map(([name, work]): [string, Activity] => [
      name,
      async (...given) => {
        if (!isMeant(name, given)) return work(...given);
        if (when === 'before') return die();
        await work(...given);
        return die();
      },
    ]),
  );

const connection = await NativeConnection.connect({ address });
const database = createDatabase({ connectionString: databaseUrl });
const [library, calendar] = [loadPolicyLibrary(), loadCalendar()];
const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  db: database.db,
  library,
  calendar,
  between: mortal,
  engine: createEngine({ library, calendar }),
  workflowBundle: { codePath },
  keys: KEYS,
});
process.stdout.write('ready\n');
await worker.run();

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '../../cli/backup/restore.js';
import { MANIFEST } from '../../cli/backup/manifest.js';
import { Guest } from '../../cli/play/guest.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { memoryFolder } from '../support/memory.js';
import { command, type Ran } from './command.js';
import { flawsOf } from './left-behind.js';
import type { Service } from './service.js';
import type { Services } from './services.js';

/** What may differ between two moments of a tour: everything that a tour has not finished. */
const UNFINISHED = ['cycle not closed', 'case not settled', 'task left open'];

/** What came of bringing a back-up back. */
export interface Restored {
  /** With what each spoiled back-up was refused. */
  readonly refused: Readonly<Record<string, string>>;
  /** What the start said while the original was still there. */
  readonly beside: string;
  readonly agreed: Ran;
  readonly verified: Ran;
  /** What was lost or doubled. */
  readonly flaws: readonly string[];
  /** What an act and its undoing on an open task were answered. */
  readonly goesOn: readonly string[];
}

/** Brings the back-up of a service that has ended into a folder of its own, and starts it there. */
export async function bringBack(backup: string, original: Service, services: Services): Promise<Restored> {
  const folder = await makeDataFolder('jinji-restored-', undefined, memoryFolder());
  const env = { ...original.env, JINJI_DATA: folder };
  const refused = await refusals(backup, env);
  await restoreBackup({ source: backup, dataFolder: folder, env });
  const beside = await services.start(folder).then(
    () => 'started',
    (error: unknown) => String(error),
  );
  // The original is lost.
  await rm(join(original.dataFolder, 'installation.json'));
  await rm(join(original.dataFolder, 'postgres.json'));
  const { service, db } = await services.start(folder);
  return {
    refused,
    beside,
    agreed: await command(service.env, 'jinji', 'reconcile'),
    verified: await command(service.env, 'jinji', 'verify', 'ledger'),
    flaws: Object.keys(await flawsOf(db)).filter((name) => !UNFINISHED.includes(name)),
    goesOn: await goesOn(service),
  };
}

/** Claims a task through the engine, as somebody of the sample, and puts it back. */
async function goesOn({ url }: Service): Promise<readonly string[]> {
  for (const login of ['hr', 'head', 'gm']) {
    const guest = await Guest.signIn(url, login);
    const [task] = await guest.all<{ readonly id: string }>('/v1/tasks');
    if (task === undefined) continue;
    const act = async (what: string): Promise<string> =>
      (await guest.post<{ readonly state: string }>(`/v1/tasks/${encodeURIComponent(task.id)}/${what}`, {})).state;
    return [await act('claim'), await act('release')];
  }
  return [];
}

/** With what a back-up is refused that is not whole, or whose place or keys are not right. */
async function refusals(backup: string, env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string>>> {
  const spoiled = `${backup}-spoiled`;
  const codeOf = async (spoil: () => Promise<unknown>, into?: string): Promise<string> => {
    await rm(spoiled, { recursive: true, force: true });
    await cp(backup, spoiled, { recursive: true });
    await spoil();
    const dataFolder = into ?? (await makeDataFolder('jinji-refused-', undefined, memoryFolder()));
    const code = await restoreBackup({ source: spoiled, dataFolder, env: { ...env, JINJI_DATA: dataFolder } }).then(
      () => 'restored',
      (error: unknown) => (error instanceof RefusalError ? error.refusal.code : String(error)),
    );
    await rm(spoiled, { recursive: true, force: true });
    if (into === undefined) await removeDataFolder(dataFolder);
    return code;
  };
  const manifest = async (change: (content: string) => string): Promise<void> => {
    const path = join(spoiled, MANIFEST);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  return {
    damaged: await codeOf(() => writeFile(join(spoiled, 'records', 'ledger.copy.gz'), 'nothing')),
    'without its list': await codeOf(() => rm(join(spoiled, MANIFEST))),
    'of another version': await codeOf(() => manifest((text) => text.replace('"0001-people"', '"0001-persons"'))),
    'without its keys': await codeOf(() => manifest((text) => text.replace('"included": true', '"included": false'))),
    'into a folder that is not empty': await codeOf(() => Promise.resolve(), backup),
  };
}

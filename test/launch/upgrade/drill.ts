import { makeDataFolder, removeDataFolder } from '../../../cli/launch/machine/scratch-folder.js';
import { until } from '../../../cli/play/until.js';
import { verify } from '../../../cli/tour/closing.js';
import { createDatabase } from '../../../db/database.js';
import { command } from '../../e2e/command.js';
import { startService, type Service } from '../../e2e/service.js';
import { bringFormer, NoFormer, type Former } from './former.js';
import { bringUnderWay, finishAll, type UnderWay } from './stages.js';

/**
 * `npm run drill:upgrade -- [revision or folder]`: starts the former release (the last tag unless told otherwise) with a data
 * folder of its own, brings cases into their stages, upgrades to this version, holds engine and records against each other,
 * and plays what was under way to its end. Exit code 1 where anything was wrong (docs/operating.md, "Upgrades").
 */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

let running: Service | undefined;
const faults: string[] = [];

/** A command of this version, on the folder of the service. */
async function ask(env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<void> {
  const { code, said } = await command(env, 'jinji', ...words);
  const told = said
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  say(`  jinji ${words.join(' ')}: ${code === 0 ? 'well' : `exit code ${String(code)}`}\n${told}`);
  if (code !== 0) faults.push(`jinji ${words.join(' ')}\n${told}`);
}

/** The sample of the former release, with cases in their stages; gives what stands open, and its folder behind it. */
async function before(former: Former, folder: string): Promise<UnderWay> {
  say(`\n# ${former.name}`);
  // With everything behind and under way that its sample has.
  running = await startService(folder, { JINJI_SAMPLE: '' }, undefined, former.folder);
  const underWay = await bringUnderWay(former, running.url, say);
  say('\n# this version, asked while the former one runs');
  await ask(running.env, 'replay', '--open');
  const { code, left } = await running.stop();
  if (code !== 0 || left.length > 0)
    faults.push(`the former version stopped with ${String(code)}, ${left.join(', ')} left`);
  return underWay;
}

async function after(folder: string, underWay: UnderWay): Promise<void> {
  say('\n# this version, on the same folder');
  running = await startService(folder, { JINJI_SAMPLE: '' });
  const { url, env } = running;
  const questions = [['reconcile'], ['verify', 'all'], ['replay', '--open']] as const;
  for (const words of questions) await ask(env, ...words);
  say('\n# what was under way, to its end');
  const database = createDatabase({ connectionString: await running.databaseUrl(), applicationName: 'jinji-drill' });
  try {
    for (const { what, fault } of await finishAll(underWay, url, (story) => verify(story, database.db))) {
      say(`  ${fault === undefined ? '✓' : '✗'} ${what}${fault === undefined ? '' : `: ${textOf(fault)}`}`);
      if (fault !== undefined) faults.push(`${what}: ${textOf(fault)}`);
    }
    await until('every act is answered', async () => {
      const open = await database.db.selectFrom('act').select('answered_at').where('answered_at', 'is', null).execute();
      return open.length === 0;
    });
  } finally {
    await database.close();
  }
  say('\n# once more');
  for (const words of questions) await ask(env, ...words);
}

async function drill(): Promise<number> {
  const former = await bringFormer(process.argv[2], say);
  const folder = await makeDataFolder('jinji-upgrade-');
  try {
    await after(folder, await before(former, folder));
  } finally {
    await running?.close();
    former.remove();
    await removeDataFolder(folder);
  }
  say(`\n${faults.length} 处错误 · faults`);
  for (const fault of faults) say(`✗ ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void (running?.close() ?? Promise.resolve()).finally(() => process.exit(1)));
try {
  process.exitCode = await drill();
} catch (error) {
  process.stderr.write(
    `${error instanceof NoFormer || !(error instanceof Error) ? textOf(error) : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = 1;
}

/** `npm run rehearse`: what the policy will do, played on a server whose time is skipped; nothing of it is kept but a page. */
import { openDataFolder } from './launch/data-folder.js';
import { createProgress } from './launch/progress.js';
import { failureMessage } from './launch/report.js';
import { readOptions } from './rehearsal/options.js';
import { rehearse } from './rehearsal/play.js';
import { quietly } from './rehearsal/stage.js';

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function run(): Promise<void> {
  const chosen = await readOptions(process.argv.slice(2));
  if (chosen === undefined) return;
  quietly();
  const dataFolder = await openDataFolder(process.env);
  const progress = createProgress(write);
  const rehearsed = await rehearse({ ...chosen, dataFolder, env: process.env, progress, write });
  if (rehearsed !== undefined) write(`\n文件 document ${rehearsed.number}:${rehearsed.path}`);
  write('彩排完成，数据库未保留 · done; the database was not kept');
}

try {
  await run();
} catch (error) {
  process.stderr.write(
    `\n${process.env.JINJI_DEBUG && error instanceof Error ? (error.stack ?? '') : failureMessage(error)}\n`,
  );
  process.exitCode = 1;
}

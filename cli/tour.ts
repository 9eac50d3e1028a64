/** `npm run tour`: one whole cycle and a promotion up to its trial against the running service of `npm start`, narrated; exit status 1 when it fails. */
import { join } from 'node:path';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { withDatabase } from './commands/with-database.js';
import { openDataFolder } from './launch/data-folder.js';
import { errorMessage } from './launch/thrown.js';
import { failureMessage } from './launch/report.js';
import { Refused } from './play/guest.js';
import { playTour } from './tour/play.js';
import { checkSameInstallation } from './tour/same-installation.js';
import type { Narrator } from './tour/story.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const url = process.env.JINJI_URL ?? `http://127.0.0.1:${process.env.JINJI_PORT ?? '8080'}`;
try {
  const folder = await openDataFolder(process.env);
  const narrator: Narrator = {
    chapter: (clause, zh, en) => {
      say(`\n§${clause}  ${zh} · ${en}`);
      return Promise.resolve();
    },
    say: (line) => {
      say(`  ${line}`);
    },
  };
  await withDatabase(async ({ db }) => {
    await checkSameInstallation(db, { url, folder });
    await playTour({ url, db, papers: join(folder, 'papers'), narrator });
  });
  say('\n完成 · done');
} catch (error) {
  const told =
    error instanceof RefusalError ? failureMessage(error) : `演示中断 · the tour stopped: ${errorMessage(error)}`;
  process.stderr.write(`\n${told}\n`);
  if (error instanceof Refused && error.problem.details)
    process.stderr.write(`${JSON.stringify(error.problem, null, 2)}\n`);
  process.exitCode = 1;
}

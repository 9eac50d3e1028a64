/**
 * The policy engine on the command line: JSON Lines from stdin to stdout, one answer a request, in order; blank lines
 * are skipped. Nothing but answers goes to stdout. Exit status 0, or 1 if any request was not valid, or 2 if the
 * command itself failed. Streams with back-pressure: memory does not grow with the number of lines.
 */
import { createEngine } from '../policy/engine.js';
import { loadInstalledCalendar } from '../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../policy/data/installed-library.js';
import { evaluateLine, tooLongAnswer } from '../policy/fast/request-line.js';
import { createAnswerBytes } from './answer-bytes.js';
import { createAnswerOutput } from './answer-output.js';
import { dataFolderOf } from './launch/data-folder-of.js';
import { linesOf } from './lines.js';

const BLANK = /^[ \t\r]*$/;
/** `{`: such a line is not blank, whatever follows. */
const BRACE = 0x7b;

const { stdin, stdout, stderr } = process;
let readerGone = false;
stdout.on('error', (error: NodeJS.ErrnoException) => {
  readerGone = true;
  // A reader that has seen enough (`| head`) is no failure; anything else is.
  if (error.code !== 'EPIPE') stop(error);
  stdin.destroy();
});

function stop(error: unknown): void {
  stderr.write(`policy: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

/** Settled once the bytes were taken, or the reader has gone: the event above tells. */
const write = (bytes: Uint8Array): Promise<void> =>
  new Promise((taken) => {
    stdout.write(bytes, () => {
      taken();
    });
  });

const run = async (): Promise<void> => {
  const dataFolder = dataFolderOf(process.env);
  const engine = createEngine({
    library: loadInstalledLibrary(dataFolder),
    calendar: loadInstalledCalendar(dataFolder),
  });
  const answerBytes = createAnswerBytes();
  const output = createAnswerOutput(write);
  for await (const lines of linesOf(stdin as AsyncIterable<Uint8Array>)) {
    for (const line of lines) {
      if (line !== null && line.charCodeAt(0) !== BRACE && BLANK.test(line)) continue;
      const answer = line === null ? tooLongAnswer() : evaluateLine(engine, line);
      if ('error' in answer) process.exitCode = 1;
      if (output.add(`${answerBytes(answer)}\n`)) await output.send();
      if (isReaderGone()) return;
    }
    // What a slow sender has given so far is answered at once.
    await output.send();
    if (isReaderGone()) return;
  }
};

const isReaderGone = (): boolean => readerGone;

try {
  await run();
} catch (error) {
  if (!isReaderGone()) stop(error);
}

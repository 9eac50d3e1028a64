import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WordFile } from '../../documents/word/fill.js';
import { TEMPLATE } from '../../domain/refusals/templates.js';
import { refuse, RefusalError } from '../../domain/vocabulary/refusal.js';
import type { WordAnswer, WordJob } from './thread.js';

/** What one job may take, and how many may wait. */
interface Bounds {
  readonly seconds: number;
  /** Of the thread's heap; files themselves are bounded before. */
  readonly megabytes: number;
  readonly waiting: number;
}

const BOUNDS: Bounds = { seconds: 20, megabytes: 512, waiting: 30 };

/** A thread of its own: as it was built, or from the sources, for which the loader has to be brought in. */
function startThread(megabytes: number): Worker {
  const built = new URL('./thread.js', import.meta.url);
  const limits = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } };
  if (existsSync(fileURLToPath(built))) return new Worker(built, limits);
  const source = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(load, { ...limits, eval: true });
}

/**
 * Makes and checks Word files in a thread of its own, one after another, so that whatever a template is, everybody else is
 * answered meanwhile. A job that takes too long, or more memory than it may, ends with its thread; the next has another.
 */
export class WordPress {
  private thread: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly bounds: Bounds = BOUNDS) {}

  /** @throws RefusalError `TEMPLATE.*`, also `.TOO_HEAVY` and `.BUSY`; Error where a paper lacks a fact */
  async make(job: WordJob): Promise<WordFile> {
    if (this.waiting >= this.bounds.waiting) throw new RefusalError(refuse(TEMPLATE.BUSY));
    this.waiting += 1;
    const made = this.last.then(() => this.carryOut(job));
    this.last = made.catch(() => undefined);
    try {
      return fileOf(await made);
    } finally {
      this.waiting -= 1;
    }
  }

  private async carryOut(job: WordJob): Promise<WordAnswer> {
    const { seconds, megabytes } = this.bounds;
    const thread = this.thread ?? startThread(megabytes);
    this.thread = thread;
    thread.ref();
    let tooLong: NodeJS.Timeout | undefined;
    try {
      return await new Promise<WordAnswer>((resolve, reject) => {
        const tooHeavy = (): void => {
          reject(new RefusalError(refuse(TEMPLATE.TOO_HEAVY, { seconds, megabytes })));
        };
        tooLong = setTimeout(tooHeavy, seconds * 1_000);
        thread.once('message', resolve);
        thread.once('error', (error) => {
          if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
          else reject(error);
        });
        thread.once('exit', () => {
          reject(new Error('the thread of Word files has ended'));
        });
        thread.postMessage(job);
      });
    } catch (error) {
      this.thread = undefined;
      await thread.terminate();
      throw error;
    } finally {
      clearTimeout(tooLong);
      for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
      // Nobody waits for a thread that has nothing to do.
      thread.unref();
    }
  }
}

function fileOf(answer: WordAnswer): WordFile {
  if ('refusal' in answer) throw new RefusalError(answer.refusal);
  if ('failed' in answer) throw new Error(answer.failed);
  return { docx: Buffer.from(answer.docx), sha256: answer.sha256 };
}

const readers = new WordPress();
const uploads = new WordPress();

/** For whoever reads a paper: a thread that no uploaded file holds up. */
export const forReaders = (job: Extract<WordJob, { what: 'fill' | 'standard' }>): Promise<WordFile> =>
  readers.make(job);

/** For what HR uploads, which nobody has seen yet. */
export const forUploads = (job: Extract<WordJob, { what: 'check' | 'preview' }>): Promise<WordFile> =>
  uploads.make(job);

import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { Form, Paper } from '../../documents/papers/paper.js';
import { faultsOfFields } from '../../documents/word/check.js';
import type { WordFile } from '../../documents/word/fill.js';
import { packed } from '../../documents/word/packed.js';
import { standardTemplate } from '../../documents/word/standard.js';
import { inWord, preview } from '../../documents/word/word.js';
import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import { readWordPackage, unfit } from '../../imports/word-package.js';

/** What is done with Word files beside the thread that answers everybody (docs/decisions/0072). */
export type WordJob =
  /** A paper as a Word file, on a template of the company or on ours. */
  | { readonly what: 'fill'; readonly paper: Paper; readonly template: Uint8Array | undefined }
  /** An uploaded file as it is kept, once it is found fit; or refused with each fault. */
  | { readonly what: 'check'; readonly form: Form; readonly path: string }
  /** The same, filled with the invented sample. */
  | { readonly what: 'preview'; readonly form: Form; readonly path: string }
  /** Our own template. */
  | { readonly what: 'standard'; readonly form: Form };

/** What comes of it: the file, or why there is none. */
export type WordAnswer =
  { readonly docx: Uint8Array; readonly sha256: string } | { readonly refusal: Refusal } | { readonly failed: string };

const file = (docx: Buffer): WordFile => ({ docx, sha256: createHash('sha256').update(docx).digest('hex') });

/** An uploaded template as it is kept: its parts as they were checked, packed anew. */
async function checked(form: Form, path: string): Promise<Buffer> {
  const template = packed(await readWordPackage(path));
  const faults = faultsOfFields(form, template);
  if (faults.length > 0) throw unfit(faults);
  return template;
}

async function made(job: WordJob): Promise<WordFile> {
  switch (job.what) {
    case 'fill':
      return inWord(job.paper, job.template === undefined ? undefined : Buffer.from(job.template));
    case 'check':
      return file(await checked(job.form, job.path));
    case 'preview':
      return preview(job.form, await checked(job.form, job.path));
    case 'standard':
      return file(await standardTemplate(job.form));
  }
}

async function answerOf(job: WordJob): Promise<WordAnswer> {
  try {
    return await made(job);
  } catch (error) {
    return error instanceof RefusalError ? { refusal: error.refusal } : { failed: String(error) };
  }
}

parentPort?.on('message', (job: WordJob) => {
  void answerOf(job).then((answer) => parentPort?.postMessage(answer));
});

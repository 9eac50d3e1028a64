import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { keepPapers, listUntypeset, type KeptPaper, type WaitingPaper } from '../db/documents/papers.js';
import { paperOfDocument } from '../documents/papers/of-document.js';
import { typeset, type TypesetPaper } from '../documents/typeset/typeset.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Documents read at once: what stands in memory, however many wait. */
const A_BATCH = 10;
/** Milliseconds between two looks. */
const PAUSE_MS = 1_000;
/** So often all documents are looked through, in between those of late. */
const WHOLE_MS = 60 * 60 * 1_000;
/** A step is committed later than its documents say that they were issued, never by so much. */
const LATE_MS = 2 * 60 * 60 * 1_000;
/** After a failure; the log is not to be filled. */
const AGAIN_MS = 5_000;

/** What typesetting works with. */
export interface Typesetting {
  readonly db: Kysely<Database>;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Typesets what steps have issued, beside them (docs/decisions/0060): what is kept is what is done, so it goes on where it
 * stopped; of two workers the first counts. A document that cannot be typeset is named in the log and left until the
 * worker starts again.
 */
export function startTypesetting({ db, log, signal, now = () => new Date() }: Typesetting): RunningRounds {
  const left: string[] = [];
  const made = (waiting: WaitingPaper): TypesetPaper | undefined => {
    try {
      return typeset(paperOfDocument(waiting, { answered: waiting.stage === 'answered' }));
    } catch (error) {
      left.push(waiting.id);
      log.warn({ err: error, number: waiting.number }, 'a document cannot be typeset');
      return undefined;
    }
  };
  let whole = 0;
  const look = async (): Promise<number> => {
    const at = now().getTime();
    const since = at - whole < WHOLE_MS ? new Date(at - LATE_MS) : undefined;
    const waiting = await listUntypeset(db, { limit: A_BATCH, without: left, since });
    const papers: KeptPaper[] = [];
    for (const one of waiting) {
      if (signal.aborted) break;
      const paper = made(one);
      if (paper !== undefined) papers.push({ documentId: one.id, stage: one.stage, ...paper });
      // What else the worker does comes between two papers.
      await turn();
    }
    // Papers that are made and cannot be kept break off the round, which begins again: the fault is not the documents’.
    await keepPapers(db, papers, now());
    const numbers = new Map(waiting.map(({ id, number }) => [id, number]));
    for (const { documentId, coded } of papers)
      if (coded.length > 0)
        log.warn({ number: numbers.get(documentId), coded }, 'a paper shows characters as their codes');
    if (signal.aborted) return 0;
    if (waiting.length === A_BATCH) return 0;
    if (since === undefined) whole = at;
    return PAUSE_MS;
  };
  return makeRounds({ round: look, failed: 'papers wait to be typeset; trying again', againMs: AGAIN_MS, log, signal });
}

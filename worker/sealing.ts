import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { keepHead, mailHead } from '../db/seals/heads.js';
import { A_BATCH, headOf, sealNext } from '../db/seals/seal.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Milliseconds between two looks: what is committed is sealed within a second. */
const PAUSE_MS = 250;
/** After a failure; the log is not to be filled. */
const AGAIN_MS = 5_000;

/** What sealing works with. */
export interface Sealing {
  readonly db: Kysely<Database>;
  /** Where the head of each day is kept; absent where the installation has no folder. */
  readonly dataFolder: string | undefined;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Seals what steps and calls have written, beside them and in its own transactions; any number of workers may ask, one
 * seals. Once a day the head of the chain leaves the database: into the data folder, the log, and by mail.
 */
export function startSealing({ db, dataFolder, log, signal, now = () => new Date() }: Sealing): RunningRounds {
  let told = '';
  const tellHead = async (): Promise<void> => {
    const at = now();
    const day = todayIn('Asia/Shanghai', at.getTime());
    if (told === day) return;
    const head = await headOf(db);
    if (head === undefined) return;
    if (dataFolder !== undefined) await keepHead(dataFolder, head, day);
    await db.transaction().execute((trx) => mailHead(trx, head, at));
    log.info({ day, no: head.no, hash: head.hash.toString('hex') }, 'the head of the chain of records');
    told = day;
  };
  const look = async (): Promise<number> => {
    const sealed = await sealNext(db, now());
    if (sealed === A_BATCH) return 0;
    await tellHead();
    return PAUSE_MS;
  };
  return makeRounds({
    round: look,
    failed: 'records wait for their seal; trying again',
    againMs: AGAIN_MS,
    log,
    signal,
  });
}

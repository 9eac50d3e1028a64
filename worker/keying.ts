import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { KEYED_AT_ONCE, keyPeople } from '../db/people/keys.js';
import { makeRounds, type RunningRounds } from './rounds.js';

/** Milliseconds between two looks: who was imported is found a second later. */
const PAUSE_MS = 1_000;
/** After a failure; the log is not to be filled. */
const AGAIN_MS = 10_000;

/** Writes by what people are found (pinyin, initials), for whoever is new or is called otherwise by now. */
export const startKeying = ({
  db,
  log,
  signal,
}: {
  readonly db: Kysely<Database>;
  readonly log: Pick<Logger, 'warn'>;
  readonly signal: AbortSignal;
}): RunningRounds =>
  makeRounds({
    round: async () => ((await keyPeople(db)) === KEYED_AT_ONCE ? 0 : PAUSE_MS),
    failed: 'people could not be given the keys by which they are found',
    againMs: AGAIN_MS,
    log,
    signal,
  });

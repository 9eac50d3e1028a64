import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Database } from '../database.js';
import { checkerOfVersion } from '../migrate.js';

/** How often the tables are looked at, in milliseconds. */
const LOOK_MS = 30_000;

interface Watch {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly everyMs?: number;
  /** Told once, with the refusal of `checkerOfVersion`: the tables have become those of another version. */
  readonly changed: (refusal: RefusalError) => void;
}

/**
 * Watches whether the tables stay those of this version while a process serves them: who migrates under running services
 * has the old ones end, by their own look and not by what they misread. A database that is away is looked at again.
 */
export async function watchVersion(db: Kysely<Database>, { signal, everyMs = LOOK_MS, changed }: Watch): Promise<void> {
  const check = await checkerOfVersion();
  for (;;) {
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await check(db);
    } catch (error) {
      if (!(error instanceof RefusalError)) continue;
      changed(error);
      return;
    }
  }
}

import pg from 'pg';
import { changesIn, LIVE_CHANNEL, type LiveChange } from './changes.js';

/** Who hears of changes. */
export interface LiveListener {
  /** What one notice told; after a break that anything may have changed. */
  readonly changed: (changes: readonly LiveChange[]) => void;
  /** Nothing has been heard for so long that nobody should wait for it. */
  readonly deaf: () => void;
}

/** What the database tells this process of changes (docs/decisions/0059). */
export interface LiveFeed {
  /** Has somebody hear of every change from now on; gives what ends it. The first one makes the connection. */
  subscribe(listener: LiveListener): () => void;
  /** Waits until the database is heard, at most so many milliseconds; whether it is. */
  hears(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** How the feed reaches the database, and how patient it is, in milliseconds. */
export interface LiveFeedOptions {
  readonly connectionString: string;
  /** Told of every connection that broke or could not be made. */
  readonly onLost?: (error: Error) => void;
  /** How often the feed tells itself something, how long it waits to hear it, and after what silence it is deaf. */
  readonly pulseMs?: number;
  readonly answerMs?: number;
  readonly deafMs?: number;
}

const FIRST_AGAIN_MS = 200;
const LAST_AGAIN_MS = 5_000;
const NOTHING = '[]';

/**
 * One listening connection, which is made again whenever it breaks. It tells itself something now and then: what it does
 * not hear in time is a broken connection, also where a pooler in between hands no notices on.
 */
export function createLiveFeed(options: LiveFeedOptions): LiveFeed {
  const { connectionString, onLost, pulseMs = 15_000, answerMs = 5_000, deafMs = 10_000 } = options;
  const listeners = new Set<LiveListener>();
  const waiting = new Set<(hears: boolean) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let client: pg.Client | undefined;
  let begun = false;
  let hearing = false;
  let closed = false;
  let heardBefore = false;
  let deafTimer: NodeJS.Timeout | undefined;

  const after = (ms: number, act: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms).unref();
    timers.add(timer);
    return timer;
  };
  const tell = (changes: readonly LiveChange[]): void => {
    if (changes.length === 0) return;
    for (const listener of listeners) listener.changed(changes);
  };
  const heard = (): void => {
    clearTimeout(deafTimer);
    deafTimer = undefined;
    if (hearing) return;
    hearing = true;
    // Whatever changed while nobody listened was told to nobody.
    if (heardBefore) tell([{ of: 'all' }]);
    heardBefore = true;
    for (const done of waiting) done(true);
    waiting.clear();
  };
  const lost = (): void => {
    hearing = false;
    deafTimer ??= after(deafMs, () => {
      for (const listener of [...listeners]) listener.deaf();
    });
  };

  const connect = (againMs: number): void => {
    if (closed) return;
    const mine = new pg.Client({
      connectionString,
      application_name: 'jinji-api-live',
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    });
    client = mine;
    let over = false;
    let next = againMs;
    const end = (error?: Error): void => {
      if (over) return;
      over = true;
      lost();
      if (error !== undefined && !closed) onLost?.(error);
      mine.end().catch(() => undefined);
      after(next, () => {
        connect(Math.min(next * 2, LAST_AGAIN_MS));
      });
    };
    let silent: NodeJS.Timeout | undefined;
    const pulse = (): void => {
      if (over || closed) return;
      silent = after(answerMs, () => {
        end(new Error('a notice of the database did not come through'));
      });
      mine.query('select pg_notify($1, $2)', [LIVE_CHANNEL, NOTHING]).catch(end);
    };
    mine.on('error', end);
    mine.on('end', () => {
      end();
    });
    mine.on('notification', ({ payload = '' }) => {
      if (over) return;
      clearTimeout(silent);
      if (payload === NOTHING && silent !== undefined) {
        silent = undefined;
        after(pulseMs, pulse);
      }
      next = FIRST_AGAIN_MS;
      heard();
      if (payload !== NOTHING) tell(changesIn(payload));
    });
    mine
      .connect()
      .then(() => mine.query(`listen ${LIVE_CHANNEL}`))
      .then(pulse)
      .catch((error: unknown) => {
        end(error instanceof Error ? error : new Error(String(error)));
      });
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!begun) {
        begun = true;
        connect(FIRST_AGAIN_MS);
      }
      return () => listeners.delete(listener);
    },
    hears(withinMs) {
      if (hearing) return Promise.resolve(true);
      return new Promise((resolve) => {
        const done = (hears: boolean): void => {
          clearTimeout(timer);
          resolve(hears);
        };
        const timer = after(withinMs, () => {
          waiting.delete(done);
          resolve(false);
        });
        waiting.add(done);
      });
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const done of waiting) done(false);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}

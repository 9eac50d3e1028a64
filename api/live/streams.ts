import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Queryable } from '../../db/database.js';
import type { LiveFeed } from '../../db/live/feed.js';
import { LIVE } from '../../domain/refusals/live.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { identify, owesFactor, owesPassword } from '../http/gate/identity.js';
import type { WebSessions } from '../http/gate/web-session.js';
import { databaseUnavailable } from '../http/refusals.js';
import type { SignedIn } from '../http/route.js';
import { LiveStream, type Watched } from './stream.js';

export interface LiveDeps {
  readonly db: Queryable;
  readonly feed: LiveFeed;
  readonly sessions: WebSessions;
  readonly settings: Pick<ApiSettings, 'liveStreams' | 'secondFactor'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The streams of the open pages of this process. */
export interface LiveStreams {
  /**
   * Opens one for whoever calls. @throws RefusalError `LIVE.TOO_MANY`; ApiRefusal `SERVICE.DATABASE_UNAVAILABLE` where the
   * database is not heard.
   */
  open(actor: SignedIn, watched: Watched, req: Request): Promise<Readable>;
  /** Ends all of them and the listening connection. */
  close(): Promise<void>;
}

/** In one process, whoever opens them. */
const MOST = 5_000;
const WITHIN_MS = 3_000;

/** Keeps the streams of this process, and hands on to them what the database tells. */
export function createLiveStreams(deps: LiveDeps): LiveStreams {
  const { db, feed, sessions, settings, log, now } = deps;
  const open = new Map<LiveStream, number>();
  /** Being opened, so that many at a time are not more than there may be. */
  const opening: number[] = [];
  let unsubscribe: (() => void) | undefined;
  let closed = false;
  const isClosed = (): boolean => closed;
  const listen = (): void => {
    unsubscribe ??= feed.subscribe({
      changed: (changes) => {
        for (const stream of open.keys()) stream.hear(changes);
      },
      deaf: () => {
        for (const stream of [...open.keys()]) stream.end();
      },
    });
  };
  const recheck = async (actor: SignedIn, req: Request): Promise<SignedIn | undefined> => {
    if (actor.via === 'session' && !(await sessions.lasts(req))) return undefined;
    const found = await identify(db, req, now()).catch(() => undefined);
    if (found?.account.id !== actor.accountId) return undefined;
    const owes = owesPassword(req, found.account) || owesFactor(settings.secondFactor, req, found.account);
    return owes ? undefined : found.actor;
  };

  return {
    async open(actor, watched, req) {
      const { accountId } = actor;
      const own = [...open.values(), ...opening].filter((one) => one === accountId).length;
      if (own >= settings.liveStreams || open.size + opening.length >= MOST)
        throw new RefusalError(refuse(LIVE.TOO_MANY, { most: settings.liveStreams }));
      opening.push(accountId);
      try {
        listen();
        if (isClosed() || !(await feed.hears(WITHIN_MS))) throw databaseUnavailable();
        const stream: LiveStream = await LiveStream.begin(actor, watched, {
          db,
          recheck: () => recheck(actor, req),
          onEnd: () => open.delete(stream),
          onError: (error) => {
            log.warn({ err: error }, 'what an open page shows could not be compared; it is tried again');
          },
        });
        open.set(stream, accountId);
        // The log-in may have ended while it began.
        if (isClosed() || (await recheck(actor, req)) === undefined) stream.end();
        return stream.content;
      } finally {
        opening.splice(opening.indexOf(accountId), 1);
      }
    },
    async close() {
      closed = true;
      unsubscribe?.();
      for (const stream of [...open.keys()]) stream.end();
      await feed.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { stopSeeing } from '../../db/messages/alarms.js';
import { raiseHere } from '../../db/messages/raise-causes.js';
import { isPaused } from '../../db/service/pause.js';
import { causesOfAway, causesOfDisks, type Away, type Disk } from '../../policy/service-health.js';
import type { Engine } from '../engine/engine.js';
import type { Scanner } from '../scanner/scanner.js';

/** How often the API looks around, in milliseconds; more often while something is missing. */
const [LOOK_MS, AGAIN_MS] = [30_000, 5_000];
/** For how long engine or worker may be away before anybody is told: restarts and upgrades take less. */
const PATIENCE_MS = 120_000;
/** A worker that waits for work asks again within a minute. */
const POLLED_WITHIN_MS = 90_000;

/** What the API sees of the service it belongs to (docs/decisions/0074). */
export interface Looks {
  /** Looks once, and brings the alarms to what it found. */
  look(): Promise<void>;
  /** Milliseconds until it should look again. */
  pauseMs(): number;
  /** Says that it looks no more: what it alone has seen is left to whoever looks next. */
  leave(): Promise<void>;
  /** Whether a worker took work when it was looked at last; true before. */
  workerIsThere(): boolean;
}

interface Deps {
  readonly db: Kysely<Database>;
  readonly engine: Pick<Engine, 'look' | 'pollers'>;
  readonly scanner: Pick<Scanner, 'look'>;
  /** Folders whose disks are looked at, beside that of temporary files. */
  readonly folders: readonly string[];
  readonly now: () => Date;
  /** The disk under a folder, in bytes; for tests. */
  readonly diskUnder?: (folder: string) => Promise<Pick<Disk, 'free' | 'total'>>;
}

export function createLooks({ db, engine, scanner, folders, now, diskUnder = statDisk }: Deps): Looks {
  const seer = randomUUID();
  let missing: { readonly what: Away; readonly since: number } | undefined;
  const disks = (): Promise<readonly Disk[]> =>
    Promise.all([...new Set([...folders, tmpdir()])].map(async (folder) => ({ folder, ...(await diskUnder(folder)) })));
  /**
   * What is missing for so long that no restart explains it, or nothing; `'soon'` while it may be a restart, of which
   * nobody knows yet. A back-up stops the worker for seconds, and is waited for.
   */
  const away = async (): Promise<Away | 'soon' | undefined> => {
    const at = now().getTime();
    const what = await missingPart(engine, at);
    if (what === undefined || (await isPaused(db))) missing = undefined;
    else if (missing?.what !== what) missing = { what, since: at };
    if (missing === undefined) return undefined;
    return at - missing.since >= PATIENCE_MS ? missing.what : 'soon';
  };
  return {
    look: async () => {
      await scanner.look();
      const gone = await away();
      if (gone !== 'soon') await raiseHere(db, seer, ['ENGINE.AWAY', 'WORKER.AWAY'], causesOfAway(gone), now());
      await raiseHere(db, seer, ['DISK.FULL'], causesOfDisks(await disks()), now());
    },
    leave: () => stopSeeing(db, seer),
    pauseMs: () => (missing === undefined ? LOOK_MS : AGAIN_MS),
    workerIsThere: () => missing?.what !== 'worker',
  };
}

async function missingPart(engine: Deps['engine'], at: number): Promise<Away | undefined> {
  try {
    const pollers = await engine.pollers();
    return pollers.some(({ seenAt }) => at - seenAt.getTime() < POLLED_WITHIN_MS) ? undefined : 'worker';
  } catch {
    return 'engine';
  }
}

async function statDisk(folder: string): Promise<Pick<Disk, 'free' | 'total'>> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

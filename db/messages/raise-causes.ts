import { hostname } from 'node:os';
import type { Kysely } from 'kysely';
import type { AlarmCause, AlarmCode } from '../../domain/vocabulary/alarm.js';
import type { Database, Queryable } from '../database.js';
import { raiseAlarm, syncAlarms, type LookedFor } from './alarms.js';
import { tellWatchers } from './tell-watchers.js';

/** Milliseconds after which an alarm of a machine that does not look any more has gone. */
const UNSEEN_MS = 900_000;

/** Brings the alarms that a process looked for to what it found, and tells HR and IT of each new one. */
export async function raiseCauses(
  db: Kysely<Database>,
  looked: LookedFor,
  causes: readonly AlarmCause[],
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { raised } = await syncAlarms(trx, looked, causes, at);
    if (raised.length > 0) await tellWatchers(trx, raised, at);
  });
}

/** Raises one alarm, where it does not stand already, and tells HR and IT of it; call it inside a transaction. */
export async function raiseCause(trx: Queryable, cause: AlarmCause, at: Date): Promise<void> {
  const alarm = await raiseAlarm(trx, cause, at);
  if (alarm !== undefined) await tellWatchers(trx, [alarm], at);
}

/** Milliseconds after which a process that has not looked again is taken for ended. */
const ENDED_MS = 120_000;

/** How what is about this machine begins. */
const here = (): string => `${hostname()}:`;

/**
 * The same for what each process sees for itself, about its machine: it leaves alone what others see, also under the same
 * name of a machine, but for what nobody has seen for a quarter of an hour.
 * @param seer the process's own name, made up at its start.
 */
export async function raiseHere(
  db: Kysely<Database>,
  seer: string,
  codes: readonly AlarmCode[],
  causes: readonly AlarmCause[],
  at: Date,
): Promise<void> {
  const ours = causes.map((cause) => ({ ...cause, about: `${here()}${cause.about}`.slice(0, 80) }));
  const before = (ms: number): Date => new Date(at.getTime() - ms);
  const by = { name: seer, othersSince: before(ENDED_MS) };
  await raiseCauses(db, { codes, under: here(), unseenSince: before(UNSEEN_MS), seer: by }, ours, at);
}

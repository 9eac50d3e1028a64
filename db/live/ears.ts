import { sql } from 'kysely';
import { OWN_HAND_KINDS } from '../../domain/standing-in/own-hand.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';
import { standingOf } from '../proxies/standing.js';
import { listDesks } from '../tasks/desks.js';
import { isWatcher } from '../tasks/inbox.js';
import type { LiveChange } from './changes.js';

/** Somebody's desks, with the kinds for which he has them; null for every kind. */
interface Place {
  readonly personId: string;
  readonly desks: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string> | null;
}

/** What somebody is told of changes of tasks: his own desks, those of whom he stands in for, and whether he watches all. */
export interface Ears {
  readonly own: Place;
  readonly places: readonly Place[];
  readonly watches: boolean;
}

/** As the records have it now. */
export async function earsOf(db: Queryable, actor: Actor): Promise<Ears> {
  const placeOf = async (of: Actor, kinds: readonly string[] | null): Promise<Place> => ({
    personId: of.personId,
    desks: new Set(await listDesks(db, of)),
    kinds: kinds === null ? null : new Set(kinds),
  });
  const standing = await standingOf(db, actor.personId);
  return {
    own: await placeOf(actor, null),
    places: await Promise.all(standing.map(({ principal, kinds }) => placeOf(principal, kinds))),
    watches: isWatcher(actor),
  };
}

type TaskChange = Extract<LiveChange, { readonly of: 'task' }>;

/** A change of a task for somebody: surely, or after a look at whom the task excludes, or who has an interest in it. */
export type Heard = 'surely' | { readonly in: string } | undefined;

/** Whether a change of a task is one of somebody's inbox. */
export function hearing({ own, places, watches }: Ears, change: TaskChange): Heard {
  const { desk, kind, subjectId, excludes } = change;
  if (watches && subjectId !== own.personId) return 'surely';
  if (desk === null) return undefined;
  if (own.desks.has(desk)) return excludes ? { in: own.personId } : 'surely';
  if (OWN_HAND_KINDS.some((one) => one === kind)) return undefined;
  const place = places.find(({ desks, kinds }) => desks.has(desk) && (kinds === null || kinds.has(kind)));
  return place && { in: place.personId };
}

/**
 * Whether one of these tasks excludes neither somebody nor in whose place he would act, whom each names, and is of no
 * interest to him where that is another (I-35).
 */
export async function isOpenTo(
  db: Queryable,
  personId: string,
  tasks: readonly { readonly taskId: string; readonly in: string }[],
): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (
      select from unnest(${tasks.map(({ taskId }) => taskId)}::text[], ${tasks.map((one) => one.in)}::text[]) as x (id, place)
      join task t on t.id = x.id
      where not t.excluded && array[${personId}, x.place]::text[]
        and (x.place = ${personId} or interest_in(${personId}, t) is null)) as open`.execute(db);
  return rows[0]?.open ?? false;
}

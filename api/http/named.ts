import type { Queryable } from '../../db/database.js';
import { namesOf } from '../../db/people/people.js';
import { named, peopleIn, RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import { ApiRefusal } from './refusals.js';

/** A refusal as it is answered: whom it names by name and number. Without the records it stays as it is. */
export async function withNames(db: Queryable, refusal: Refusal): Promise<Refusal> {
  const people = peopleIn(refusal);
  if (people.length === 0) return refusal;
  const names = await namesOf(db, people).catch(() => undefined);
  return names === undefined ? refusal : named(refusal, names);
}

/** The same of anything thrown, for whoever reads it at its row; what is no refusal stays as it is. */
export async function thrownWithNames(db: Queryable, error: unknown): Promise<unknown> {
  if (!(error instanceof RefusalError) || peopleIn(error.refusal).length === 0) return error;
  const refusal = await withNames(db, error.refusal);
  return error instanceof ApiRefusal
    ? new ApiRefusal(refusal, error.headers, error.extension)
    : new RefusalError(refusal);
}

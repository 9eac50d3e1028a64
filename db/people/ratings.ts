import { sql } from 'kysely';
import type { PersonRating } from '../../domain/people/people.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import type { Queryable } from '../database.js';

/** A month's rating as HR publishes or corrects it (I-13). */
export interface RatingEntry {
  readonly personId: string;
  readonly month: string;
  readonly rating: Rating;
  readonly publishedOn: string;
  /** Why, where it replaces another. */
  readonly reason?: string;
}

/** A person's ratings, latest month first, each with the number of its corrections and what stood there before. */
export async function listRatings(db: Queryable, personId: string): Promise<readonly PersonRating[]> {
  const { rows } = await sql<PersonRating>`
    select r.month, r.rating, r.published_on as "publishedOn",
           (select count(*) from rating_revision v where v.person_id = r.person_id and v.month = r.month)::int as corrections,
           (select v.former_rating from rating_revision v where v.person_id = r.person_id and v.month = r.month
            order by v.id desc limit 1) as former
    from rating r where r.person_id = ${personId} order by r.month desc`.execute(db);
  return rows;
}

/**
 * Records a rating; where the month has another one, that is kept as a former value with the reason.
 * Nothing happens when it stands already. Throws pg's not-null violation for a correction without a reason.
 */
export async function recordRating(db: Queryable, entry: RatingEntry, recordedBy: string): Promise<void> {
  const values = {
    rating: entry.rating,
    published_on: entry.publishedOn,
    reason: entry.reason ?? null,
    recorded_by: recordedBy,
  };
  await db
    .insertInto('rating')
    .values({ person_id: entry.personId, month: entry.month, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'month']).doUpdateSet(values))
    .execute();
}

/** A person's rating of a month as it stands; null while none is recorded. */
export async function findRatingOf(db: Queryable, personId: string, month: string): Promise<Rating | null> {
  const row = await db
    .selectFrom('rating')
    .select('rating')
    .where('person_id', '=', personId)
    .where('month', '=', month)
    .executeTakeFirst();
  return row?.rating ?? null;
}

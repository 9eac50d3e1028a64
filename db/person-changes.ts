import { sql } from 'kysely';
import type { Queryable } from './database.js';

/** §7: the person is confirmed as of a civil date. */
export async function confirmPerson(db: Queryable, personId: string, on: string): Promise<void> {
  await sql`update person set status = 'confirmed', confirmed_on = ${on} where id = ${personId}`.execute(db);
}

/** The person leaves; the day is the last one. */
export async function leavePerson(db: Queryable, personId: string, on: string): Promise<void> {
  await sql`update person set status = 'left', left_on = ${on} where id = ${personId}`.execute(db);
}

/** Who the person reports to from a civil date on; null: nobody. */
export async function moveUnder(
  db: Queryable,
  personId: string,
  superiorId: string | null,
  since: string,
): Promise<void> {
  await sql`update person set superior_id = ${superiorId}, superior_since = ${since}::date where id = ${personId}`.execute(
    db,
  );
}

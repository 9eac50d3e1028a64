import { sql } from 'kysely';
import type { PersonDetail, PersonSummary } from '../../domain/people/people.js';
import { listComplaints } from './complaints.js';
import type { Queryable } from '../database.js';
import { without } from '../../domain/vocabulary/without.js';
import { listLeaves } from './leaves.js';
import type { ReadPerson } from './order.js';
import { listPeriods } from './periods.js';
import { summaries } from './people.js';
import { listRatings } from './ratings.js';

/** A person as of a civil date, without histories; null for an unknown number. */
export async function findPerson(db: Queryable, id: string, today: string): Promise<PersonSummary | null> {
  const { rows } = await sql<ReadPerson>`${summaries(today)} where p.id = ${id}`.execute(db);
  const [person] = rows;
  return person === undefined ? null : without(person, 'reading', 'since');
}

/** A person with histories, ratings, complaints and leaves, everything latest first; null for an unknown number. */
export async function findPersonDetail(db: Queryable, id: string, today: string): Promise<PersonDetail | null> {
  const person = await findPerson(db, id, today);
  if (person === null) return null;
  const head = await db
    .selectFrom('department')
    .select('head_id')
    .where('id', '=', person.departmentId)
    .executeTakeFirst();
  const address = await db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirst();
  return {
    ...person,
    departmentHeadId: head?.head_id ?? null,
    email: address?.email ?? null,
    levels: await listPeriods(db, 'level', id),
    positions: await listPeriods(db, 'position', id),
    ratings: await listRatings(db, id),
    complaints: await listComplaints(db, id),
    leaves: await listLeaves(db, id),
  };
}

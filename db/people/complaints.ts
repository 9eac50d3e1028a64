import { sql } from 'kysely';
import type { PersonComplaint } from '../../domain/people/people.js';
import type { Queryable } from '../database.js';

/** A complaint as HR records or corrects it (I-17). */
export interface ComplaintEntry extends PersonComplaint {
  /** Why, where it replaces what was recorded. */
  readonly reason?: string;
}

const complaints = (db: Queryable) =>
  db
    .selectFrom('complaint')
    .select([
      'id',
      'person_id as personId',
      'incident_on as incidentOn',
      'cause',
      'status',
      'confirmed_on as confirmedOn',
      'description',
    ]);

/** A person's complaints, latest incident first. */
export async function listComplaints(db: Queryable, personId: string): Promise<readonly PersonComplaint[]> {
  return complaints(db).where('person_id', '=', personId).orderBy('incident_on', 'desc').orderBy('id').execute();
}

/** One complaint by its number, whomever it is about. */
export const findComplaint = (db: Queryable, id: string): Promise<PersonComplaint | undefined> =>
  complaints(db).where('id', '=', id).executeTakeFirst();

/**
 * Records a complaint or what became of it (4.3, I-17); the former state is kept with the reason.
 * Nothing happens when it stands already. Throws pg's not-null violation for a change without a reason.
 */
export async function recordComplaint(db: Queryable, entry: ComplaintEntry, recordedBy: string): Promise<void> {
  const values = {
    person_id: entry.personId,
    incident_on: entry.incidentOn,
    cause: entry.cause,
    status: entry.status,
    confirmed_on: entry.confirmedOn,
    description: entry.description,
    reason: entry.reason ?? null,
    recorded_by: recordedBy,
  };
  await db
    .insertInto('complaint')
    .values({ id: entry.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** 11.2, I-67: what the department found of a complaint, on a civil date; the former state is kept with the reason. */
export async function decideComplaint(
  db: Queryable,
  found: {
    readonly complaintId: string;
    readonly status: 'upheld' | 'dismissed';
    readonly on: string;
    readonly reason: string;
  },
  recordedBy: string,
): Promise<void> {
  const { complaintId, status, on, reason } = found;
  await sql`
    update complaint set status = ${status}, confirmed_on = ${status === 'upheld' ? on : null}::date, reason = ${reason},
      recorded_by = ${recordedBy}, department_by = ${recordedBy}, department_on = ${on}::date
    where id = ${complaintId}`.execute(db);
}

import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** §7: the person is confirmed as of a civil date. */
export async function confirmPerson(db: Queryable, personId: string, on: string): Promise<void> {
  await sql`update person set status = 'confirmed', confirmed_on = ${on} where id = ${personId}`.execute(db);
}

/** Somebody leaves; his open work goes to a successor (I-58). */
export interface Leaving {
  readonly personId: string;
  /** The first day on which he is gone, as `status_on` reads it: the day after the last one. */
  readonly leftOn: string;
  readonly successorId: string;
}

/**
 * The person has left: who reported to him, and what he headed, goes to the successor; his account is closed. The last
 * account that can administer accounts stays open, or nobody could give another one the role.
 */
export async function leavePerson(db: Queryable, { personId, leftOn, successorId }: Leaving): Promise<void> {
  await sql`update person set status = 'left', left_on = ${leftOn} where id = ${personId}`.execute(db);
  await sql`
    insert into succession (person_id, successor_id, from_on) values (${personId}, ${successorId}, ${leftOn})`.execute(
    db,
  );
  // Nobody reports to somebody below himself: who stands above the successor goes to the superior of the one who left.
  await sql`
    with recursive above (id) as (
      select id from person where id = ${successorId}
      union
      select p.superior_id from person p join above on above.id = p.id where p.superior_id is not null)
    update person p set superior_id = case when p.id in (select id from above)
      then (select o.superior_id from person o where o.id = ${personId}) else ${successorId}::text end
    where p.superior_id = ${personId} and p.status <> 'left'`.execute(db);
  await sql`update department set head_id = ${successorId} where head_id = ${personId}`.execute(db);
  await sql`select pg_advisory_xact_lock(hashtext('jinji-account-change'))`.execute(db);
  await sql`
    with closed as (
    update account a set disabled = true, version = a.version + 1, updated_at = now()
    where a.person_id = ${personId} and not a.disabled and exists (
      select from account other join account_role r on r.account_id = other.id
      where other.id <> a.id and not other.disabled and r.role in ('it-admin', 'hr-manager'))
    returning a.id, a.login, a.person_id)
    insert into account_event (at, account_id, login, person_id, actor, event)
    select now(), id, login, person_id, 'system:departure', 'disabled' from closed`.execute(db);
}

/** §10: the person belongs to another department from now on. */
export async function moveToDepartment(db: Queryable, personId: string, departmentId: string): Promise<void> {
  await sql`update person set department_id = ${departmentId} where id = ${personId}`.execute(db);
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

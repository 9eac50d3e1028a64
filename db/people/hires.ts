import { sql } from 'kysely';
import { numberTaken } from '../../domain/step/already-open.js';
import type { NewHire } from '../../domain/people/hire.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { planConfirmation } from './confirmation-dates.js';
import type { Queryable } from '../database.js';

/** §6: writes a new person; post, level and pay follow by the decision of his case. @throws RefusalError HIRE.NUMBER_TAKEN. */
export async function insertHire(db: Queryable, hire: NewHire, recordedBy: string): Promise<void> {
  const { rows } = await sql`
    insert into person (id, name, department_id, superior_id, status, hired_on)
    values (${hire.personId}, ${hire.name}, ${hire.departmentId}, ${hire.superiorId}, ${hire.status}, ${hire.hiredOn})
    on conflict (id) do nothing returning id`.execute(db);
  if (rows.length === 0) throw new RefusalError(numberTaken(hire.personId));
  const { personId, confirmOn } = hire;
  if (confirmOn !== undefined) await planConfirmation(db, { personId, plannedOn: confirmOn, recordedBy });
}

/** What stands against hiring somebody: names that do not exist, and a number that does. */
export interface HireGround {
  readonly numberTaken: boolean;
  readonly departmentThere: boolean;
  /** Null where there is no such person. */
  readonly superior: { readonly left: boolean } | null;
}

/** What the records say to a hire (§6): whether the number is taken, and whether department and superior are there. */
export async function readHireGround(
  db: Queryable,
  asked: Pick<NewHire, 'personId' | 'departmentId' | 'superiorId'>,
  today: string,
): Promise<HireGround> {
  const { rows } = await sql<HireGround>`
    select exists (select from person where id = ${asked.personId}) as "numberTaken",
           exists (select from department where id = ${asked.departmentId}) as "departmentThere",
           (select json_build_object('left', status_on(status, confirmed_on, left_on, ${today}) = 'left')
            from person where id = ${asked.superiorId}) as superior`.execute(db);
  return rows[0] ?? { numberTaken: false, departmentThere: false, superior: null };
}

import { sql } from 'kysely';
import { createAccount } from '../../db/accounts/accounts.js';
import { PASSWORD } from '../api/harness.js';
import type { Live } from '../api/live.js';
import { HEAD, RELATED } from '../support/department.js';
import { RELATED_TOO } from '../workflows/position-promotion/vacancy-play.js';

/** Another related department, and a head for each: a panel of §8.3.4 can be seated from the records. */
export async function seatDepartments({ stack }: Live): Promise<void> {
  const { db } = stack.database;
  await sql`insert into department (id, name) values ('QA', '质检部')`.execute(db);
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, title)
    values (${RELATED_TOO}, ${RELATED_TOO}, 'QA', 'confirmed', '2015-01-01', '2015-04-01', '管理')`.execute(db);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} when 'RD' then ${RELATED} else ${RELATED_TOO} end`.execute(
    db,
  );
  // The house has kept people for a while: a C that is published is news (decision 24).
  await sql`update person set created_at = now() - interval '90 days'`.execute(db);
  await createAccount(db, { login: RELATED_TOO, password: PASSWORD, personId: RELATED_TOO, roles: ['employee'] });
}

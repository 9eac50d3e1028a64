import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { LEVELS, type Level } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Rating } from '../../domain/vocabulary/rating.js';

/** One employee of a small department made for a test. */
export interface TestPerson {
  readonly id: string;
  readonly position?: Position;
  readonly level?: Level;
  /** The ratings of the months before the cycle month, latest last; null is a missing month. */
  readonly ratings?: readonly (Rating | null)[];
  readonly complaint?: { readonly cause: string; readonly status: 'pending' | 'upheld' | 'dismissed' };
  readonly status?: 'confirmed' | 'probation';
}

export const HEAD = 'M-HEAD';
export const SUPERIOR = 'M-SUP';
export const RELATED = 'M-REL';
export const HR = 'M-HR';
export const GM = 'M-GM';

/** HR has her role, and nobody signs in with it: a test that lets her sign in gives her an account of its own. */
export const NO_PASSWORD = '$argon2id$none';

/** What the department of the tests passes its panels from (I-30). */
const MARKS = { 'passMark.level': 70, 'passMark.team-leader': 80, 'passMark.supervisor': 85 };

/** A head, a superior, a related department's head, HR, the general manager, and the people given. */
export async function foundDepartment(
  db: Kysely<Database>,
  month: string,
  people: readonly TestPerson[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`insert into department (id, name) values ('CC', '客户关怀部'), ('RD', '产品部')`.execute(trx);
    for (const id of [HEAD, SUPERIOR, RELATED, HR, GM]) {
      const department = id === RELATED ? 'RD' : 'CC';
      await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, title)
        values (${id}, ${id}, ${department}, 'confirmed', '2015-01-01', '2015-04-01', '管理')`.execute(trx);
    }
    await sql`with made as (
        insert into account (login, person_id, password_hash) values (${HR.toLowerCase()}, ${HR}, ${NO_PASSWORD}) returning id)
      insert into account_role (account_id, role) select id, 'hr' from made`.execute(trx);
    for (const [key, mark] of Object.entries(MARKS)) {
      await sql`insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
        values ('I-30', ${key}, ${JSON.stringify(mark)}::jsonb, '2015-01-01', '公司选定', false, ${HR})`.execute(trx);
    }
    for (const person of people) await hire(trx, month, person);
    for (const [index, level] of LEVELS.entries()) {
      await sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
        values (${level}, '2015-01-01', ${4000 + index * 500}, 'test')`.execute(trx);
    }
  });
}

async function hire(trx: Kysely<Database>, month: string, person: TestPerson): Promise<void> {
  const { id, position = 'agent', level = 'junior-1', ratings = [], complaint, status = 'confirmed' } = person;
  const since = '2023-01-01';
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    values (${id}, ${`员工${id}`}, 'CC', ${SUPERIOR}, ${status}, '2022-10-01', ${status === 'confirmed' ? since : null})`.execute(
    trx,
  );
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${id}, ${position}, ${since}, ${since}, 'entry', 'test')`.execute(trx);
  await sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
    values (${id}, ${level}, ${since}, ${since}, 'entry', 'test')`.execute(trx);
  for (const [index, rating] of ratings.entries()) {
    if (rating === null) continue;
    const of = addToMonth(month, index - ratings.length);
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      values (${id}, ${of}, ${rating}, ${`${addToMonth(of, 1)}-01`}, 'test')`.execute(trx);
  }
  if (complaint !== undefined) {
    const incident = `${addToMonth(month, -2)}-10`;
    await sql`insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, recorded_by)
      values (${`C-${id}`}, ${id}, ${incident}, ${complaint.cause}, ${complaint.status},
              ${complaint.status === 'upheld' ? incident : null}, 'test')`.execute(trx);
  }
}

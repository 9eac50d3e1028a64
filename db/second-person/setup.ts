import { sql } from 'kysely';
import { SENSITIVE_ROLES } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Who confirmed the set-up, and when. */
export interface Setup {
  readonly confirmedBy: string;
  readonly confirmedAt: Date;
}

/** The confirmation of the set-up by the first general manager; undefined while nobody has confirmed it. */
export async function findSetup(db: Queryable): Promise<Setup | undefined> {
  const { rows } = await sql<Setup>`
    select confirmed_by as "confirmedBy", confirmed_at as "confirmedAt" from setup_confirmation`.execute(db);
  return rows[0];
}

/** Somebody with the offices that his account has. */
export interface Officer {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Who has an office beside that of an employee, by account that is not closed, as the confirmation of the set-up shows it. */
export async function officersOfSetup(db: Queryable): Promise<readonly Officer[]> {
  const { rows } = await sql<Officer>`
    select p.id as "personId", p.name, array_agg(distinct r.role order by r.role) as roles
    from account a join account_role r on r.account_id = a.id join person p on p.id = a.person_id
    where not a.disabled and r.role = any(${[...SENSITIVE_ROLES]}::text[])
    group by p.id, p.name order by p.id`.execute(db);
  return rows;
}

/** Departments without a head, by name. */
export async function headlessDepartments(db: Queryable): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from department where head_id is null order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Confirms the set-up, once, with a line of the ledger; false where that was done before. Call it in a transaction. */
export async function confirmSetup(trx: Queryable, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into setup_confirmation (confirmed_by, confirmed_at) values (${by}, ${at}) on conflict do nothing`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq)
    values (${at}, ${by}, 'setup.confirmed', '4.1', 'setup', 1)`.execute(trx);
  return true;
}

/** Whether this account is the first administrator's, and nobody has confirmed the set-up yet: he acts alone. */
export async function actsAlone(db: Queryable, accountId: number): Promise<boolean> {
  const { rows } = await sql`
    select from account where id = ${accountId} and first_administrator and not exists (select from setup_confirmation)`.execute(
    db,
  );
  return rows.length === 1;
}

import { sql } from 'kysely';
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

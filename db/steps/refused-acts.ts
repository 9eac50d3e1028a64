import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** An act that was tried and refused; a workflow's history shows nothing of it. */
export interface RefusedAct {
  readonly accountId: number | null;
  /** Employee number of who tried. */
  readonly personId: string | null;
  readonly method: string;
  /** The pattern of the route, and what was really asked for. */
  readonly route: string;
  readonly target: string;
  readonly status: number;
  readonly code: string;
  readonly clause: string | null;
  readonly detail: string;
  readonly requestId: string;
}

/** So many of an account's refused acts go on record in a minute; together for all who have none. */
const MOST_A_MINUTE = 60;

/** Appends to the log of refused acts; beyond so many a minute the log of requests alone tells of them. */
export async function recordRefusedAct(db: Queryable, act: RefusedAct): Promise<void> {
  await sql`
    insert into refused_act (account_id, person_id, method, route, target, status, code, clause, detail, request_id)
    select ${act.accountId}::bigint, ${act.personId}::text, ${act.method}::text, ${act.route}::text,
      ${act.target}::text, ${act.status}::smallint, ${act.code}::text, ${act.clause}::text, ${act.detail}::text,
      ${act.requestId}::text
    where (select count(*) from refused_act
      where account_id is not distinct from ${act.accountId}::bigint and at > now() - interval '1 minute')
      < ${MOST_A_MINUTE}`.execute(db);
}

/** Deletes those from before an instant. */
export async function forgetRefusedActs(db: Queryable, before: Date): Promise<void> {
  await db.deleteFrom('refused_act').where('at', '<', before).execute();
}

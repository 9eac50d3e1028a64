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

/** Appends to the log of refused acts. */
export async function recordRefusedAct(db: Queryable, act: RefusedAct): Promise<void> {
  await db
    .insertInto('refused_act')
    .values({
      account_id: act.accountId,
      person_id: act.personId,
      method: act.method,
      route: act.route,
      target: act.target,
      status: act.status,
      code: act.code,
      clause: act.clause,
      detail: act.detail,
      request_id: act.requestId,
    })
    .execute();
}

import { sql } from 'kysely';
import type { Queryable } from '../../db/database.js';

/** Somebody of a cycle, as its workflow has left him in the records. */
interface Placed {
  readonly id: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly stage: string;
  readonly position?: string;
  /** `junior-1` where absent. */
  readonly fromLevel?: string | null;
  readonly outcome?: string;
  readonly final?: boolean;
  readonly released?: boolean;
  /** What was asked for, and approved. */
  readonly approved?: { readonly to: string; readonly effectiveFrom: string };
}

/** Puts people of a cycle into the records at a stage, without a workflow. */
export async function placeCandidates(db: Queryable, people: readonly Placed[]): Promise<void> {
  const rows = people.map(({ approved, position = 'agent', fromLevel = 'junior-1', outcome = 'eligible', ...one }) => ({
    ...one,
    position,
    fromLevel,
    outcome,
    to: approved?.to,
    effectiveFrom: approved?.effectiveFrom,
    out: one.final === true || one.released === true,
  }));
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id text, "cycleId" text, "personId" text,
        stage text, position text, "fromLevel" text, outcome text, final boolean, out boolean, "to" text, "effectiveFrom" date)),
    head as (
      insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, evaluation_no, effective_from,
                                  exclusive, policy_version, choices, opened_by, released, released_at, closed_at)
      select g.id, 'level-promotion', g."personId", g."cycleId", g.position, g.stage, g.outcome, 1, g."effectiveFrom", 'level',
             y.policy_version, y.choices, y.opened_by, g.out, case when g.out then now() end, case when g.final then now() end
      from given g join cycle y on y.id = g."cycleId")
    insert into candidate (id, cycle_id, from_level, target_level, direct_level, route, final_level)
    select id, "cycleId", "fromLevel", "to", "to", case when "to" is not null then 'direct' end, "to" from given`.execute(
    db,
  );
}

/** 8.5.5: what somebody asked for was approved; his case stands at the stage, handed back or not. */
export async function approveInRecords(
  db: Queryable,
  personId: string,
  approved: { readonly to: string; readonly effectiveFrom: string; readonly stage: string },
): Promise<void> {
  const { to, effectiveFrom, stage } = approved;
  await sql`
    with head as (
      update personnel_case set stage = ${stage}, effective_from = ${effectiveFrom}
      where person_id = ${personId} and kind = 'level-promotion' returning id)
    update candidate c set target_level = ${to}, direct_level = ${to}, route = 'direct', final_level = ${to}
    from head where head.id = c.id`.execute(db);
}

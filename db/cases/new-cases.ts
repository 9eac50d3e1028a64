import { sql } from 'kysely';
import type { Found } from '../../domain/pipelines/level-promotion/candidate.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../database.js';

/** A case as the evaluation of a cycle opens it; one that is ineligible is closed at once (8.2). */
export interface NewCase {
  readonly caseId: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly position: Position;
  readonly fromLevel: Level | null;
  readonly stage: 'ineligible' | 'ruling' | 'listed';
  readonly outcome: Found['outcome'];
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly hold: boolean;
  readonly acknowledge: boolean;
  readonly reason: string | null;
}

/**
 * Writes the cases of a cycle in one statement, opened at this instant, at which those that end at once are closed and shown; a case that is
 * there is an error.
 */
export async function insertCases(db: Queryable, cases: readonly NewCase[], at: Date): Promise<void> {
  const rows = cases.map((one) => ({ ...one, final: isMarked('level-promotion', one.stage, 'closes') }));
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("caseId" text, "cycleId" text,
        "personId" text, position text, "fromLevel" text, stage text, outcome text, "directSteps" int, "panelSteps" int,
        hold boolean, acknowledge boolean, reason text, final boolean)),
    head as (
      insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, reason, evaluation_no, exclusive,
                                  policy_version, choices, opened_by, opened_at, released, released_at, closed_at)
      select g."caseId", 'level-promotion', g."personId", g."cycleId", g.position, g.stage, g.outcome, g.reason, 1, 'level',
             y.policy_version, y.choices, y.opened_by, ${at}::timestamptz, g.final, case when g.final then ${at}::timestamptz end,
             case when g.final then ${at}::timestamptz end
      from given g join cycle y on y.id = g."cycleId")
    insert into candidate (id, cycle_id, from_level, direct_steps, panel_steps, hold, was_held, acknowledge)
    select "caseId", "cycleId", "fromLevel", "directSteps", "panelSteps", hold, hold, acknowledge from given`.execute(
    db,
  );
}

/** People with a promotion still open outside this cycle, with its number: nobody has two. */
export async function openCasesElsewhere(db: Queryable, cycleId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id as "personId", id from promotion_case
    where closed_at is null and cycle_id <> ${cycleId}`.execute(db);
  return new Map(rows.map(({ personId, id }) => [personId, id]));
}

import { sql } from 'kysely';
import type { AppealFacts } from '../../domain/pipelines/appeal/appeal.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { withheldFrom } from '../../domain/sight/history.js';
import type { Queryable } from '../database.js';
import { listDecisions } from '../cases/decisions.js';
import { readHeads } from '../cases/personnel-cases.js';
import { listTimeline } from '../cases/timeline.js';

/** What an appeal (I-74) asks of a case; undefined for one that does not exist. */
export async function readAppealFacts(db: Queryable, caseId: string): Promise<AppealFacts | undefined> {
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined) return undefined;
  const { rows: released } = await sql<{ at: Date | null }>`
    select released_at as at from personnel_case where id = ${caseId} and released`.execute(db);
  const { rows: appeals } = await sql<AppealFacts['appeals'][number]>`
    select id, detail ->> 'decision' as decision, (detail ->> 'decidedAt')::float8 as "decidedAt", closed_at is null as open
    from personnel_case where about_id = ${caseId} and kind = 'appeal' order by id`.execute(db);
  const { kind, personId, stage, outcome, policyVersion, choices, round } = head;
  const standing = { kind, stage, round, reader: 'person', released: released[0] !== undefined } as const;
  return {
    caseId,
    kind,
    personId,
    stage,
    outcome,
    policyVersion,
    choices,
    appeals,
    openedAt: head.openedAt.getTime(),
    closed: head.closedAt !== null,
    releasedAt: released[0]?.at?.getTime() ?? null,
    withheldFrom: withheldFrom(await listTimeline(db, caseId), standing)?.getTime() ?? null,
    decisions: (await listDecisions(db, caseId)).map((one) => ({ ...one, at: one.at.getTime() })),
  };
}

/** Everybody who took part in a case: decided, did a task, moved it, scored, was asked; without its person. */
export async function participantsOf(db: Queryable, caseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.id from (
      select decided_by::text as id from decision where case_id = ${caseId}
      union all select deputy_id from decision where case_id = ${caseId}
      union all select unnest(array[closed_by, closed_by_deputy]) from task where case_id = ${caseId}
      union all select unnest(array[actor, deputy]) from ledger where case_id = ${caseId}
      union all select scorer_id from defense_scorer where case_id = ${caseId} and not withdrawn
      union all select d.chair_id from defense_session d join defense_scorer s on s.session_id = d.id where s.case_id = ${caseId}
      union all select rater_id from assessment_sheet where case_id = ${caseId}
      union all select person_id from review_rater where case_id = ${caseId} and not withdrawn
      union all select opened_by from personnel_case where id = ${caseId}) t
    join person p on p.id = t.id
    where t.id <> (select person_id from personnel_case where id = ${caseId}) order by t.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** An appeal as whom it is about, HR and the general manager read it. */
export interface AppealView {
  readonly id: string;
  readonly decision: string;
  readonly grounds: string;
  readonly evidence: string | null;
  readonly reader: string | null;
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** The appeals about a case, earliest first; how one ended only once it is released, unless `all` is asked for. */
export async function listAppeals(db: Queryable, caseId: string, all: boolean): Promise<readonly AppealView[]> {
  const { rows } = await sql<AppealView>`
    select id, detail ->> 'decision' as decision, detail ->> 'grounds' as grounds, detail ->> 'evidence' as evidence,
           detail ->> 'reader' as reader, case when released or ${all} then stage else 'in-review' end as stage,
           case when released or ${all} then outcome end as outcome, case when released or ${all} then reason end as reason,
           opened_at as "openedAt", closed_at as "closedAt"
    from personnel_case where about_id = ${caseId} and kind = 'appeal' order by opened_at, id`.execute(db);
  return rows;
}

/** Whether somebody reads an appeal that is open about the case, or that is the case: then he may see all of it. */
export async function readsAppeal(db: Queryable, readerId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select from task t join personnel_case k on k.id = t.case_id
    where t.state = 'open' and t.kind = 'appeal.reading' and t.people @> ${[readerId]}::text[]
      and not t.excluded @> ${[readerId]}::text[] and (k.id = ${caseId} or k.about_id = ${caseId}) limit 1`.execute(db);
  return rows.length > 0;
}

/** A level as it was decided, latest effect last. */
export interface LevelRow {
  readonly level: Level;
  readonly effectiveFrom: string;
  readonly countsFrom: string;
  readonly caseId: string | null;
  /** I-65: of a promotion, the level from which it was made. */
  readonly promotedFrom: Level | null;
  /** Whether the pay has followed it; a lower level waits for the acknowledgement (I-67). */
  readonly paid: boolean;
}

/** All that was ever decided of somebody's level, and his post. */
export async function readLevelRecord(
  db: Queryable,
  personId: string,
): Promise<{ readonly position: Position | null; readonly levels: readonly LevelRow[] }> {
  const { rows: levels } = await sql<LevelRow>`
    select level, effective_from as "effectiveFrom", counts_from as "countsFrom", case_id as "caseId",
           promoted_from as "promotedFrom",
           case_id is null or exists (select from pay_change c where c.case_id = h.case_id) as paid
    from level_history h where person_id = ${personId} and not voided order by effective_from, revision`.execute(db);
  const { rows } = await sql<{ position: Position }>`
    select position from position_on('infinity') where person_id = ${personId}`.execute(db);
  return { position: rows[0]?.position ?? null, levels };
}

/** From when a promotion that was not made would have held and counted: with those of its cycle (I-19, I-74). */
export async function effectOfCycle(
  db: Queryable,
  caseId: string,
): Promise<{ readonly effectiveFrom: string | null; readonly countsFrom: string } | undefined> {
  const { rows } = await sql<{ effectiveFrom: string | null; countsFrom: string }>`
    select (select min(o.effective_from) from promotion_case o where o.cycle_id = c.cycle_id and o.final_level is not null)
             as "effectiveFrom",
           first_day(y.month) as "countsFrom"
    from promotion_case c join cycle y on y.id = c.cycle_id where c.id = ${caseId}`.execute(db);
  return rows[0];
}

import { sql, type RawBuilder } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { StepAbout } from '../../domain/step/step.js';
import { candidateRecordset, toRow } from '../cycles/candidates.js';
import type { Queryable } from '../database.js';

/** Who did what under which §: the same for every row that one step writes into the ledger. */
export interface StepMark {
  readonly workflowId: string;
  readonly seq: number;
  readonly at: Date;
  /** Employee number, or `system:<what>`. */
  readonly actor: string;
  readonly act: string;
  readonly clause: string | null;
  readonly taskId: string | null;
  readonly about: StepAbout;
}

/** Lines of the ledger, one a row of (case, before, after). */
export const ledgerFrom = (mark: StepMark, rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ledger (at, actor, act, clause, cycle_id, vacancy_id, task_id, workflow_id, seq, case_id, before, after)
  select ${mark.at}, ${mark.actor}, ${mark.act}, ${mark.clause}, ${mark.about.cycleId ?? null},
         ${mark.about.vacancyId ?? null}, ${mark.taskId}::text, ${mark.workflowId}, ${mark.seq}::int, * from ${rows}`;

/** 8.2, 8.5.2, 8.5.7: where nothing more comes of a case. */
const CLOSES = stagesMarked('level-promotion', 'closes');

/** Brings cases to where the workflow has them, with what was before and after in the ledger. */
export async function updateCandidates(db: Queryable, candidates: readonly Candidate[], mark: StepMark): Promise<void> {
  if (candidates.length === 0) return;
  const rows = candidateRecordset(candidates.map(toRow));
  const change = sql`(
    select c.id, jsonb_build_object('stage', c.stage, 'round', c.round, 'level', c.target_level),
           jsonb_build_object('stage', given.stage, 'round', given.round, 'level', coalesce(given."finalLevel", given."targetLevel"))
    from promotion_case c join ${rows} on given.id = c.id) as change`;
  await sql`
    with written as (${ledgerFrom(mark, change)})
    update promotion_case c set
      from_level = given."fromLevel", stage = given.stage, outcome = given.outcome, evaluation_no = given."evaluationNo",
      direct_steps = given."directSteps", panel_steps = given."panelSteps", target_level = given."targetLevel",
      direct_level = given."directLevel", route = given.route, special = given.special, hold = given.hold,
      was_held = given."wasHeld", acknowledge = given.acknowledge, round = given.round,
      batch = coalesce(given.batch, c.batch), session_id = given."sessionId",
      missed_defenses = given."missedDefenses", panel_outcome = given."panelOutcome",
      panel_total = given."panelTotal", effective_from = given."effectiveFrom", final_level = given."finalLevel",
      reason = given.reason,
      snapshot_at = case when c.stage = 'first-review' and given.stage in ('ready', 'awaiting-defense')
                         then ${mark.at}::timestamptz else c.snapshot_at end,
      closed_at = case when given.stage = any(${CLOSES}::text[]) then coalesce(c.closed_at, ${mark.at}::timestamptz) end,
      version = c.version + 1
    from ${rows} where given.id = c.id`.execute(db);
}

/** Moves cases to another stage (8.5.6, 8.5.7); the last stages close them. */
export async function moveCases(
  db: Queryable,
  caseIds: readonly string[],
  stage: 'interview' | 'confirmation' | 'notice' | 'promoted' | 'not-promoted',
  mark: StepMark,
  reason?: string,
): Promise<void> {
  const ids = sql`any(${[...caseIds]}::text[])`;
  const change = sql`(
    select id, jsonb_build_object('stage', stage), jsonb_build_object('stage', ${stage}::text)
    from promotion_case where id = ${ids}) as change`;
  await sql`
    with written as (${ledgerFrom(mark, change)})
    update promotion_case set stage = ${stage}, version = version + 1, reason = coalesce(${reason ?? null}, reason),
      closed_at = case when ${stage} = any(${CLOSES}::text[]) then ${mark.at}::timestamptz end
    where id = ${ids}`.execute(db);
}

/** One line of the ledger that is about no change of a case. */
export async function writeLedger(
  db: Queryable,
  mark: StepMark,
  about: { readonly caseId?: string; readonly after?: unknown },
): Promise<void> {
  await sql`
    insert into ledger (at, actor, act, clause, cycle_id, vacancy_id, case_id, task_id, workflow_id, seq, after)
    values (${mark.at}, ${mark.actor}, ${mark.act}, ${mark.clause}, ${mark.about.cycleId ?? null},
            ${mark.about.vacancyId ?? null}, ${about.caseId ?? mark.about.caseId ?? null}, ${mark.taskId}, ${mark.workflowId}, ${mark.seq},
            ${about.after === undefined ? null : JSON.stringify(about.after)}::jsonb)`.execute(db);
}

/** What the last step of a case needs to know of it. */
export interface CaseResult {
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly cycleId: string;
  readonly cycleMonth: string;
  readonly cycleKind: 'regular' | 'special';
  readonly fromLevel: string | null;
  readonly finalLevel: string | null;
  readonly effectiveFrom: string | null;
  readonly round: number;
  readonly policyVersion: string;
}

/** What cases of §8 came to, by their numbers; unknown ones are left out. */
export async function readCaseResults(db: Queryable, caseIds: readonly string[]): Promise<readonly CaseResult[]> {
  const { rows } = await sql<CaseResult>`
    select c.id as "caseId", c.person_id as "personId", p.name as "personName", c.cycle_id as "cycleId",
           y.month as "cycleMonth", y.kind as "cycleKind", c.from_level as "fromLevel", c.final_level as "finalLevel",
           c.effective_from as "effectiveFrom", c.round, h.policy_version as "policyVersion"
    from promotion_case c join person p on p.id = c.person_id join cycle y on y.id = c.cycle_id
    join personnel_case h on h.id = c.id
    where c.id = any(${[...caseIds]}::text[]) order by c.id`.execute(db);
  return rows;
}

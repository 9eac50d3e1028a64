import { sql } from 'kysely';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import { ledgerFrom, type StepMark } from '../cases/ledger.js';
import type { Queryable } from '../database.js';
import { candidateRecordset, toRow } from './candidates.js';

/**
 * Brings the people of a cycle to where its workflow has them, heads and all, with what was before and after in the
 * ledger: one statement, however many they are.
 */
export async function updateCandidates(db: Queryable, candidates: readonly Candidate[], mark: StepMark): Promise<void> {
  if (candidates.length === 0) return;
  const change = sql`(
    select h.id, jsonb_build_object('stage', h.stage, 'round', h.round, 'level', c.target_level),
           jsonb_build_object('stage', given.stage, 'round', given.round, 'level', coalesce(given."finalLevel", given."targetLevel"))
    from given join candidate c on c.id = given.id join personnel_case h on h.id = given.id) as change`;
  await sql`
    with given as (select * from ${candidateRecordset(candidates.map(toRow))}),
    written as (${ledgerFrom(mark, change)}),
    kept as (
      update candidate c set
        from_level = given."fromLevel", direct_steps = given."directSteps", panel_steps = given."panelSteps",
        target_level = given."targetLevel", direct_level = given."directLevel", route = given.route,
        special = given.special, hold = given.hold, was_held = given."wasHeld", acknowledge = given.acknowledge,
        batch = coalesce(given.batch, c.batch), session_id = given."sessionId",
        missed_defenses = given."missedDefenses", panel_outcome = given."panelOutcome",
        panel_total = given."panelTotal", final_level = given."finalLevel",
        snapshot_at = case when before.stage = 'first-review' and given.stage in ('ready', 'awaiting-defense')
                           then ${mark.at}::timestamptz else c.snapshot_at end
      from given join personnel_case before on before.id = given.id where given.id = c.id)
    update personnel_case h set
      stage = given.stage, outcome = given.outcome, evaluation_no = given."evaluationNo", round = given.round,
      effective_from = given."effectiveFrom", reason = given.reason, released = given.final,
      released_at = case when given.final and not h.released then ${mark.at}::timestamptz else h.released_at end,
      closed_at = case when given.final then coalesce(h.closed_at, ${mark.at}::timestamptz) end,
      version = h.version + 1
    from given where given.id = h.id`.execute(db);
}

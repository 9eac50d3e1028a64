import { sql } from 'kysely';
import type { Asked, Candidate, Found, PanelResult } from '../../domain/pipelines/level-promotion/candidate.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../database.js';

/** One candidate as the columns of `candidate` and of his case's head hold him. */
export interface CandidateRow {
  readonly id: string;
  readonly personId: string;
  readonly position: Position;
  readonly fromLevel: Level | null;
  readonly stage: string;
  readonly outcome: Found['outcome'];
  readonly evaluationNo: number;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly targetLevel: Level | null;
  readonly directLevel: Level | null;
  readonly route: 'direct' | 'panel' | null;
  readonly special: boolean;
  readonly hold: boolean;
  readonly wasHeld: boolean;
  readonly acknowledge: boolean;
  readonly round: number;
  readonly batch: number | null;
  readonly sessionId: string | null;
  readonly missedDefenses: number;
  readonly panelOutcome: PanelResult['outcome'] | null;
  readonly panelTotal: string | null;
  readonly effectiveFrom: string | null;
  readonly finalLevel: Level | null;
  readonly reason: string | null;
}

const columns = sql`id, person_id as "personId", position, from_level as "fromLevel", stage, outcome,
  evaluation_no as "evaluationNo", direct_steps as "directSteps", panel_steps as "panelSteps",
  target_level as "targetLevel", direct_level as "directLevel", route, special, hold, was_held as "wasHeld",
  acknowledge, round, batch, session_id as "sessionId", missed_defenses as "missedDefenses",
  panel_outcome as "panelOutcome", panel_total::text as "panelTotal", effective_from as "effectiveFrom",
  final_level as "finalLevel", reason`;

/** The cases of a cycle that are open and still with the whole (not yet released), in pages by case number. */
export async function listCandidateRows(
  db: Queryable,
  cycleId: string,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select ${columns} from promotion_case
    where cycle_id = ${cycleId} and closed_at is null and not released and id > ${page.after}
    order by id limit ${page.limit}`.execute(db);
  return rows;
}

/** The named candidates of a cycle; those that are not in it are left out. */
export async function findCandidateRows(
  db: Queryable,
  cycleId: string,
  caseIds: readonly string[],
): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select ${columns} from promotion_case
    where cycle_id = ${cycleId} and id = any(${[...caseIds]}::text[]) order by id`.execute(db);
  return rows;
}

/** What a candidate's columns say of the evaluation, whatever his stage; throws for somebody without a level. */
export function foundOf(row: CandidateRow): Found & { readonly from: Level } {
  if (row.fromLevel === null) throw new Error(`case ${row.id} has no level and cannot be a candidate`);
  const panel: PanelResult | undefined =
    row.panelOutcome === null || row.sessionId === null
      ? undefined
      : { sessionId: row.sessionId, outcome: row.panelOutcome, total: row.panelTotal };
  return {
    caseId: row.id,
    personId: row.personId,
    position: row.position,
    from: row.fromLevel,
    evaluationNo: row.evaluationNo,
    outcome: row.outcome,
    directSteps: row.directSteps,
    panelSteps: row.panelSteps,
    hold: row.hold,
    wasHeld: row.wasHeld,
    acknowledge: row.acknowledge,
    round: row.round,
    missedDefenses: row.missedDefenses,
    ...(panel === undefined ? {} : { panel }),
  };
}

/** The candidate that the columns describe; throws where they contradict themselves. */
export function toCandidate(row: CandidateRow): Candidate {
  const found = foundOf(row);
  const { stage, targetLevel, directLevel, route, sessionId, batch, effectiveFrom, finalLevel, reason } = row;
  if (stage === 'ruling' || stage === 'listed') return { ...found, stage };
  if (targetLevel === null || directLevel === null || route === null) {
    throw new Error(`case ${row.id} is at ${stage} without a request`);
  }
  const asked: Asked = { ...found, target: targetLevel, directTarget: directLevel, route, special: row.special };
  if (stage === 'first-review' || stage === 'awaiting-defense' || stage === 'ready') return { ...asked, stage };
  if (stage === 'refused' || stage === 'rejected') return { ...asked, stage, reason: reason ?? '' };
  if (stage === 'in-defense' && sessionId !== null) return { ...asked, stage, sessionId };
  if (stage === 'with-gm' && batch !== null) return { ...asked, stage, batch };
  if (stage === 'approved' && effectiveFrom !== null && finalLevel !== null) {
    return { ...asked, stage, effectiveFrom, finalLevel };
  }
  throw new Error(`case ${row.id} cannot be at ${stage}`);
}

/** The columns that a candidate's present state fills, and whether it is the last one. */
type GivenRow = CandidateRow & { readonly final: boolean };

/** A candidate as the columns of his case keep him; the other way round from {@link toCandidate}. */
export function toRow(candidate: Candidate): GivenRow {
  const asked = 'target' in candidate ? candidate : null;
  const { panel } = candidate;
  return {
    id: candidate.caseId,
    final: isMarked('level-promotion', candidate.stage, 'closes'),
    personId: candidate.personId,
    position: candidate.position,
    fromLevel: candidate.from,
    stage: candidate.stage,
    outcome: candidate.outcome,
    evaluationNo: candidate.evaluationNo,
    directSteps: candidate.directSteps,
    panelSteps: candidate.panelSteps,
    targetLevel: asked?.target ?? null,
    directLevel: asked?.directTarget ?? null,
    route: asked?.route ?? null,
    special: asked?.special ?? false,
    hold: candidate.hold,
    wasHeld: candidate.wasHeld,
    acknowledge: candidate.acknowledge,
    round: candidate.round,
    batch: 'batch' in candidate ? candidate.batch : null,
    sessionId: 'sessionId' in candidate ? candidate.sessionId : (panel?.sessionId ?? null),
    missedDefenses: candidate.missedDefenses,
    panelOutcome: panel?.outcome ?? null,
    panelTotal: panel?.total ?? null,
    effectiveFrom: candidate.stage === 'approved' ? candidate.effectiveFrom : null,
    finalLevel: candidate.stage === 'approved' ? candidate.finalLevel : null,
    reason: 'reason' in candidate ? (candidate.reason ?? null) : null,
  };
}

/** The same columns as a record set of the database, for statements on many. */
export const candidateRecordset = (rows: readonly GivenRow[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id text, "personId" text, position text, "fromLevel" text,
    stage text, outcome text, "evaluationNo" int, "directSteps" int, "panelSteps" int, "targetLevel" text,
    "directLevel" text, route text, special boolean, hold boolean, "wasHeld" boolean, acknowledge boolean, round int,
    batch int, "sessionId" text, "missedDefenses" int, "panelOutcome" text, "panelTotal" numeric, "effectiveFrom" date,
    "finalLevel" text, reason text, final boolean)`;

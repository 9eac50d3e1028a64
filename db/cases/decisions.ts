import { sql } from 'kysely';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { Queryable } from '../database.js';

/** A decision with who took it and when. */
export interface DecisionTaken {
  readonly decision: DecisionRecord;
  readonly at: Date;
  /** Employee number; null for what the engine found by itself. */
  readonly decidedBy: string | null;
  /** Who took it in his place, by a proxy. */
  readonly deputy: string | null;
}

/** Where decisions fell, the same for all of one step. */
export interface DecisionMark {
  readonly workflowId: string;
  readonly seq: number;
  /** Of a level promotion (§8). */
  readonly cycleId: string | null;
  readonly policyVersion: string;
}

/** What a case was taken over with, as each of its decisions cites it (docs/decisions/0085). */
const restsOn = sql`case when c.detail ? 'takenOver' then jsonb_build_object('takenOver',
  (c.detail -> 'takenOver') - 'findings') else '{}' end`;

/** Writes what was decided about each person, in order, with the evaluation that it rested on (I-15). Append-only. */
export async function insertDecisions(
  db: Queryable,
  decisions: readonly DecisionTaken[],
  mark: DecisionMark,
): Promise<void> {
  if (decisions.length === 0) return;
  const rows = decisions.map(({ decision, at, decidedBy, deputy }, no) => ({ ...decision, at, decidedBy, deputy, no }));
  await sql`
    insert into decision (workflow_id, seq, case_id, cycle_id, clause, kind, outcome, reason, detail, round,
                          evaluation_no, policy_version, decided_by, deputy_id, at)
    select ${mark.workflowId}, ${mark.seq}::int, given."caseId", ${mark.cycleId}::text, given.clause, given.kind,
           given.outcome, given.reason, coalesce(given.detail, '{}') || ${restsOn}, given.round, c.evaluation_no,
           c.policy_version, given."decidedBy", given.deputy, given.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("caseId" text, clause text, kind text,
      outcome text, reason text, detail jsonb, round int, "decidedBy" text, deputy text, at timestamptz, no int)
    join personnel_case c on c.id = given."caseId" order by given.no`.execute(db);
}

/** A decision as it was written; `evaluationNo` names the evaluation that it rests on. */
export interface DecisionRow {
  readonly clause: string;
  readonly kind: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly round: number;
  readonly evaluationNo: number | null;
  readonly policyVersion: string;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  /** Who took it in his place, by a proxy. */
  readonly deputy: string | null;
  readonly deputyName: string | null;
  readonly at: Date;
}

const columns = sql`d.clause, d.kind, d.outcome, d.reason, d.detail, d.round, d.evaluation_no as "evaluationNo",
  d.policy_version as "policyVersion", d.decided_by as "decidedBy", p.name as "decidedByName", d.deputy_id as deputy,
  (select h.name from person h where h.id = d.deputy_id) as "deputyName", d.at`;

/** All decisions of a case, in order. */
export async function listDecisions(db: Queryable, caseId: string): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d left join person p on p.id = d.decided_by
    where d.case_id = ${caseId} order by d.no`.execute(db);
  return rows;
}

/** All decisions of several cases, in order. */
export async function decisionsOf(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly (DecisionRow & { readonly caseId: string })[]> {
  const { rows } = await sql<DecisionRow & { readonly caseId: string }>`
    select d.case_id as "caseId", ${columns} from decision d left join person p on p.id = d.decided_by
    where d.case_id = any(${[...caseIds]}::text[]) order by d.no`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { TakenOverEntry, TakenOverKind } from '../../domain/taken-over/entry.js';
import type { EarlierFinding } from '../../domain/taken-over/findings.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../database.js';

/** Which sort of case a kind of what is taken over becomes. */
const CASE_OF: Readonly<Record<TakenOverKind, string>> = {
  trial: 'position-promotion',
  confirmation: 'confirmation',
  plan: 'setback',
};

/** A case that was taken over (docs/decisions/0085). */
export interface TakenOverRow {
  readonly caseId: string;
  readonly kind: TakenOverKind;
  readonly personId: string;
  readonly personName: string;
  /** At present. */
  readonly departmentId: string;
  readonly workflowId: string;
  readonly since: string;
  readonly paper: string;
  readonly entry: TakenOverEntry;
  readonly findings: readonly EarlierFinding[];
  readonly fromPost: Position | null;
  readonly fromLevel: Level | null;
  readonly enteredBy: string;
  readonly enteredByName: string;
  readonly confirmedBy: string;
  readonly confirmedByName: string;
  readonly at: Date;
  /** Whether its case stands in the records; it is started within minutes. */
  readonly started: boolean;
}

const ROWS = sql<TakenOverRow>`
  select t.case_id as "caseId", t.kind, t.person_id as "personId", p.name as "personName", p.department_id as "departmentId",
         t.workflow_id as "workflowId", t.since, t.paper, t.entry, t.findings, t.from_post as "fromPost",
         t.from_level as "fromLevel", t.entered_by as "enteredBy", e.name as "enteredByName",
         t.confirmed_by as "confirmedBy", c.name as "confirmedByName", t.at,
         exists (select from personnel_case k where k.id = t.case_id) as started
  from taken_over t join person p on p.id = t.person_id join person e on e.id = t.entered_by
  join person c on c.id = t.confirmed_by`;

/** One of them is entered or approved at a time: what was looked at still stands when it is written. */
export async function lockTakenOver(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-taken-over'))`.execute(trx);
}

/**
 * A case of the kind that stands open about somebody, or was taken over and is about to; of §11 one whose plan is under way:
 * another C has a case of its own.
 */
export async function openOfKind(db: Queryable, personId: string, kind: TakenOverKind): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where person_id = ${personId} and kind = ${CASE_OF[kind]} and closed_at is null
      and (${kind} <> 'plan' or stage in ('plan', 'plan-review'))
    union all
    select case_id from taken_over t where person_id = ${personId} and kind = ${kind}
      and not exists (select from personnel_case k where k.id = t.case_id)
    limit 1`.execute(db);
  return rows[0]?.id;
}

/** What is written of a case that is taken over. */
export type NewTakenOver = Pick<
  TakenOverRow,
  | 'caseId'
  | 'workflowId'
  | 'since'
  | 'entry'
  | 'findings'
  | 'fromPost'
  | 'fromLevel'
  | 'enteredBy'
  | 'confirmedBy'
  | 'at'
> & { readonly changeNo: number };

/** Keeps it, for good. Call it in the transaction that ends its change. */
export async function insertTakenOver(trx: Queryable, one: NewTakenOver): Promise<void> {
  const { entry, findings } = one;
  await trx
    .insertInto('taken_over')
    .values({
      case_id: one.caseId,
      kind: entry.kind,
      person_id: entry.personId,
      workflow_id: one.workflowId,
      since: one.since,
      paper: entry.paper,
      entry: JSON.stringify(entry),
      findings: JSON.stringify(findings),
      from_post: one.fromPost,
      from_level: one.fromLevel,
      entered_by: one.enteredBy,
      confirmed_by: one.confirmedBy,
      change_no: one.changeNo,
      at: one.at,
    })
    .execute();
}

/** I-82: the C or D of a plan that is taken over is decided with it, and has its case; it is started as any of §11. */
export async function startWithPlan(
  trx: Queryable,
  { caseId, personId, month }: { readonly caseId: string; readonly personId: string; readonly month: string },
  { decidedBy, reason, at }: { readonly decidedBy: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await sql`
    update setback_event set case_id = ${caseId}, decision = 'start', decided_by = ${decidedBy}, decided_at = ${at},
      reason = ${reason} where person_id = ${personId} and month = ${month}`.execute(trx);
}

/** Trials and confirmations that were taken over and have no case yet, the oldest first. */
export async function takenOverToStart(db: Queryable): Promise<readonly TakenOverRow[]> {
  const { rows } = await sql<TakenOverRow>`
    select * from (${ROWS}) as one where not started and kind <> 'plan' order by at, "caseId" limit 200`.execute(db);
  return rows;
}

/** Those of these cases that were taken over. */
export async function findTakenOver(db: Queryable, caseIds: readonly string[]): Promise<readonly TakenOverRow[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<TakenOverRow>`
    select * from (${ROWS}) as one where "caseId" = any(${[...caseIds]}::text[])`.execute(db);
  return rows;
}

/** A page of all that were taken over, latest first; before one. */
export async function listTakenOver(
  db: Queryable,
  page: { readonly before?: { readonly at: string; readonly caseId: string } | undefined; readonly limit: number },
): Promise<readonly TakenOverRow[]> {
  const { before } = page;
  const rest =
    before === undefined ? sql`true` : sql`(at, "caseId") < (${before.at}::timestamptz, ${before.caseId}::text)`;
  const { rows } = await sql<TakenOverRow>`
    select * from (${ROWS}) as one where ${rest} order by at desc, "caseId" desc limit ${page.limit}`.execute(db);
  return rows;
}

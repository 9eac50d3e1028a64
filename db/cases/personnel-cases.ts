import { sql } from 'kysely';
import { alreadyOpen, type OneAtATime } from '../../domain/step/already-open.js';
import type { CaseChange } from '../../domain/cases/case-change.js';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { ledgerFrom, ledgerFromMarked, writeLedger, type StepMark } from './ledger.js';
import type { Queryable } from '../database.js';

/** What every case has, whatever its kind. */
export interface CaseHead {
  readonly id: string;
  readonly kind: CaseKind;
  readonly personId: string;
  readonly groupId: string | null;
  readonly vacancyId: string | null;
  readonly aboutId: string | null;
  readonly post: Position | null;
  readonly stage: string;
  readonly outcome: string | null;
  readonly round: number;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const head = sql`id, kind, person_id as "personId", group_id as "groupId", vacancy_id as "vacancyId",
  about_id as "aboutId", post, stage, outcome, round, detail, policy_version as "policyVersion", choices,
  opened_at as "openedAt", closed_at as "closedAt"`;

/** The heads of cases, by number; of those that are there. */
export async function readHeads(db: Queryable, caseIds: readonly string[]): Promise<readonly CaseHead[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<CaseHead>`
    select ${head} from personnel_case where id = any(${[...caseIds]}::text[]) order by id`.execute(db);
  return rows;
}

/** The heads of everybody who competes for a vacancy. */
export async function headsOfVacancy(db: Queryable, vacancyId: string): Promise<readonly CaseHead[]> {
  const { rows } = await sql<CaseHead>`
    select ${head} from personnel_case where vacancy_id = ${vacancyId} order by id`.execute(db);
  return rows;
}

/** Everything that stands open about a person. */
export async function openCasesOf(db: Queryable, personId: string): Promise<readonly CaseHead[]> {
  const { rows } = await sql<CaseHead>`
    select ${head} from personnel_case where person_id = ${personId} and closed_at is null order by id`.execute(db);
  return rows;
}

/** What a step does to a case, under the mark of the act that led to it. */
export interface MarkedChange {
  readonly change: CaseChange;
  readonly mark: StepMark;
}

/**
 * Opens, moves and closes cases as their workflows have them; what was before and after goes to the ledger. Those that
 * are moved take one statement, however many they are.
 * @throws RefusalError `….ALREADY_OPEN` where the person has such a case open; the transaction is lost then.
 */
export async function changeCases(
  db: Queryable,
  changes: readonly MarkedChange[],
  policyVersion: string,
): Promise<void> {
  for (const { change, mark } of changes) {
    const { caseId, opens, stage, round = 1, detail } = change;
    if (opens === undefined) continue;
    await openCase(db, change, opens, policyVersion, mark.at);
    await writeLedger(db, [{ mark, caseId, after: { stage, round, ...detail } }]);
  }
  const moves = changes.filter(({ change }) => change.opens === undefined);
  if (moves.length > 0) await moveCases(db, moves);
}

/** I-73: from now on the case goes by another version; which one before stands in the ledger. */
export async function rebaseCase(
  db: Queryable,
  { caseId, policyVersion }: { readonly caseId: string; readonly policyVersion: string },
  mark: StepMark,
): Promise<void> {
  const change = sql`(
    select id, jsonb_build_object('policyVersion', policy_version), jsonb_build_object('policyVersion', ${policyVersion}::text)
    from personnel_case where id = ${caseId}) as change`;
  await ledgerFrom(mark, change).execute(db);
  await sql`
    update personnel_case set policy_version = ${policyVersion}, version = version + 1 where id = ${caseId}`.execute(
    db,
  );
}

/** The evaluation that the case rests on: the last one made for it. */
const latestEvaluation = (caseId: string) =>
  sql`coalesce((select max(e.no) from evaluation e where e.case_id = ${caseId}), 0)`;

async function openCase(
  db: Queryable,
  change: CaseChange,
  opens: NonNullable<CaseChange['opens']>,
  policyVersion: string,
  at: Date,
): Promise<void> {
  const { rows } = await sql`
    insert into personnel_case (id, kind, person_id, group_id, vacancy_id, about_id, post, stage, outcome, reason, round,
                                effective_from, detail, released, released_at, exclusive, evaluation_no, policy_version, choices, opened_by,
                                opened_at, closed_at)
    values (${change.caseId}, ${opens.kind}, ${opens.personId}, ${opens.groupId ?? null}, ${opens.vacancyId ?? null},
            ${opens.aboutId ?? null}, ${opens.post ?? null}, ${change.stage}, ${change.outcome ?? null},
            ${change.reason ?? null}, ${change.round ?? 1}, ${change.effectiveFrom ?? null},
            ${JSON.stringify(change.detail ?? {})}::jsonb, ${change.released ?? false}, ${change.released === true ? at : null}, ${opens.exclusive ?? null},
            ${latestEvaluation(change.caseId)},
            ${policyVersion}, ${JSON.stringify(opens.choices)}::jsonb, ${opens.openedBy}, ${at},
            ${change.closed === true ? at : null})
    on conflict (person_id, exclusive) where closed_at is null and exclusive is not null do nothing returning id`.execute(
    db,
  );
  if (rows.length === 0 && opens.exclusive !== undefined) throw await openAlready(db, opens.personId, opens.exclusive);
}

/** Somebody else has opened the same at the same time. */
async function openAlready(db: Queryable, personId: string, exclusive: OneAtATime): Promise<RefusalError> {
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case
    where person_id = ${personId} and exclusive = ${exclusive} and closed_at is null`.execute(db);
  return new RefusalError(alreadyOpen(exclusive, { personId, caseId: rows[0]?.id ?? '' }));
}

async function moveCases(db: Queryable, moves: readonly MarkedChange[]): Promise<void> {
  if (new Set(moves.map(({ change }) => change.caseId)).size < moves.length)
    throw new Error('a case is moved twice in one step');
  const rows = moves.map(({ change: { detail = {}, ...move }, mark }, no) => ({
    ...move,
    detail,
    mark,
    at: mark.at,
    no,
  }));
  const lines = sql`(
    select given.mark, c.id as case_id, jsonb_build_object('stage', c.stage, 'round', c.round) ||
               (select coalesce(jsonb_object_agg(key, c.detail -> key), '{}')
                from jsonb_object_keys(given.detail) as key where c.detail ? key) as before,
           jsonb_build_object('stage', given.stage, 'round', coalesce(given.round, c.round)) || given.detail as after
    from given join personnel_case c on c.id = given."caseId" order by given.no) as line`;
  // The people of a cycle say themselves which evaluation they rest on: the panel's comes after it.
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("caseId" text, no int, stage text,
        round int, outcome text, reason text, "effectiveFrom" date, detail jsonb, released boolean, closed boolean, "carriedBy" text, mark jsonb,
        at timestamptz)),
    written as (${ledgerFromMarked(lines)})
    update personnel_case c set stage = given.stage, round = coalesce(given.round, c.round),
      outcome = coalesce(given.outcome, c.outcome), reason = coalesce(given.reason, c.reason),
      effective_from = coalesce(given."effectiveFrom", c.effective_from), detail = c.detail || given.detail,
      evaluation_no = case when c.kind = 'level-promotion' then c.evaluation_no
        else coalesce((select max(e.no) from evaluation e where e.case_id = c.id), 0) end,
      released = coalesce(given.released, c.released),
      released_at = case when given.released and not c.released then given.at else c.released_at end,
      closed_at = case when given.closed then given.at end,
      carried_by = coalesce(given."carriedBy", c.carried_by), version = c.version + 1
    from given where given."caseId" = c.id`.execute(db);
}

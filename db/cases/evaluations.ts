import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { without } from '../../domain/vocabulary/without.js';
import type { Queryable } from '../database.js';

/** An answer of the engine to be frozen with its request (I-73). */
export interface NewEvaluation {
  readonly caseId: string;
  /** What the answer decides, such as `reference-day`, `panel`, `trial-assessment`. */
  readonly why: string;
  readonly request: unknown;
  readonly answer: unknown;
  readonly policyVersion: string;
  readonly choices: unknown;
  readonly factsDigest: string;
  /** Names the step that asked; the same step never writes twice. */
  readonly askedBy: string;
}

/** sha256 over the facts of a request, HR's ruling left out: tells whether they have moved since (I-15). */
export const factsDigest = (request: LevelPromotionRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(without(request, 'ruling')))
    .digest('hex');

const given = (evaluations: readonly NewEvaluation[]): RawBuilder<unknown> => sql`
  jsonb_to_recordset(${JSON.stringify(evaluations)}::jsonb) as given("caseId" text, why text, request jsonb,
    answer jsonb, "policyVersion" text, choices jsonb, "factsDigest" text, "askedBy" text)`;

const names = sql`case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by`;
const values = sql`given.why, given.request, given.answer, given."policyVersion", given.choices, given."factsDigest", given."askedBy"`;

/**
 * Freezes evaluations, each under the next number of its case, in the transaction that makes the case; a step that asks
 * again adds nothing. For a case that stands, and for one that its step makes, see `draftEvaluations`.
 */
export async function insertEvaluations(
  trx: Queryable,
  evaluations: readonly NewEvaluation[],
  at: Date,
): Promise<void> {
  if (evaluations.length === 0) return;
  await sql`
    insert into evaluation (${names}, at)
    select given."caseId", coalesce((select max(e.no) from evaluation e where e.case_id = given."caseId"), 0) + 1, ${values},
           ${at}::timestamptz
    from ${given(evaluations)} on conflict (case_id, asked_by) do nothing`.execute(trx);
}

/**
 * Keeps what the engine was asked before a step, each under the number that it will have in its case: the step takes it
 * over in its transaction (`keepDrafts`). Asking again adds nothing.
 */
export async function draftEvaluations(db: Queryable, evaluations: readonly NewEvaluation[]): Promise<void> {
  if (evaluations.length === 0) return;
  await sql`
    insert into evaluation_draft (${names})
    select given."caseId", coalesce((select max(k.no) from (
             select no from evaluation e where e.case_id = given."caseId"
             union all select no from evaluation_draft d where d.case_id = given."caseId") k), 0) + 1, ${values}
    from ${given(evaluations)}
    where not exists (
      select from evaluation e where e.case_id = given."caseId" and e.asked_by = given."askedBy")
    on conflict (case_id, asked_by) do nothing`.execute(db);
}

/** Makes evaluations of what was asked for the cases before a step, in the step's transaction and at its moment. */
export async function keepDrafts(trx: Queryable, caseIds: readonly string[], at: Date): Promise<void> {
  await sql`
    with drafts as (delete from evaluation_draft where case_id = any(${[...caseIds]}::text[]) returning *)
    insert into evaluation (${names}, at)
    select ${names}, ${at}::timestamptz from drafts order by case_id, no
    on conflict (case_id, asked_by) do nothing`.execute(trx);
}

/** Forgets what was asked so long ago for steps that were refused. */
export async function forgetDrafts(db: Queryable, before: Date): Promise<void> {
  await sql`delete from evaluation_draft where at < ${before}`.execute(db);
}

/** A frozen evaluation: with it the answer can be computed again years later. */
export interface EvaluationRow {
  readonly caseId: string;
  readonly no: number;
  readonly why: NewEvaluation['why'];
  readonly request: unknown;
  readonly answer: unknown;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly factsDigest: string;
  readonly at: Date;
}

const columns = sql`case_id as "caseId", no, why, request, answer, policy_version as "policyVersion", choices,
  facts_digest as "factsDigest", at`;

/** What a step asked, by its name, whether it was written by now or not. */
export async function evaluationsAskedBy(
  db: Queryable,
  caseIds: readonly string[],
  askedBy: string,
): Promise<readonly EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${columns} from (select ${names}, at from evaluation union all select ${names}, at from evaluation_draft) e
    where case_id = any(${[...caseIds]}::text[]) and asked_by = ${askedBy} order by case_id`.execute(db);
  return rows;
}

/** The evaluation that each case rests on at present. */
export async function presentEvaluations(db: Queryable, caseIds: readonly string[]): Promise<readonly EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select e.case_id as "caseId", e.no, e.why, e.request, e.answer, e.policy_version as "policyVersion", e.choices,
           e.facts_digest as "factsDigest", e.at
    from personnel_case c join evaluation e on e.case_id = c.id and e.no = c.evaluation_no
    where c.id = any(${[...caseIds]}::text[]) order by c.id`.execute(db);
  return rows;
}

/** Every evaluation of a case, in order: what it takes to compute its decisions again. */
export async function listEvaluations(db: Queryable, caseId: string): Promise<readonly EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${columns} from evaluation where case_id = ${caseId} order by no`.execute(db);
  return rows;
}

/** Every evaluation of several cases, each one's in order. */
export async function evaluationsOf(db: Queryable, caseIds: readonly string[]): Promise<readonly EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${columns} from evaluation where case_id = any(${[...caseIds]}::text[]) order by case_id, no`.execute(db);
  return rows;
}

/** Every evaluation of a cycle, in pages by case and number; the last row of a page is where the next begins. */
export async function listEvaluationsOfCycle(
  db: Queryable,
  cycleId: string,
  page: { readonly after?: { readonly caseId: string; readonly no: number }; readonly limit: number },
): Promise<readonly EvaluationRow[]> {
  const { after } = page;
  const rest = after === undefined ? sql`true` : sql`(e.case_id, e.no) > (${after.caseId}, ${after.no})`;
  const { rows } = await sql<EvaluationRow>`
    select e.case_id as "caseId", e.no, e.why, e.request, e.answer, e.policy_version as "policyVersion", e.choices,
           e.facts_digest as "factsDigest", e.at
    from evaluation e join promotion_case c on c.id = e.case_id
    where c.cycle_id = ${cycleId} and ${rest} order by e.case_id, e.no limit ${page.limit}`.execute(db);
  return rows;
}

/** The cycles, and the cases outside of them, that have evaluations: by these numbers all of them are found. */
export async function numbersToVerify(db: Queryable): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(p.cycle_id, c.id) as id from evaluation e
      join personnel_case c on c.id = e.case_id left join candidate p on p.id = c.id order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
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

/** Freezes evaluations, each under the next number of its case; a step that asks again adds nothing. */
export async function insertEvaluations(db: Queryable, evaluations: readonly NewEvaluation[]): Promise<void> {
  if (evaluations.length === 0) return;
  await sql`
    insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
    select given."caseId", coalesce((select max(e.no) from evaluation e where e.case_id = given."caseId"), 0) + 1,
           given.why, given.request, given.answer, given."policyVersion", given.choices, given."factsDigest", given."askedBy"
    from jsonb_to_recordset(${JSON.stringify(evaluations)}::jsonb) as given("caseId" text, why text, request jsonb,
      answer jsonb, "policyVersion" text, choices jsonb, "factsDigest" text, "askedBy" text)
    on conflict (case_id, asked_by) do nothing`.execute(db);
}

/** What was asked for cases that then did not come to stand. */
export async function forgetEvaluations(db: Queryable, caseIds: readonly string[]): Promise<void> {
  await sql`
    delete from evaluation e where e.case_id = any(${[...caseIds]}::text[])
      and not exists (select from personnel_case c where c.id = e.case_id)`.execute(db);
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

/** What a step asked, by its name. */
export async function evaluationsAskedBy(
  db: Queryable,
  caseIds: readonly string[],
  askedBy: string,
): Promise<readonly EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select ${columns} from evaluation
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

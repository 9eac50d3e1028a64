import { sql } from 'kysely';
import type { StepResult } from '../../domain/step/step.js';
import type { ActAnswer, CauseId } from '../../domain/step/turn.js';
import type { SignedAct } from '../../domain/step/journal.js';
import type { Queryable } from '../database.js';
import { signedActs, signedIn } from './acts.js';

/** A step as it was written: whose it is, the digest of what it wrote, and what it came to. */
export interface Projection {
  readonly causes: readonly CauseId[];
  /** Hexadecimal. */
  readonly digest: string;
  readonly result: StepResult;
}

/** What each act of a step was answered, by its cause. */
export type Answers = Readonly<Record<CauseId, ActAnswer>>;

/** The step of that number; undefined when it has not been written. */
export async function findProjection(db: Queryable, workflowId: string, seq: number): Promise<Projection | undefined> {
  const { rows } = await sql<Projection>`
    select causes, encode(digest, 'hex') as digest, result from projection
    where workflow_id = ${workflowId} and seq = ${seq}`.execute(db);
  return rows[0];
}

/** What the records say as a step begins. */
export interface Begun {
  /** The step, if it stands already. */
  readonly earlier: Projection | undefined;
  /** Whose its turn or number is. */
  readonly causes: readonly CauseId[];
  /** The journal's entries of the acts that led here. */
  readonly taken: readonly SignedAct[];
  /** Something was asked of the engine for one of its cases, and waits to be kept. */
  readonly drafted: boolean;
}

/**
 * Looks for the step, takes its turn where that comes with it, and reads what was taken and asked for it, in one
 * question: every human act of the department waits for these. Inside the transaction of the step.
 * @param actIds of the acts that led here.
 * @param caseIds the cases that it says something of.
 */
export async function beginStep(
  trx: Queryable,
  step: {
    readonly workflowId: string;
    readonly seq: number;
    readonly turn?: number;
    readonly causes: readonly CauseId[];
    readonly at: number;
  },
  { actIds, caseIds }: { readonly actIds: readonly string[]; readonly caseIds: readonly string[] },
): Promise<Begun> {
  const { workflowId, seq, turn = null, causes, at } = step;
  const { rows } = await sql<{
    holders: CauseId[] | null;
    causes: CauseId[] | null;
    digest: string;
    result: StepResult;
    taken: Parameters<typeof signedIn>[0];
    drafted: boolean;
  }>`
    with turned as (
      insert into step_turn (workflow_id, turn, causes, at)
      select ${workflowId}, ${turn}::int, ${[...causes]}::text[], ${new Date(at)}::timestamptz
      where ${turn}::int is not null
      on conflict (workflow_id, turn) do nothing returning causes)
    select coalesce(p.causes, turned.causes,
        (select t.causes from step_turn t where t.workflow_id = ${workflowId} and t.turn = ${turn}::int)) as holders,
      p.causes, encode(p.digest, 'hex') as digest, p.result, ${signedActs(actIds)} as taken,
      exists (select from evaluation_draft where case_id = any(${[...caseIds]}::text[])) as drafted
    from (select) as one left join turned on true
      left join projection p on p.workflow_id = ${workflowId} and p.seq = ${seq}`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('a question without an answer');
  const { digest, result, taken, drafted } = row;
  const earlier = row.causes === null ? undefined : { causes: row.causes, digest, result };
  const holders = turn === null ? causes : (row.holders ?? causes);
  return { earlier, causes: holders, taken: signedIn(taken), drafted };
}

/** Marks the step as written; a second writer fails on the key and is rolled back whole. */
export async function insertProjection(
  db: Queryable,
  step: { readonly workflowId: string; readonly seq: number; readonly answers?: Answers },
  { causes, digest, result }: Projection,
): Promise<void> {
  const answers = step.answers === undefined ? null : JSON.stringify(step.answers);
  await sql`insert into projection (workflow_id, seq, causes, digest, result, answers)
    values (${step.workflowId}, ${step.seq}, ${[...causes]}::text[], decode(${digest}, 'hex'),
            ${JSON.stringify(result)}::jsonb, ${answers}::jsonb)`.execute(db);
}

/** What an act came to, by the step that carried it out; undefined when none has. */
export async function findAnswer(db: Queryable, workflowId: string, cause: CauseId): Promise<ActAnswer | undefined> {
  const { rows } = await sql<{ answer: ActAnswer }>`
    select answers -> ${cause}::text as answer from projection
    where workflow_id = ${workflowId} and ${cause} = any(causes) and answers is not null
    order by seq limit 1`.execute(db);
  return rows[0]?.answer;
}

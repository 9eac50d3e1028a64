import { sql } from 'kysely';
import type { StepResult } from '../../domain/step/step.js';
import type { ActAnswer, CauseId } from '../../domain/step/turn.js';
import type { Queryable } from '../database.js';

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

/**
 * The same, and takes the turn of a step that comes with it, in one question: `causes` is whose the turn or the number
 * is. Inside the transaction of the step.
 */
export async function findProjectionTakingTurn(
  trx: Queryable,
  step: {
    readonly workflowId: string;
    readonly seq: number;
    readonly turn: number;
    readonly causes: readonly CauseId[];
    readonly at: number;
  },
): Promise<{ readonly earlier: Projection | undefined; readonly causes: readonly CauseId[] }> {
  const { workflowId, seq, turn, causes, at } = step;
  const { rows } = await sql<{
    holders: CauseId[] | null;
    causes: CauseId[] | null;
    digest: string;
    result: StepResult;
  }>`
    with taken as (
      insert into step_turn (workflow_id, turn, causes, at)
      values (${workflowId}, ${turn}, ${[...causes]}::text[], ${new Date(at)})
      on conflict (workflow_id, turn) do nothing returning causes)
    select coalesce(p.causes, taken.causes,
        (select t.causes from step_turn t where t.workflow_id = ${workflowId} and t.turn = ${turn})) as holders,
      p.causes, encode(p.digest, 'hex') as digest, p.result
    from (select) as one left join taken on true
      left join projection p on p.workflow_id = ${workflowId} and p.seq = ${seq}`.execute(trx);
  const [row] = rows;
  const earlier =
    row === undefined || row.causes === null
      ? undefined
      : { causes: row.causes, digest: row.digest, result: row.result };
  return { earlier, causes: row?.holders ?? causes };
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

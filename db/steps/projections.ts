import { sql } from 'kysely';
import type { StepResult } from '../../domain/step/step.js';
import type { ActAnswer, CauseId } from '../../domain/step/turn.js';
import type { Queryable } from '../database.js';

/** A step as it was written: whose it is, the digest of what it wrote, and what it came to. */
export interface Projection {
  readonly cause: CauseId;
  /** Hexadecimal. */
  readonly digest: string;
  readonly result: StepResult;
}

/** The step of that number; undefined when it has not been written. */
export async function findProjection(db: Queryable, workflowId: string, seq: number): Promise<Projection | undefined> {
  const { rows } = await sql<Projection>`
    select cause, encode(digest, 'hex') as digest, result from projection
    where workflow_id = ${workflowId} and seq = ${seq}`.execute(db);
  return rows[0];
}

/**
 * The same, and takes the turn of a step that comes with it, in one question: `cause` is whose the turn or the number
 * is. Inside the transaction of the step.
 */
export async function findProjectionTakingTurn(
  trx: Queryable,
  step: {
    readonly workflowId: string;
    readonly seq: number;
    readonly turn: number;
    readonly cause: CauseId;
    readonly at: number;
  },
): Promise<{ readonly earlier: Projection | undefined; readonly cause: CauseId }> {
  const { workflowId, seq, turn, cause, at } = step;
  const { rows } = await sql<{ holder: CauseId | null; cause: CauseId | null; digest: string; result: StepResult }>`
    with taken as (
      insert into step_turn (workflow_id, turn, cause, at) values (${workflowId}, ${turn}, ${cause}, ${new Date(at)})
      on conflict (workflow_id, turn) do nothing returning cause)
    select coalesce(p.cause, taken.cause,
        (select t.cause from step_turn t where t.workflow_id = ${workflowId} and t.turn = ${turn})) as holder,
      p.cause, encode(p.digest, 'hex') as digest, p.result
    from (select) as one left join taken on true
      left join projection p on p.workflow_id = ${workflowId} and p.seq = ${seq}`.execute(trx);
  const [row] = rows;
  const earlier =
    row === undefined || row.cause === null ? undefined : { cause: row.cause, digest: row.digest, result: row.result };
  return { earlier, cause: row?.holder ?? cause };
}

/** Marks the step as written; a second writer fails on the key and is rolled back whole. */
export async function insertProjection(
  db: Queryable,
  step: { readonly workflowId: string; readonly seq: number; readonly answer?: ActAnswer },
  { cause, digest, result }: Projection,
): Promise<void> {
  const answer = step.answer === undefined ? null : JSON.stringify(step.answer);
  await sql`insert into projection (workflow_id, seq, cause, digest, result, answer)
    values (${step.workflowId}, ${step.seq}, ${cause}, decode(${digest}, 'hex'), ${JSON.stringify(result)}::jsonb,
            ${answer}::jsonb)`.execute(db);
}

/** What an act came to, by the step that carried it out; undefined when none has. */
export async function findAnswer(db: Queryable, workflowId: string, cause: CauseId): Promise<ActAnswer | undefined> {
  const { rows } = await sql<{ answer: ActAnswer }>`
    select answer from projection where workflow_id = ${workflowId} and cause = ${cause} and answer is not null
    order by seq limit 1`.execute(db);
  return rows[0]?.answer;
}

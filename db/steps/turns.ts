import { sql } from 'kysely';
import type { ActAnswer, CauseId, ReadingMark, TurnAnswer, TurnRequest } from '../../domain/step/turn.js';
import type { Queryable } from '../database.js';

/** For rows that a later step, which does wait for the disk, takes along (docs/decisions/0030). */
const unhurried = sql`settings as materialized (select set_config('synchronous_commit', 'off', true) as off)`;

/** Takes a turn for its cause, unless it is another's already, or its act was carried out before. */
export async function takeTurn(db: Queryable, request: TurnRequest): Promise<TurnAnswer> {
  const { workflowId, turn, cause, at } = request;
  const { rows } = await sql<{ causes: string[] | null; at: Date | null; answered: ActAnswer | null }>`
    with ${unhurried},
    done as (
      select p.answers -> ${cause}::text as answer from projection p
      where p.workflow_id = ${workflowId} and ${cause} = any(p.causes) and p.answers is not null
        and not exists (
          select from step_turn t
          where t.workflow_id = ${workflowId} and t.turn >= ${turn}::int and ${cause} = any(t.causes))
      order by p.seq limit 1),
    taken as (
      insert into step_turn (workflow_id, turn, causes, at)
      select ${workflowId}, ${turn}::int, array[${cause}::text], ${new Date(at)}::timestamptz from settings
      where not exists (select from done)
      on conflict (workflow_id, turn) do nothing
      returning causes, at)
    select coalesce(taken.causes, t.causes) as causes, coalesce(taken.at, t.at) as at, done.answer as answered
    from (select) as one
      left join taken on true
      left join done on true
      left join step_turn t on t.workflow_id = ${workflowId} and t.turn = ${turn}::int`.execute(db);
  const row = rows[0];
  if (row !== undefined && row.answered !== null) return { cause, at, answered: row.answered };
  // Taken by another attempt between the two halves of the statement: it is there at the next look.
  if (row === undefined || row.causes === null || row.at === null) return takeTurn(db, request);
  const [first = cause, ...more] = row.causes;
  return { cause: first, at: row.at.getTime(), ...(more.length === 0 ? {} : { more }) };
}

/** Gives a turn to others than had it; of a case that is repaired. */
export async function giveTurn(
  trx: Queryable,
  given: Pick<TurnRequest, 'workflowId' | 'turn' | 'at'> & { readonly causes: readonly CauseId[] },
): Promise<void> {
  const { workflowId, turn, causes, at } = given;
  await sql`
    insert into step_turn (workflow_id, turn, causes, at)
    values (${workflowId}, ${turn}, ${[...causes]}::text[], ${new Date(at)})
    on conflict (workflow_id, turn) do update set causes = excluded.causes`.execute(trx);
}

/** An answer that was kept under that mark and name; undefined when there is none. */
export async function findReading(
  db: Queryable,
  { workflowId, turn, cause, no }: ReadingMark,
  name: string,
): Promise<{ readonly answer?: unknown } | undefined> {
  const { rows } = await sql<{ answer: { readonly answer?: unknown } }>`
    select answer from step_reading
    where workflow_id = ${workflowId} and turn = ${turn} and cause = ${cause} and no = ${no} and name = ${name}`.execute(
    db,
  );
  return rows[0]?.answer;
}

/** Keeps an answer before it is used, and gives the one that counts: the first that was kept. */
export async function keepReading(
  db: Queryable,
  { workflowId, turn, cause, no }: ReadingMark,
  name: string,
  answer: unknown,
): Promise<{ readonly answer?: unknown }> {
  const kept = JSON.stringify({ answer });
  const { rows } = await sql<{ answer: { readonly answer?: unknown } }>`
    with ${unhurried}
    insert into step_reading as r (workflow_id, turn, cause, no, name, answer)
    select ${workflowId}, ${turn}::int, ${cause}, ${no}::int, ${name}, ${kept}::jsonb from settings
    on conflict (workflow_id, turn, cause, no, name) do update set name = r.name returning answer`.execute(db);
  return rows[0]?.answer ?? {};
}

/** Deletes turns and readings that later ones of the same workflow followed before then: nothing can ask for them again. */
export async function forgetTurns(db: Queryable, before: Date): Promise<void> {
  const followed = sql`exists (
    select from step_turn later where later.workflow_id = old.workflow_id and later.turn > old.turn and later.at < ${before})`;
  await sql`delete from step_reading old where ${followed}`.execute(db);
  await sql`delete from step_turn old where ${followed}`.execute(db);
}

import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A relative whom somebody has declared (I-35); it counts both ways. */
export interface RelativeRow {
  readonly personId: string;
  readonly name: string;
  readonly declaredBy: string;
  readonly declaredAt: Date;
}

/** Who is a declared relative of a person, whichever of the two declared it. */
export async function listRelatives(db: Queryable, personId: string): Promise<readonly RelativeRow[]> {
  const { rows } = await sql<RelativeRow>`
    select p.id as "personId", p.name, r.declared_by as "declaredBy", r.declared_at as "declaredAt"
    from declared_relative r
    join person p on p.id = case when r.person_id = ${personId} then r.relative_id else r.person_id end
    where (r.person_id = ${personId} or r.relative_id = ${personId}) and r.withdrawn_at is null
    order by p.name, p.id`.execute(db);
  return rows;
}

/**
 * Declares that two people are relatives, with a line of the ledger; one that was withdrawn counts again. False when one
 * of them is unknown. Call it inside a transaction.
 */
export async function declareRelative(
  db: Queryable,
  personId: string,
  relativeId: string,
  declaredBy: string,
): Promise<boolean> {
  const { rows } = await sql`
    with known as (select count(*) = 2 as complete from person where id in (${personId}, ${relativeId}))
    insert into declared_relative (person_id, relative_id, declared_by)
    select least(${personId}::text, ${relativeId}::text), greatest(${personId}::text, ${relativeId}::text), ${declaredBy}
    from known where complete
    on conflict (person_id, relative_id) do update set
      declared_by = case when declared_relative.withdrawn_at is null then declared_relative.declared_by else excluded.declared_by end,
      declared_at = case when declared_relative.withdrawn_at is null then declared_relative.declared_at else now() end,
      withdrawn_by = null, withdrawn_at = null
    returning person_id`.execute(db);
  if (rows.length > 0) await note(db, 'relation.declared', [personId, relativeId], declaredBy);
  return rows.length > 0;
}

/**
 * Takes a declaration back, with a line of the ledger; it is kept, and no longer counts. False when there is none. Call
 * it inside a transaction.
 */
export async function withdrawRelative(
  db: Queryable,
  personId: string,
  relativeId: string,
  withdrawnBy: string,
): Promise<boolean> {
  const { rows } = await sql`
    update declared_relative set withdrawn_by = ${withdrawnBy}, withdrawn_at = now()
    where withdrawn_at is null
      and (person_id, relative_id) in ((${personId}, ${relativeId}), (${relativeId}, ${personId}))
    returning person_id`.execute(db);
  if (rows.length > 0) await note(db, 'relation.withdrawn', [personId, relativeId], withdrawnBy);
  return rows.length > 0;
}

const note = async (db: Queryable, act: string, pair: readonly [string, string], actor: string): Promise<void> => {
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, after)
    values (now(), ${actor}, ${act}, 'I-35', 'relation', 1, ${JSON.stringify({ pair })}::jsonb)`.execute(db);
};

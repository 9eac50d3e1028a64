import { sql } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import type { Queryable } from '../database.js';

/** By cycle, the cases that rest on the facts of their first review and can go back to it (I-15). */
export async function casesResting(
  db: Queryable,
): Promise<readonly { readonly cycleId: string; readonly caseIds: readonly string[] }[]> {
  const { rows } = await sql<{ cycleId: string; caseIds: readonly string[] }>`
    select c.cycle_id as "cycleId", array_agg(c.id::text order by c.id) as "caseIds"
    from promotion_case c join cycle y on y.id = c.cycle_id
    where y.stage = 'running' and c.closed_at is null
      and c.stage = any(${stagesMarked('level-promotion', 'reviewed')}::text[])
    group by c.cycle_id order by c.cycle_id`.execute(db);
  return rows;
}

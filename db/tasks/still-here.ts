import { sql } from 'kysely';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { heldTasks } from './holders.js';

/**
 * Who hears of a task in the place of whoever asked something there: of these those who have not left (I-58), or, where
 * none is left, whoever has the task now.
 */
export async function stillHere(
  db: Queryable,
  personIds: readonly string[],
  { taskId, at }: { readonly taskId: string; readonly at: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${[...personIds]}::text[]) and status <> 'left' order by id`.execute(db);
  if (rows.length > 0) return rows.map(({ id }) => id);
  const held = await heldTasks(db, [{ taskId, joining: [] }], todayIn('Asia/Shanghai', at.getTime()));
  return held.flatMap(({ holders }) => holders);
}

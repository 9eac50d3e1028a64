import { sql } from 'kysely';
import { delegatesAfter, type Delegates } from '../../domain/standing-in/move.js';
import type { Queryable } from '../database.js';
import { namesOf } from '../people/people.js';

/** Somebody by number and name. */
interface Named {
  readonly personId: string;
  readonly name: string;
}

/** Who does a task beside whom it was delegated by, as its moves in the ledger have left it. */
export async function delegationsOf(
  db: Queryable,
  taskId: string,
): Promise<readonly { readonly to: Named; readonly by: Named }[]> {
  const { rows } = await sql<{ isDelegation: boolean; from: string; by: string }>`
    select coalesce(after ->> 'why' = 'delegation', false) as "isDelegation", after ->> 'from' as "from", after ->> 'by' as "by"
    from ledger where task_id = ${taskId} and act = 'task.handed-on' order by id`.execute(db);
  const delegates = rows.reduce<Delegates>(delegatesAfter, {});
  const names = await namesOf(db, [...Object.keys(delegates), ...Object.values(delegates)]);
  const named = (personId: string): Named => ({ personId, name: names.get(personId) ?? personId });
  return Object.entries(delegates).map(([to, by]) => ({ to: named(to), by: named(by) }));
}

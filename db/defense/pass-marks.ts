import { sql } from 'kysely';
import type { HeardFor } from '../../domain/evaluation/switches.js';
import type { Queryable } from '../database.js';

/** The mark that the sessions of a cycle or vacancy have taken (I-30); null before the first of them. */
export async function findPassMark(db: Queryable, groupId: string, heardFor: HeardFor): Promise<number | null> {
  const { rows } = await sql<{ mark: string }>`
    select mark::text as mark from panel_mark where group_id = ${groupId} and heard_for = ${heardFor}`.execute(db);
  return rows[0] === undefined ? null : Number(rows[0].mark);
}

/** Keeps the mark of the first session for all that follow in the group; gives the one that is kept. */
export async function keepPassMark(
  db: Queryable,
  { groupId, heardFor, mark }: { readonly groupId: string; readonly heardFor: HeardFor; readonly mark: number },
): Promise<number> {
  await sql`
    insert into panel_mark (group_id, heard_for, mark) values (${groupId}, ${heardFor}, ${mark})
    on conflict do nothing`.execute(db);
  return (await findPassMark(db, groupId, heardFor)) ?? mark;
}

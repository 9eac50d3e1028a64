import { sql } from 'kysely';
import { MOST_VIEWS, type NamedView } from '../../../domain/people/named-view.js';
import type { Queryable } from '../../database.js';

/** A view as it is kept or changed. */
type Kept = Pick<NamedView, 'name' | 'query'> & { readonly at: Date };

/** Somebody's views, by table and name. */
export async function listNamedViews(db: Queryable, personId: string): Promise<readonly NamedView[]> {
  const { rows } = await sql<NamedView>`
    select id::int as id, list, name, query from named_view where person_id = ${personId} order by list, name, id`.execute(
    db,
  );
  return rows;
}

/** Keeps a view under a new name; gives its number, or why it was not kept. */
export async function addNamedView(
  db: Queryable,
  personId: string,
  { list, name, query, at }: Kept & Pick<NamedView, 'list'>,
): Promise<number | 'name-taken' | 'too-many'> {
  const { rows } = await sql<{ id: number }>`
    insert into named_view (person_id, list, name, query, changed_at)
    select ${personId}, ${list}, ${name}, ${query}, ${at}
    where (select count(*) from named_view where person_id = ${personId} and list = ${list}) < ${MOST_VIEWS}
    on conflict (person_id, list, name) do nothing returning id::int as id`.execute(db);
  const [made] = rows;
  if (made !== undefined) return made.id;
  const there = (await listNamedViews(db, personId)).some((one) => one.list === list && one.name === name);
  return there ? 'name-taken' : 'too-many';
}

/** Gives one of somebody's own views another name or another look; says why not, where it is not. */
export async function changeNamedView(
  db: Queryable,
  personId: string,
  { id, name, query, at }: Kept & Pick<NamedView, 'id'>,
): Promise<'changed' | 'name-taken' | 'not-there'> {
  const own = await listNamedViews(db, personId);
  const found = own.find((one) => one.id === id);
  if (found === undefined) return 'not-there';
  if (own.some((one) => one.id !== id && one.list === found.list && one.name === name)) return 'name-taken';
  await sql`
    update named_view set name = ${name}, query = ${query}, changed_at = ${at}
    where id = ${id} and person_id = ${personId}`.execute(db);
  return 'changed';
}

/** Removes one of somebody's own views; nothing happens where there is none. */
export async function removeNamedView(db: Queryable, personId: string, id: number): Promise<void> {
  await sql`delete from named_view where id = ${id} and person_id = ${personId}`.execute(db);
}

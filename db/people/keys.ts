import { sql, type Kysely, type RawBuilder } from 'kysely';
import { foldKey, keysOf, readingOf } from '../../domain/people/name-keys.js';
import type { Database, Queryable } from '../database.js';

/** People of one round at most. */
export const KEYED_AT_ONCE = 500;

/** Writes the keys of whoever waits for them; any number may ask at a time. @returns how many got theirs. */
export const keyPeople = (db: Kysely<Database>): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      with taken as (delete from person_unkeyed where person_id in (
        select person_id from person_unkeyed order by person_id limit ${KEYED_AT_ONCE} for update skip locked) returning person_id)
      select p.id, p.name from taken join person p on p.id = taken.person_id`.execute(trx);
    if (rows.length === 0) return 0;
    const keys = rows.flatMap((person) => keysOf(person).map((key) => ({ person_id: person.id, key })));
    const readings = rows.map(({ id, name }) => ({ person_id: id, reading: readingOf(name) }));
    await sql`delete from person_key where person_id = any(${rows.map(({ id }) => id)}::text[])`.execute(trx);
    await sql`insert into person_key (person_id, key) select person_id, key
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as given(person_id text, key text)`.execute(trx);
    await sql`update person_reading r set reading = given.reading
      from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as given(person_id text, reading text)
      where r.person_id = given.person_id`.execute(trx);
    return rows.length;
  });

/** How somebody's name is read, for the order of lists; `id` is the column with the employee number. */
export const readingBy = (id: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(select r.reading from person_reading r where r.person_id = ${id})`;

/** A text in which signs that SQL reads as a pattern count as themselves. */
const escaped = (typed: string): string => typed.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Whether somebody's name, its pinyin or initials, or his number begins with what was typed; `id` is the column. */
export function keyedLike(typed: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const key = foldKey(typed);
  return sql`coalesce((select true from person_key x
    where x.person_id = ${id} and left(x.key, char_length(${key}::text)) = ${key}::text limit 1), false)`;
}

/** Keys that begin with one, by the index: the last character there is lies behind whatever follows it. */
const beginsWith = (key: string): RawBuilder<unknown> => sql`key >= ${key} and key < ${key}::text || chr(1114111)`;

/** Who is called so, at most so many: to see whether they are few. */
export async function findKeyed(db: Queryable, typed: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from person_key where ${beginsWith(foldKey(typed))} limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Whose name, its pinyin or initials from any syllable on, or whose number begins with what was typed
 * (docs/decisions/0054), by the index of keys; `id` is the column with the employee number. Who has come a moment ago
 * and has no keys yet is found by name and number as they are written. Nothing but signs that do not count finds
 * everybody.
 */
export function calledLike(typed: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const key = foldKey(typed);
  if (key === '') return sql`true`;
  const written = escaped(typed);
  return sql`${id} in (
    select person_id from person_key where ${beginsWith(key)}
    union all
    select q.id from person_unkeyed u join person q on q.id = u.person_id
    where q.name ilike ${`%${written}%`} or q.id ilike ${`${written}%`})`;
}

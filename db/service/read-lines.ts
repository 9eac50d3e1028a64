import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** That somebody has read what is worth a line; never what was read. */
export interface ReadLine {
  readonly accountId: number;
  /** Employee number of who read. */
  readonly personId: string;
  /** By which roles he was there. */
  readonly roles: readonly string[];
  /** A row of the table of permissions. */
  readonly resource: string;
  readonly noted: string | null;
  /** The pattern of the address. */
  readonly route: string;
  /** The people whom the answer was about; at most a hundred are kept by number. */
  readonly about: readonly string[];
}

const MOST_PEOPLE = 100;

/** So many of somebody's latest lines are looked through for one that says the same. */
const LATEST = 100;

/**
 * Writes that somebody has read what is worth a line; of the people whom it was about the first hundred are kept.
 * @param since where it is given, a line of the same account, address and people since then says it already: a page that
 *   stands open asks again by itself, and nobody has looked anew.
 */
export async function recordRead(db: Queryable, line: ReadLine, at: Date, since?: Date): Promise<void> {
  const about = line.about.slice(0, MOST_PEOPLE);
  await sql`
    insert into read_line (at, account_id, person_id, roles, resource, noted, route, about, people)
    select ${at}, ${line.accountId}, ${line.personId}, ${[...line.roles]}::text[], ${line.resource}, ${line.noted},
      ${line.route}, ${about}::text[], ${line.about.length}
    where ${since ?? null}::timestamptz is null or not exists (
      select from (select * from read_line where person_id = ${line.personId} order by id desc limit ${LATEST}) said
      where said.at > ${since ?? null}::timestamptz and said.account_id = ${line.accountId}
        and said.resource = ${line.resource} and said.noted is not distinct from ${line.noted}
        and said.route = ${line.route} and said.about = ${about}::text[] and said.people = ${line.about.length}
        and said.roles = ${[...line.roles]}::text[])`.execute(db);
}

/** A line as it is read. */
export interface ReadLineView extends Omit<ReadLine, 'accountId'> {
  readonly id: number;
  readonly at: Date;
  /** Of a script the name of its account. */
  readonly name: string;
  /** How many people the answer was about. */
  readonly people: number;
}

/** Which lines: of what somebody read, or of who read about somebody. */
export interface ReadLineFilter {
  readonly by?: string | undefined;
  readonly about?: string | undefined;
}

/** A page of lines, the latest first. */
export async function listReads(
  db: Queryable,
  { by, about }: ReadLineFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly ReadLineView[]> {
  const { rows } = await sql<ReadLineView>`
    select r.id, r.at, r.person_id as "personId", coalesce(p.name, r.person_id) as name, r.roles, r.resource, r.noted, r.route, r.about, r.people
    from read_line r left join person p on p.id = r.person_id
    where (${by ?? null}::text is null or r.person_id = ${by ?? null})
      and (${about ?? null}::text is null or r.about @> array[${about ?? null}::text])
      and (${page.before ?? null}::bigint is null or r.id < ${page.before ?? null})
    order by r.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Deletes those from before an instant. */
export async function forgetReads(db: Queryable, before: Date): Promise<void> {
  await db.deleteFrom('read_line').where('at', '<', before).execute();
}

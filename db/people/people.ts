import { sql, type RawBuilder } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { PersonSummary } from '../../domain/people/people.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Status } from '../../domain/vocabulary/status.js';
import { without } from '../../domain/vocabulary/without.js';
import type { Queryable } from '../database.js';
import { calledLike } from './keys.js';
import { orderOf, type PageEnd } from '../ordered.js';
import { peopleInOrder, SINCE, type PeopleOrder, type ReadPerson } from './order.js';

/** Which people to list, a page at a time. */
export interface PeopleQuestion {
  /** Posts, levels and status as of this civil date. */
  readonly today: string;
  /** Part of a name, its pinyin or initials, or the beginning of an employee number. */
  readonly search?: string;
  readonly departmentId?: string;
  readonly superiorId?: string;
  readonly status?: Status;
  readonly position?: Position;
  readonly level?: Level;
  /** Only those below this person: reports at any depth, and the department that is headed. */
  readonly managedBy?: string;
  /** Only these employee numbers. */
  readonly ids?: readonly string[];
  /** Only those who hold a post of the ladder and have not left. */
  readonly onLadder?: boolean;
  /** By Chinese name and number where it is left out. */
  readonly order?: PeopleOrder;
  /** The last person of the page before, from {@link PeoplePage.next}. */
  readonly after?: PageEnd;
  /** Page size, at least 1. */
  readonly limit: number;
}

/** A page of people, and where the next one begins. */
export interface PeoplePage {
  readonly items: readonly PersonSummary[];
  readonly next: PageEnd | null;
}

/** Everybody below a person: direct and indirect reports, and those of the departments headed; not the person. */
export const managedBy = (personId: string): RawBuilder<string> => sql<string>`(
  with recursive below (id) as (
    select p.id from person p where p.superior_id = ${personId}
    union
    select p.id from person p join department d on d.id = p.department_id where d.head_id = ${personId}
    union
    select r.id from below cross join lateral (
      -- Each one's own reports, by the index: a join over all of them reads everybody there is.
      select p.id from person p where p.superior_id = below.id offset 0) r)
  select id from below where id <> ${personId})`;

/** I-52: from the start of a trial until its case is decided, or until the trial ended before. */
const trialOn = (today: string): RawBuilder<unknown> => sql`
  (select jsonb_build_object('post', t.post, 'from', t.start_on, 'until', t.last_day)
   from trial t join personnel_case c on c.id = t.case_id
   where t.person_id = p.id and t.start_on <= ${today}::date and (t.ended_on is null or t.ended_on > ${today}::date)
     and c.closed_at is null
   limit 1)`;

/**
 * Whether `column` is the number of somebody below a person. For lists: the numbers are found once, and what is listed is
 * looked up by them, however many others there are.
 */
export const isBelow = (column: RawBuilder<unknown>, personId: string): RawBuilder<boolean> =>
  sql<boolean>`${column} = any(array${managedBy(personId)})`;

/** Post and level of whoever is shown, each looked up by itself. */
const eachOwn = (today: string): RawBuilder<unknown> => sql`
  left join lateral (select o.position from position_on(${today}) o where o.person_id = p.id offset 0) post on true
  left join lateral (select o.level, o.counts_from from level_on(${today}) o where o.person_id = p.id offset 0) l on true`;

/** Posts and levels of everybody at once: for what asks all people for theirs. */
const everybodys = (today: string): RawBuilder<unknown> => sql`
  left join position_on(${today}) post on post.person_id = p.id
  left join level_on(${today}) l on l.person_id = p.id`;

/**
 * What every list and page shows of people, with posts, levels and status as of a day, and how they are read. `held`: how
 * posts and levels are found, each one's own unless told.
 */
export const summaries = (today: string, held = eachOwn): RawBuilder<ReadPerson> => sql<ReadPerson>`
  select p.id, p.name, p.department_id as "departmentId", d.name as "departmentName",
         p.superior_id as "superiorId", s.name as "superiorName", p.title, post.position, l.level,
         status_on(p.status, p.confirmed_on, p.left_on, ${today}) as status,
         p.hired_on as "hiredOn", p.confirmed_on as "confirmedOn", p.left_on as "leftOn", p.version,
         ${trialOn(today)} as trial, r.reading, ${SINCE} as since
  from person p
  join person_reading r on r.person_id = p.id
  join department d on d.id = p.department_id
  left join person s on s.id = p.superior_id
  ${held(today)}`;

/** Orders for which everybody's post or level has to be known before the first of a page is. */
const BY_WHAT_IS_HELD: readonly (string | undefined)[] = ['position', 'level', 'since'];

/** Whether a list asks everybody in the house for his post or level. */
function asksEverybody(question: PeopleQuestion): boolean {
  const { position, level, onLadder, search, departmentId, superiorId, managedBy: below, ids } = question;
  if ([search, departmentId, superiorId, below, ids].some((narrow) => narrow !== undefined)) return false;
  if (position !== undefined || level !== undefined || onLadder === true) return true;
  return BY_WHAT_IS_HELD.includes(orderOf(question.order).name);
}

function conditions(question: PeopleQuestion): RawBuilder<unknown>[] {
  const { search } = question;
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (search !== undefined && search.trim() !== '') {
    where.push(calledLike(search, sql`p.id`));
  }
  if (question.departmentId !== undefined) where.push(sql`p.department_id = ${question.departmentId}`);
  if (question.superiorId !== undefined) where.push(sql`p.superior_id = ${question.superiorId}`);
  if (question.position !== undefined) where.push(sql`post.position = ${question.position}`);
  if (question.level !== undefined) where.push(sql`l.level = ${question.level}`);
  if (question.status !== undefined)
    where.push(sql`status_on(p.status, p.confirmed_on, p.left_on, ${question.today}) = ${question.status}`);
  if (question.managedBy !== undefined) where.push(isBelow(sql`p.id`, question.managedBy));
  if (question.onLadder === true)
    where.push(
      sql`post.position is not null and status_on(p.status, p.confirmed_on, p.left_on, ${question.today}) <> 'left'`,
    );
  if (question.ids !== undefined) where.push(sql`p.id = any(${[...question.ids]}::text[])`);
  return where;
}

/** A page of people in the order asked for; `next` is null on the last one. */
export async function listPeople(db: Queryable, question: PeopleQuestion): Promise<PeoplePage> {
  const { by, begins, endsAt } = peopleInOrder(question);
  const where = [...conditions(question), begins];
  const { rows } = await sql<ReadPerson>`
    ${summaries(question.today, asksEverybody(question) ? everybodys : eachOwn)}
    where ${sql.join(where, sql` and `)}
    order by ${by} limit ${question.limit + 1}`.execute(db);
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  const items = page.map((person) => without(person, 'reading', 'since'));
  return { items, next: rows.length > question.limit && last !== undefined ? endsAt(last) : null };
}

/** Whether `managerId` stands above the person: a superior at any height, or the head of the department. */
export async function isManagerOf(db: Queryable, managerId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select ${personId}::text in ${managedBy(managerId)} as found`.execute(db);
  return rows[0]?.found === true;
}

/** A person's name as HR has it; the number for somebody unknown. */
export async function nameOf(db: Queryable, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from person where id = ${personId}`.execute(db);
  return rows[0]?.name ?? personId;
}

/** Names by number; whom the records do not know has none. */
export async function namesOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who stands around a person: whom tasks by relation go to. */
export interface Relations {
  readonly departmentId: string;
  readonly departmentHeadId: string | null;
  /** The direct superior first, then his, to the top. */
  readonly superiors: readonly string[];
}

/** The relations of a person as of now; null for an unknown number. */
export async function findRelations(db: Queryable, personId: string): Promise<Relations | null> {
  const { rows } = await sql<Relations>`
    with recursive up (id, height) as (
      select superior_id, 1 from person where id = ${personId} and superior_id is not null
      union all
      select p.superior_id, up.height + 1 from person p join up on p.id = up.id where p.superior_id is not null)
    select p.department_id as "departmentId", d.head_id as "departmentHeadId",
           array(select id::text from up order by height) as superiors
    from person p join department d on d.id = p.department_id where p.id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

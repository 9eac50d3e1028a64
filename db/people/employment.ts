import { sql } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { MonthlyRating } from '../../domain/vocabulary/rating.js';
import type { Status } from '../../domain/vocabulary/status.js';
import type { Queryable } from '../database.js';

/** What a confirmation, a transfer or a departure has to know of a person. Civil dates in Asia/Shanghai. */
export interface Employment {
  readonly personId: string;
  readonly name: string;
  readonly departmentId: string;
  readonly superiorId: string | null;
  /** As of the day asked for. */
  readonly status: Status;
  readonly hiredOn: string;
  readonly confirmedOn: string | null;
  readonly leftOn: string | null;
  /** The post decided last, and since when; whenever it takes effect. */
  readonly position: Position | null;
  readonly positionFrom: string | null;
  /** The level decided last. */
  readonly level: Level | null;
}

/** Somebody with his status on a civil date and the last post and level that are recorded, be they still to come. */
export async function findEmployment(db: Queryable, personId: string, today: string): Promise<Employment | undefined> {
  const { rows } = await sql<Employment>`
    select p.id as "personId", p.name, p.department_id as "departmentId", p.superior_id as "superiorId",
           status_on(p.status, p.confirmed_on, p.left_on, ${today}) as status, p.hired_on as "hiredOn",
           p.confirmed_on as "confirmedOn", p.left_on as "leftOn", post.position, post.effective_from as "positionFrom", l.level
    from person p
    left join position_on('infinity') post on post.person_id = p.id
    left join level_on('infinity') l on l.person_id = p.id
    where p.id = ${personId}`.execute(db);
  return rows[0];
}

/** The ratings of the months from one to another, both included, earliest first. */
export async function ratingsBetween(
  db: Queryable,
  personId: string,
  first: string,
  last: string,
): Promise<readonly MonthlyRating[]> {
  const { rows } = await sql<MonthlyRating>`
    select month, rating from rating where person_id = ${personId} and month between ${first} and ${last} order by month`.execute(
    db,
  );
  return rows;
}

/**
 * The nearest who holds a post and has not left, from somebody on upwards, himself included; null where nobody does or
 * there is nobody to begin with.
 */
export async function nearestFrom(
  db: Queryable,
  first: string | null,
  position: Position,
  today: string,
): Promise<string | null> {
  if (first === null) return null;
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, height) as (
      select id, 1 from person where id = ${first}
      union all
      select p.superior_id, up.height + 1 from person p join up on p.id = up.id where p.superior_id is not null)
    select up.id from up join person p on p.id = up.id join position_on(${today}) post on post.person_id = up.id
    where post.position = ${position} and status_on(p.status, p.confirmed_on, p.left_on, ${today}) <> 'left'
    order by up.height limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

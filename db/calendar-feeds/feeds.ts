import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { DayOfSomebody } from '../../domain/people/days.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { sha256 } from '../sha256.js';
import { daysSince } from './days.js';

/** Whether somebody has a feed, since when, and when it was read last. */
export async function findFeed(
  db: Queryable,
  personId: string,
): Promise<{ readonly since: Date; readonly readAt: Date | null } | undefined> {
  const { rows } = await sql<{ since: Date; readAt: Date | null }>`
    select made_at as since, read_at as "readAt" from calendar_feed where person_id = ${personId}`.execute(db);
  return rows[0];
}

/** Makes the secret of somebody's feed, shown this once; the one before is worthless from now on. */
export async function makeFeed(db: Queryable, personId: string, at: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await sql`
    insert into calendar_feed (person_id, secret_sha256, made_at) values (${personId}, ${sha256(secret)}, ${at})
    on conflict (person_id) do update set secret_sha256 = excluded.secret_sha256, made_at = excluded.made_at,
      read_at = null`.execute(db);
  return secret;
}

/** Ends somebody's feed; false where he has none. */
export async function endFeed(db: Queryable, personId: string): Promise<boolean> {
  const { rows } = await sql`delete from calendar_feed where person_id = ${personId} returning person_id`.execute(db);
  return rows.length > 0;
}

/** Whose feed has this secret: only of who is still here and can log in. Notes that it was read. */
export async function personOfFeed(db: Queryable, secret: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    update calendar_feed f set read_at = ${at}
    where f.secret_sha256 = ${sha256(secret)} and exists (
      select from person p join account a on a.person_id = p.id
      where p.id = f.person_id and p.status <> 'left' and not a.disabled)
    returning f.person_id as "personId"`.execute(db);
  return rows[0]?.personId;
}

/** The days of somebody from the half-year before on, the earliest first. */
export async function daysOf(db: Queryable, personId: string, at: Date): Promise<readonly DayOfSomebody[]> {
  const today = todayIn('Asia/Shanghai', at.getTime());
  const his = sql`array(select ${personId}::text union
    select x.principal_id::text from proxy x where x.deputy_id = ${personId} and proxy_holds(x, ${today}::date))`;
  const among = sql`(t.claimed_by = any(${his}) or t.people && ${his} or t.roles && array(
    select r.role from account a join account_role r on r.account_id = a.id where a.person_id = any(${his})))`;
  const { rows } = await sql<DayOfSomebody>`
    select what, ref as id, day, starts_at as time, room, version, called_off as "calledOff", of_level as "ofLevel", case_id as "caseId"
    from (${daysSince(sql`${at}::date - 183`, today, among)}) days
    where person_id = ${personId} order by day, starts_at nulls first, what, ref`.execute(db);
  return rows;
}

import { sql, type RawBuilder } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Status } from '../../domain/vocabulary/status.js';
import type { Queryable } from '../database.js';

/** §7.1: keeps the day on which somebody is to be confirmed; null takes it back, for a reason. */
export async function planConfirmation(
  db: Queryable,
  plan: {
    readonly personId: string;
    readonly plannedOn: string | null;
    readonly reason?: string | undefined;
    readonly recordedBy: string;
  },
): Promise<void> {
  await sql`
    insert into confirmation_date (person_id, planned_on, reason, recorded_by)
    values (${plan.personId}, ${plan.plannedOn}, ${plan.reason ?? null}, ${plan.recordedBy})`.execute(db);
}

/** Somebody who is not confirmed yet, with the day that HR planned. */
export interface Unconfirmed {
  readonly personId: string;
  readonly name: string;
  readonly departmentName: string;
  readonly position: Position | null;
  readonly level: Level | null;
  readonly status: Status;
  readonly hiredOn: string;
  readonly plannedOn: string | null;
  /** The case that is open about it. */
  readonly caseId: string | null;
}

const unconfirmed = (today: string): RawBuilder<Unconfirmed> => sql<Unconfirmed>`
  select p.id as "personId", p.name, d.name as "departmentName", post.position, l.level,
         status_on(p.status, p.confirmed_on, p.left_on, ${today}) as status, p.hired_on as "hiredOn",
         plan.planned_on as "plannedOn", c.id as "caseId"
  from person p
  join department d on d.id = p.department_id
  left join position_on('infinity') post on post.person_id = p.id
  left join level_on('infinity') l on l.person_id = p.id
  left join lateral (
    select planned_on from confirmation_date f where f.person_id = p.id order by f.id desc limit 1) plan on true
  left join personnel_case c on c.person_id = p.id and c.kind = 'confirmation' and c.closed_at is null
  where p.confirmed_on is null and (p.left_on is null or p.left_on > ${today})`;

/** A page of the unconfirmed: soonest planned first, those without a day last; after one. */
export async function listUnconfirmed(
  db: Queryable,
  today: string,
  page: { readonly after?: { readonly day: string; readonly personId: string } | undefined; readonly limit: number },
): Promise<readonly (Unconfirmed & { readonly day: string })[]> {
  const { after } = page;
  const rest =
    after === undefined
      ? sql`true`
      : sql`(coalesce(u."plannedOn", 'infinity'), u."personId") > (${after.day}::date, ${after.personId})`;
  const { rows } = await sql<Unconfirmed & { readonly day: string }>`
    select u.*, coalesce(u."plannedOn", 'infinity')::text as day from (${unconfirmed(today)}) u
    where ${rest} order by coalesce(u."plannedOn", 'infinity'), u."personId" limit ${page.limit}`.execute(db);
  return rows;
}

/** Whose day has come and who has no case open about it nor about his entry (§6), in the order of the days. */
export async function dueConfirmations(db: Queryable, today: string): Promise<readonly Unconfirmed[]> {
  const { rows } = await sql<Unconfirmed>`
    select * from (${unconfirmed(today)}) u
    where u."plannedOn" <= ${today} and u."caseId" is null
      and not exists (select from personnel_case e where e.person_id = u."personId" and e.kind = 'entry' and e.closed_at is null)
    order by u."plannedOn", u."personId"`.execute(db);
  return rows;
}

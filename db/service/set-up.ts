import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** How far the records of a house are, in figures; nothing of anybody. */
export interface SetUpFigures {
  /** Accounts of whoever administers. */
  readonly administrators: number;
  readonly departments: number;
  readonly headless: number;
  /** Who is here on the day. */
  readonly people: number;
  readonly withoutSuperior: number;
  readonly withoutEmail: number;
  /** On a post of the ladder, without a level. */
  readonly withoutLevel: number;
  readonly withAccount: number;
  /** How many hold each role that a cycle cannot do without. */
  readonly gm: number;
  readonly hr: number;
  readonly hrManager: number;
  /** Of the six months before, how many have a rating at all. */
  readonly ratedMonths: number;
  /** Of those who were rated in these months, how many months have none. */
  readonly missingRatings: number;
  readonly mail: boolean;
  readonly goLive: boolean;
  /** Cases that were under way when the service came, taken over, and waiting for a second person (0085). */
  readonly takenOver: number;
  readonly takenOverWaiting: number;
  readonly confirmed: boolean;
}

/** Reads how far the set-up is on a civil date. */
export async function readSetUp(db: Queryable, today: string): Promise<SetUpFigures> {
  const { rows } = await sql<SetUpFigures>`
    with here as (
      select p.* from person p where status_on(p.status, p.confirmed_on, p.left_on, ${today}) <> 'left'),
    months as (
      select to_char(date_trunc('month', ${today}::date) - n * interval '1 month', 'YYYY-MM') as month
      from generate_series(1, 6) n),
    rated as (
      select r.person_id, r.month from rating r join months m on m.month = r.month join here h on h.id = r.person_id),
    held as (
      select distinct a.person_id, r.role from account a join account_role r on r.account_id = a.id
      join here h on h.id = a.person_id)
    select
      (select count(distinct a.id)::int from account a join account_role r on r.account_id = a.id
       where r.role in ('it-admin', 'hr-manager')) as administrators,
      (select count(*)::int from department) as departments,
      (select count(*)::int from department where head_id is null) as headless,
      (select count(*)::int from here) as people,
      (select count(*)::int from here where superior_id is null) as "withoutSuperior",
      (select count(*)::int from here where email is null) as "withoutEmail",
      (select count(*)::int from here h join position_on(${today}) t on t.person_id = h.id and t.position <> 'supervisor'
       where not exists (select from level_on(${today}) l where l.person_id = h.id and l.level is not null)) as "withoutLevel",
      (select count(distinct a.person_id)::int from account a join here h on h.id = a.person_id) as "withAccount",
      (select count(*)::int from held where role = 'gm') as gm,
      (select count(*)::int from held where role = 'hr') as hr,
      (select count(*)::int from held where role = 'hr-manager') as "hrManager",
      (select count(distinct month)::int from rated) as "ratedMonths",
      (select coalesce(sum(6 - found), 0)::int from
        (select count(*) as found from rated r join here h on h.id = r.person_id
         where h.hired_on < date_trunc('month', ${today}::date) - interval '6 months' group by r.person_id) each)
        as "missingRatings",
      (select exists (select from mail_service where sender is not null)) as mail,
      (select exists (select from go_live)) as "goLive",
      (select count(*)::int from taken_over) as "takenOver",
      (select count(*)::int from waiting_change c where c.kind = 'taken-over' and c.expires_at > now()
         and not exists (select from waiting_change_end e where e.change_no = c.no)) as "takenOverWaiting",
      (select exists (select from setup_confirmation)) as confirmed`.execute(db);
  const [figures] = rows;
  if (figures === undefined) throw new Error('the records give no figures');
  return figures;
}

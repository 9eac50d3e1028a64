import { sql } from 'kysely';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { hasOwnRobot } from '../people/own/own-robots.js';
import { heldBy } from '../tasks/holders.js';

/** So many tasks stand in a mail by name; the rest is a number. */
const MOST_LINES = 40;

const MAIL_IS_SET = sql`exists (select from mail_service where sender is not null)`;

/** Who is mailed of a morning, or told by his own robot. */
const isReached = sql`(p.status <> 'left' and (p.email is not null and ${MAIL_IS_SET} or ${hasOwnRobot(sql`p.id`)}))`;

/**
 * Makes the mails of a morning, once a day however many workers try: for everybody who has open tasks with a due day and
 * has not chosen a mail each, or was told what he has in the mail of the morning (`message.in_morning`), which is said to
 * whoever is mailed that morning and not again. Gives how many; undefined where the morning was made already, or nobody is
 * told anything outside the product.
 */
export async function makeDigests(trx: Queryable, day: CivilDate, at: Date): Promise<number | undefined> {
  const begun = await sql`
    insert into digest_morning (day, made_at)
    select ${day}::date, ${at}::timestamptz where ${MAIL_IS_SET} or exists (select from own_robot)
    on conflict do nothing`.execute(trx);
  if (begun.numAffectedRows !== 1n) return undefined;
  const { numAffectedRows } = await sql`
    with held as (
      select t.id, t.kind, t.due_on, unnest(${heldBy(day, sql`t.due_on < ${day}::date`)}) as person_id
      from task t where t.state = 'open' and t.due_on is not null),
    single as (select person_id from preference where mails = 'single'),
    numbered as (
      select *, row_number() over (partition by person_id order by due_on, id) as place from held),
    tasks as (
      select person_id, count(*) as open, count(*) filter (where due_on = ${day}::date) as due_today,
        count(*) filter (where due_on < ${day}::date) as overdue,
        jsonb_agg(jsonb_build_object('taskId', id, 'kind', kind, 'dueOn', due_on) order by place)
          filter (where place <= ${MOST_LINES}) as lines
      from numbered where person_id not in (select person_id from single) group by person_id),
    told as (
      update message set in_morning = false where in_morning returning id, person_id, subject),
    news as (select person_id, jsonb_agg(subject order by id) as said from told group by person_id),
    made as (
      insert into digest (person_id, day, open, due_today, overdue, lines, news)
      select p.id, ${day}::date, coalesce(k.open, 0), coalesce(k.due_today, 0), coalesce(k.overdue, 0),
        coalesce(k.lines, '[]'), coalesce(n.said, '[]')
      from person p left join tasks k on k.person_id = p.id left join news n on n.person_id = p.id
      where (k.person_id is not null or n.person_id is not null) and ${isReached}
      returning id)
    insert into outbox (digest_id, whole, due_at, queued_at) select id, true, ${at}, ${at} from made order by id`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

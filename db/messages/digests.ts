import { sql } from 'kysely';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { hasOwnRobot } from '../people/own-robots.js';
import { heldBy } from '../tasks/holders.js';

/** So many tasks stand in a mail by name; the rest is a number. */
const MOST_LINES = 40;

const MAIL_IS_SET = sql`exists (select from mail_service where sender is not null)`;

/**
 * Makes the mails of a morning, once a day however many workers try: for everybody who has open tasks with a due day, or
 * had one withdrawn or handed on since the last morning, and has not chosen a mail each; and who bundles all else that he
 * was told since. Gives how many; undefined where the morning was made already, or nobody is told
 * anything outside the product.
 */
export async function makeDigests(trx: Queryable, day: CivilDate, at: Date): Promise<number | undefined> {
  const { rows } = await sql<{ since: Date | null }>`
    with before as (select max(made_at) as since from digest_morning where day < ${day})
    insert into digest_morning (day, made_at)
    select ${day}::date, ${at}::timestamptz where ${MAIL_IS_SET} or exists (select from own_robot)
    on conflict do nothing returning (select since from before) as since`.execute(trx);
  const [morning] = rows;
  if (morning === undefined) return undefined;
  const since = sql`sent_at > coalesce(${morning.since}::timestamptz, ${at}::timestamptz - interval '1 day')
    and sent_at <= ${at}`;
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
      select id, person_id, subject from message
      where topic in ('withdrawn', 'handed-on') and ${since}
        and person_id not in (select person_id from single)
      union all
      select m.id, m.person_id, m.subject from preference f join message m on m.person_id = f.person_id
      where f.news = 'digest' and m.topic = 'news' and ${since}
        and not exists (select from outbox o where o.message_id = m.id)),
    news as (select person_id, jsonb_agg(subject order by id) as said from told group by person_id),
    made as (
      insert into digest (person_id, day, open, due_today, overdue, lines, news)
      select p.id, ${day}::date, coalesce(k.open, 0), coalesce(k.due_today, 0), coalesce(k.overdue, 0),
        coalesce(k.lines, '[]'), coalesce(n.said, '[]')
      from person p left join tasks k on k.person_id = p.id left join news n on n.person_id = p.id
      where (k.person_id is not null or n.person_id is not null) and p.status <> 'left' and (p.email is not null and ${MAIL_IS_SET} or ${hasOwnRobot(sql`p.id`)})
      returning id)
    insert into outbox (digest_id, whole, due_at, queued_at) select id, true, ${at}, ${at} from made order by id`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

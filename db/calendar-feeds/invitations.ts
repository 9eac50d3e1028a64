import { sql, type RawBuilder } from 'kysely';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { daysSince } from './days.js';

/** Which days are looked at: sessions, cases of trials and tasks by their numbers, and whatever hears the cases that ended. */
export interface DaysOf {
  readonly refs: readonly string[];
  readonly endedCases: readonly string[];
}

/**
 * Queues what the step that has just been written changes of somebody's days, in its transaction: so what stands in the
 * records and what goes to calendars hold together, or not at all.
 */
export async function inviteTo(trx: Queryable, { refs, endedCases }: DaysOf, at: Date): Promise<void> {
  const heard = endedCases.length === 0 ? [] : await sessionsAhead(trx, endedCases, at);
  const all = [...new Set([...refs, ...heard])];
  if (all.length === 0) return;
  await keepPlans(trx);
  await queueDifferences(trx, at, sql`ref = any(${all}::text[])`);
}

/** Has what follows in this transaction planned once a connection: to plan the days of everybody takes longer than to look. */
async function keepPlans(trx: Queryable): Promise<void> {
  await sql`select set_config('plan_cache_mode', ${'force_generic_plan'}, true)`.execute(trx);
}

/**
 * Queues what has come to differ otherwise: a proxy, an address, a leaver, mail that was set up later, or two of these in
 * the same moment. One worker at a time; in a transaction. Answers how many, undefined where another one is at it.
 */
export async function queueInvitations(trx: Queryable, at: Date): Promise<number | undefined> {
  const lock = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('jinji-invitations')) as free`.execute(trx);
  return lock.rows[0]?.free === true ? queueDifferences(trx, at, sql`true`) : undefined;
}

/** Sessions ahead that hear one of these cases. */
async function sessionsAhead(trx: Queryable, caseIds: readonly string[], at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from defense_session s where s.held_on >= ${todayIn('Asia/Shanghai', at.getTime())}::date and exists (
      select from defense_scorer d where d.session_id = s.id and d.case_id = any(${[...caseIds]}::text[]))`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/**
 * Queues what differs between the days ahead and what stands in calendars: a new or moved day as a request, one that is
 * called off or no longer somebody’s as a cancellation, under the next SEQUENCE; an interview that was held is not called
 * off. Who wants none by mail is sent no new day; what he was sent is kept right. Where two come upon the same at once, the first one's stands and the other queues nothing.
 */
async function queueDifferences(trx: Queryable, at: Date, which: RawBuilder<unknown>): Promise<number> {
  const today = todayIn('Asia/Shanghai', at.getTime());
  const { numAffectedRows } = await sql`
    with ahead as (select * from (${daysSince(sql`${today}::date`, today)}) days where ${which}),
    latest as (
      select distinct on (person_id, what, ref) person_id::text, what, ref, day, starts_at, room, sequence, called_off, of_level, case_id
      from invitation where ${which} order by person_id, what, ref, id desc),
    both_sides as (
      select person_id, what, ref, a.day as day, l.day as was, a.starts_at, l.starts_at as was_at, a.room, l.room as was_in, a.version, l.sequence,
        a.person_id is not null and not a.called_off as stands, l.person_id is not null and not l.called_off as stood,
        a.day <> l.day or a.starts_at is distinct from l.starts_at as otherwise, coalesce(a.of_level, l.of_level) as of_level, coalesce(a.case_id, l.case_id) as case_id
      from ahead a full join latest l using (person_id, what, ref)),
    differing as (
      select * from both_sides b where stands and (not stood or day <> was or starts_at is distinct from was_at or room is distinct from was_in)
        or stood and not stands and was >= ${today}::date and not (what = 'interview' and exists (
          select from task k where k.id = b.ref and k.state = 'completed'))),
    made as (
      insert into invitation (person_id, what, ref, day, starts_at, room, sequence, called_off, moved, elsewhere, of_level, case_id, queued_at)
      select p.id, x.what, x.ref, case when x.stands then x.day else x.was end,
        case when x.stands then x.starts_at else x.was_at end, case when x.stands then x.room else x.was_in end,
        greatest(x.version, coalesce(x.sequence + 1, 0)), not x.stands, x.stands and x.stood and x.otherwise,
        x.stands and x.stood and not x.otherwise, x.of_level, x.case_id, ${at}
      from differing x join person p on p.id = x.person_id and p.status <> 'left' and p.email is not null
      where exists (select from mail_service where sender is not null)
        and (x.sequence is not null or not exists (select from preference f where f.person_id = p.id and not f.invitations))
      order by x.person_id, x.what, x.ref
      on conflict on constraint invitation_once do nothing returning id)
    insert into outbox (invitation_id, due_at, queued_at) select id, least(${at}, now()), least(${at}, now())
    from made order by id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

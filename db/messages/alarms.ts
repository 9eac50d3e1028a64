import { sql } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import { ALARMS, type AlarmCause, type AlarmCode, type WatchedFacts } from '../../domain/vocabulary/alarm.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import { listChoicesInForce } from '../policy/choice-changes.js';
import { countLeftBehind, listUnheldRoles } from '../tasks/unheld.js';
import { listPromotionsAhead } from '../cases/promotions-ahead.js';
import { payTableOn } from '../people/pay/pay.js';
import { firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import { listFrozen } from '../steps/frozen.js';
import { listIntrusions } from '../steps/intrusions.js';
import { listDifferences } from '../steps/reconciliation.js';
import { countUnanswered } from '../steps/acts.js';
import { setbacksSince } from '../setbacks/go-live.js';
import { countOlderSetbacks } from '../setbacks/older.js';
import { listOnProbation } from '../people/on-probation.js';
import { countUndelivered } from './mails.js';
import { countUntaken } from '../outbox/deliveries.js';
import { listGone } from '../outbox/endpoints.js';

/** Something that people have to look at, until its cause is gone. */
export interface Alarm {
  readonly id: number;
  readonly code: AlarmCode;
  readonly clause: string;
  readonly about: string;
  readonly message: Text;
  readonly raisedAt: Date;
  /** When the cause was last found to be there. */
  readonly seenAt: Date;
  readonly clearedAt: Date | null;
}

const columns = sql`id, code, clause, about, message, raised_at as "raisedAt", seen_at as "seenAt", cleared_at as "clearedAt"`;

/** Which alarms one look is about: what it does not find of them has gone; of others it knows nothing. */
export interface LookedFor {
  readonly codes: readonly AlarmCode[];
  /** With what `about` begins, where others look for the same elsewhere. */
  readonly under?: string;
  /** What nobody has seen since then has gone with whoever looked for it: a machine of another name by now. */
  readonly unseenSince?: Date;
  /** Who looks, where several processes under one name look for the same, each where it is. */
  readonly seer?: Seer;
}

/** One of several processes that look for the same alarms: what it does not see any more, another may (docs/decisions/0074). */
export interface Seer {
  /** Its own, made up at its start. */
  readonly name: string;
  /** What another has not seen since then, it does not see any more. */
  readonly othersSince: Date;
}

/**
 * Brings the alarms that were looked for to the causes there are: raises what is new, says again what stands, clears what
 * has gone; a clock that was set back makes no end before its beginning. Gives those that were raised, and how many were cleared. One at a time; call it inside a transaction.
 */
export async function syncAlarms(
  trx: Queryable,
  { codes, under = '', unseenSince, seer }: LookedFor,
  causes: readonly AlarmCause[],
  at: Date,
): Promise<{ readonly raised: readonly Alarm[]; readonly cleared: number }> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-alarms'))`.execute(trx);
  const rows = causes.map((cause) => ({ ...cause, clause: ALARMS[cause.code].clause }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(code text, clause text, about text, message jsonb)`;
  if (seer !== undefined) await withdraw(trx, { codes, under }, seer);
  const seers = seer === undefined ? {} : { [seer.name]: at.getTime() };
  const unseen = seer === undefined ? sql`true` : sql`seers = '{}'`;
  const cleared = await sql`
    update alarm set cleared_at = greatest(raised_at, ${at}::timestamptz)
    where cleared_at is null and code = any(${[...codes]}::text[])
      and (starts_with(about, ${under}) and ${unseen} or seen_at < ${unseenSince ?? null}::timestamptz) and not exists (
        select from ${given} where given.code = alarm.code and given.about = alarm.about)`.execute(trx);
  await sql`
    update alarm set message = given.message, seen_at = greatest(raised_at, ${at}::timestamptz),
      seers = seers || ${JSON.stringify(seers)}::jsonb
    from ${given}
    where alarm.cleared_at is null and alarm.code = given.code and alarm.about = given.about`.execute(trx);
  const raised = await sql<Alarm>`
    insert into alarm (code, clause, about, message, raised_at, seen_at, seers)
    select code, clause, about, message, ${at}::timestamptz, ${at}::timestamptz, ${JSON.stringify(seers)}::jsonb from ${given}
    on conflict (code, about) where cleared_at is null do nothing returning ${columns}`.execute(trx);
  return { raised: raised.rows, cleared: Number(cleared.numAffectedRows ?? 0n) };
}

/** Takes back what a process said of the alarms that it looks for, and what others have not said again for too long. */
async function withdraw(trx: Queryable, { codes, under = '' }: LookedFor, { name, othersSince }: Seer): Promise<void> {
  await sql`
    update alarm set seers = (
      select coalesce(jsonb_object_agg(one.key, one.value), '{}') from jsonb_each(seers) one
      where one.key <> ${name} and one.value::bigint >= ${othersSince.getTime()})
    where cleared_at is null and code = any(${[...codes]}::text[]) and starts_with(about, ${under}) and seers <> '{}'`.execute(
    trx,
  );
}

/** A process ends: what it alone has seen is left to whoever looks next. */
export async function stopSeeing(db: Queryable, name: string): Promise<void> {
  await sql`update alarm set seers = seers - ${name}::text where cleared_at is null and seers ? ${name}::text`.execute(
    db,
  );
}

/** Raises one alarm at once; undefined when it stands already. */
export async function raiseAlarm(trx: Queryable, cause: AlarmCause, at: Date): Promise<Alarm | undefined> {
  const { code, about, message } = cause;
  const { rows } = await sql<Alarm>`
    insert into alarm (code, clause, about, message, raised_at, seen_at)
    values (${code}, ${ALARMS[code].clause}, ${about}, ${JSON.stringify(message)}::jsonb, ${at}, ${at})
    on conflict (code, about) where cleared_at is null do nothing returning ${columns}`.execute(trx);
  return rows[0];
}

/** Clears the alarms of a code at once, where whoever acts has taken their cause away. */
export async function clearAlarms(trx: Queryable, code: AlarmCode, at: Date): Promise<void> {
  await sql`update alarm set cleared_at = greatest(raised_at, ${at}::timestamptz) where code = ${code} and cleared_at is null`.execute(
    trx,
  );
}

/** A page of alarms of these codes, latest first, before one. */
export async function listAlarms(
  db: Queryable,
  codes: readonly AlarmCode[],
  page: { readonly standing: boolean; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Alarm[]> {
  const before = page.before === undefined ? sql`true` : sql`id < ${page.before}`;
  const { rows } = await sql<Alarm>`
    select ${columns} from alarm where (cleared_at is null) = ${page.standing} and code = any(${[...codes]}::text[]) and ${before}
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** What the watch has to know of the cycles, and of mail on an instant; which names papers cannot show is not asked here. */
export async function readWatchedFacts(db: Queryable, at: Date): Promise<Omit<WatchedFacts, 'unprintable'>> {
  const since = await sql<{ since: string | null }>`
    select (min(created_at) at time zone 'Asia/Shanghai')::date as since from person`.execute(db);
  const launched = await sql<{ month: string }>`
    select distinct month from cycle c where kind = 'regular' and (launched_on is not null and stage <> 'dismissed'
      or drop_reason is not null and not exists (
        select from cycle d where d.kind = 'regular' and d.month = c.month and d.stage = 'draft'))`.execute(db);
  const waiting = await sql<WatchedFacts['waiting'][number]>`
    select y.id as "cycleId", y.month, y.choices,
           (count(*) filter (where not c.was_held
             and c.stage = any(${stagesMarked('level-promotion', 'awaits-approval')}::text[])))::int as people,
           (count(*) filter (where c.stage = any(${stagesMarked('level-promotion', 'awaits-release')}::text[])))::int as unreleased
    from cycle y join promotion_case c on c.cycle_id = y.id
    where y.stage = 'running' and c.closed_at is null
    group by y.id order by y.id`.execute(db);
  const today = todayIn('Asia/Shanghai', at.getTime());
  const on = firstDayOf(monthOf(today));
  return {
    since: since.rows[0]?.since ?? null,
    launched: launched.rows.map(({ month }) => month),
    waiting: waiting.rows,
    changes: await listChoicesInForce(db),
    unheld: await listUnheldRoles(db),
    leftBehind: await countLeftBehind(db, today),
    ahead: await listPromotionsAhead(db, { on }),
    rates: await payTableOn(db, on),
    probation: await listOnProbation(db, today),
    frozen: await listFrozen(db),
    differences: await listDifferences(db),
    intrusions: await listIntrusions(db, at),
    unanswered: await countUnanswered(db, at),
    olderSetbacks: { waiting: await countOlderSetbacks(db), since: await setbacksSince(db) },
    mail: await countUndelivered(db, at),
    gone: await listGone(db, at),
    endpoints: await countUntaken(db, at),
  };
}

/** Everybody with an account that has one of the roles and can log in. */
export async function peopleWithRoles(db: Queryable, roles: readonly Role[]): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id as "personId" from account a join account_role r on r.account_id = a.id
    where not a.disabled and r.role = any(${[...roles]}::text[]) order by 1`.execute(db);
  return rows.map(({ personId }) => personId);
}

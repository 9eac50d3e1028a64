import { sql, type RawBuilder } from 'kysely';
import type { DeliveryState } from '../../domain/outgoing/delivery.js';
import { ROBOT_TOPICS } from '../../domain/outgoing/own-robot.js';
import type { Preferences } from '../../domain/people/preferences.js';
import type { DigestContent, InvitationContent, MessageContent } from '../../domain/step/mailed.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import type { SealedRobot } from '../people/own/own-robots.js';

/** Says whether mail is set up, and by whom it is sent; `since` moves only when that changes. */
export async function setMailService(db: Queryable, sender: string | null, at: Date): Promise<void> {
  await sql`
    insert into mail_service (sender, since) values (${sender}, ${at})
    on conflict (only_one) do update set sender = excluded.sender, since = excluded.since
    where mail_service.sender is distinct from excluded.sender`.execute(db);
}

/** Mails of the outbox `m`, with what each says (`t`, `d` or `i`) and to whom (`p`); what goes to endpoints is none. */
const MAILS = sql`outbox m left join message t on t.id = m.message_id left join digest d on d.id = m.digest_id
    left join invitation i on i.id = m.invitation_id
    join person p on p.id = coalesce(t.person_id, d.person_id, i.person_id)`;

/** A mail that is due, with what it says and to whom, as the records have him now. */
export interface DueMail {
  /** Its row of the outbox. */
  readonly ids: readonly [number];
  readonly uid: string;
  readonly attempts: number;
  readonly name: string;
  readonly email: string | null;
  /** Null where he has chosen nothing. */
  readonly preferences: Preferences | null;
  readonly personId: string;
  /** His own robot, where it has this attempt. */
  readonly robot: (Pick<SealedRobot, 'channel' | 'sealedUrl' | 'sealedSecret'> & { readonly no: number }) | null;
  readonly says:
    | { readonly whole: boolean; readonly message: MessageContent }
    | { readonly digest: DigestContent }
    | { readonly invitation: InvitationContent };
}

/** Somebody's own robot `r` may say this. */
const MAY_SAY = sql`(r.person_id is not null and (d.id is not null or t.topic = any(${[...ROBOT_TOPICS]}::text[])))`;
/** So long after a robot has taken something not, all is mailed. */
const DISTRUSTED = sql`interval '10 minutes'`;

/**
 * Whether somebody's own robot has the next attempt: the first one, unless it has just failed or wants to be left alone for
 * longer than a moment; all of them where nothing can be mailed.
 */
const isRobots = (isMailSet: boolean, at: Date): RawBuilder<unknown> => sql`(${MAY_SAY} and (
  not ${isMailSet}::boolean or p.email is null
  or m.attempts = 0 and not (r.fault_code is not null and r.tried_at > ${at}::timestamptz - ${DISTRUSTED})
    and coalesce(r.paused_until, ${at}::timestamptz) <= ${at}::timestamptz + interval '1 minute'))`;

/**
 * The next that is due by mail, or by somebody's own robot, held until the transaction ends: another worker takes another
 * one, or none. A robot that has just been asked is left alone for a moment.
 */
export async function holdDueMail(
  trx: Queryable,
  at: Date,
  by: { readonly lane: 'mail' | 'robot'; readonly isMailSet: boolean },
): Promise<DueMail | undefined> {
  const robots = isRobots(by.isMailSet, at);
  const lane =
    by.lane === 'mail' ? sql`not ${robots}` : sql`${robots} and (r.paused_until is null or r.paused_until <= ${at})`;
  const { rows } = await sql<DueMail>`
    select jsonb_build_array(m.id) as ids, m.uid, m.attempts, p.id as "personId", p.name, p.email,
      case when ${robots} then jsonb_build_object('no', r.no, 'channel', r.channel, 'sealedUrl', r.sealed_url,
        'sealedSecret', r.sealed_secret) end as robot,
      case when f.person_id is null then null else jsonb_build_object('language', f.language, 'mails', f.mails, 'news', f.news, 'invitations', f.invitations,
        'quietFrom', f.quiet_from, 'quietUntil', f.quiet_until, 'quietDaysOff', f.quiet_days_off) end as preferences,
      case when t.id is not null then jsonb_build_object('whole', m.whole, 'message', jsonb_build_object('topic', t.topic, 'clause', t.clause, 'subject', t.subject, 'body', t.body,
        'taskId', t.task_id, 'caseId', (select c.id from personnel_case c where c.id = t.case_id
          and (c.person_id = p.id or exists (select from account a join account_role r on r.account_id = a.id
            where a.person_id = p.id and r.role in ('hr', 'hr-manager', 'gm'))))))
      when i.id is not null then jsonb_build_object('invitation', jsonb_build_object('what', i.what, 'id', i.ref, 'day', i.day, 'time', i.starts_at, 'room', i.room, 'version', i.sequence,
        'calledOff', i.called_off, 'ofLevel', i.of_level, 'caseId', i.case_id, 'moved', i.moved, 'elsewhere', i.elsewhere, 'queuedAt', i.queued_at))
      else jsonb_build_object('digest', jsonb_build_object('day', d.day, 'open', d.open, 'dueToday', d.due_today,
        'overdue', d.overdue, 'lines', d.lines, 'news', d.news)) end as says
    from ${MAILS}
    left join preference f on f.person_id = p.id
    left join own_robot r on r.person_id = p.id
    where m.state = 'waiting' and m.endpoint_id is null and m.due_at <= ${at} and ${lane}
    order by m.due_at, m.id limit 1 for update of m skip locked`.execute(trx);
  return rows[0];
}

/** A mail as HR and IT see it: to whom, about what and how often it was tried. */
export interface MailView {
  readonly id: number;
  readonly state: DeliveryState;
  readonly personId: string;
  readonly personName: string;
  readonly subject: Text;
  readonly caseId: string | null;
  readonly address: string | null;
  readonly attempts: number;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly queuedAt: Date;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
}

const INVITATION_NAME = text('日程', 'A day in the calendar');
const DIGEST_NAME = text('今日待办', 'To do today');

/** Mails in a state, latest first, before one; none about the case of who asks. */
export async function listMails(
  db: Queryable,
  asked: {
    readonly by: string;
    readonly state: DeliveryState;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly MailView[]> {
  const { rows } = await sql<MailView>`
    select m.id, m.state, p.id as "personId", p.name as "personName", case when i.id is not null then ${JSON.stringify(INVITATION_NAME)}::jsonb else coalesce(t.subject, ${JSON.stringify(DIGEST_NAME)}::jsonb) end as subject,
           t.case_id as "caseId", m.address,
           m.attempts, m.fault_code as "faultCode", m.fault, m.queued_at as "queuedAt", m.due_at as "dueAt",
           m.sent_at as "sentAt"
    from ${MAILS}
    left join personnel_case c on c.id = coalesce(t.case_id, i.case_id)
    where m.state = ${asked.state} and c.person_id is distinct from ${asked.by}
      and (${asked.before ?? null}::bigint is null or m.id < ${asked.before ?? null}::bigint)
    order by m.id desc limit ${asked.limit}`.execute(db);
  return rows;
}

/** Has a mail tried at once that was given up or waits; false when there is none that he sees, or it was sent. */
export async function retryMail(db: Queryable, id: number, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update outbox o set state = 'waiting', due_at = ${at}, queued_at = ${at}, attempts = 0
    where o.id = ${id} and o.endpoint_id is null and o.state <> 'sent' and not exists (
      select from personnel_case c where c.person_id = ${by} and c.id = coalesce(
        (select t.case_id from message t where t.id = o.message_id),
        (select i.case_id from invitation i where i.id = o.invitation_id)))`.execute(db);
  return numAffectedRows === 1n;
}

/** How the sending of mail stands as a whole. */
export interface MailServiceView {
  readonly sender: string | null;
  readonly since: Date | null;
  readonly waiting: number;
  /** Waiting although an attempt has failed. */
  readonly delayed: number;
  readonly failed: number;
}

/** Whether mail is set up, and how many mails are under way or given up; no person is named. */
export async function readMailService(db: Queryable): Promise<MailServiceView> {
  const { rows } = await sql<MailServiceView>`
    select s.sender, s.since, n.* from (
      select count(*) filter (where state = 'waiting') as waiting,
             count(*) filter (where state = 'waiting' and attempts > 0) as delayed,
             count(*) filter (where state = 'failed') as failed
      from outbox where state <> 'sent' and endpoint_id is null) n left join mail_service s on true`.execute(db);
  return rows[0] ?? { sender: null, since: null, waiting: 0, delayed: 0, failed: 0 };
}

/** Mails given up in the two weeks before, and those that have been tried in vain for more than an hour. */
export async function countUndelivered(
  db: Queryable,
  at: Date,
): Promise<{ readonly failed: number; readonly delayed: number }> {
  const { rows } = await sql<{ failed: number; delayed: number }>`
    select count(*) filter (where state = 'failed' and tried_at > ${at}::timestamptz - interval '14 days') as failed,
           count(*) filter (where state = 'waiting' and attempts > 0 and queued_at < ${at}::timestamptz - interval '1 hour') as delayed
    from outbox where state <> 'sent' and endpoint_id is null`.execute(db);
  return rows[0] ?? { failed: 0, delayed: 0 };
}

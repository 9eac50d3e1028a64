import { sql } from 'kysely';
import type { Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';

/** Says whether mail is set up, and by whom it is sent; `since` moves only when that changes. */
export async function setMailService(db: Queryable, sender: string | null, at: Date): Promise<void> {
  await sql`
    insert into mail_service (sender, since) values (${sender}, ${at})
    on conflict (only_one) do update set sender = excluded.sender, since = excluded.since
    where mail_service.sender is distinct from excluded.sender`.execute(db);
}

/** A mail that is due, with what it says and to whom, as the records have him now. */
export interface DueMail {
  readonly id: number;
  readonly uid: string;
  readonly whole: boolean;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly name: string;
  readonly email: string | null;
  readonly clause: string;
  readonly subject: Text;
  readonly body: Text;
}

/** The next mail that is due, held until the transaction ends: another worker takes another one, or none. */
export async function holdDueMail(trx: Queryable, at: Date): Promise<DueMail | undefined> {
  const { rows } = await sql<DueMail>`
    select m.id, m.uid, m.whole, m.attempts, m.queued_at as "queuedAt", p.name, p.email, t.clause, t.subject, t.body
    from mail m join message t on t.id = m.message_id join person p on p.id = t.person_id
    where m.state = 'waiting' and m.due_at <= ${at}
    order by m.due_at, m.id limit 1 for update of m skip locked`.execute(trx);
  return rows[0];
}

/** How an attempt ended. */
export interface MailAttempt {
  readonly address: string | null;
  readonly at: Date;
}

/** Notes that the mail server has taken a mail. */
export async function markMailSent(trx: Queryable, id: number, { address, at }: MailAttempt): Promise<void> {
  await sql`
    update mail set state = 'sent', sent_at = ${at}, tried_at = ${at}, attempts = attempts + 1, address = ${address},
      fault_code = null, fault = null where id = ${id}`.execute(trx);
}

/** Gives up every mail that waits, with the reason. Answers how many there were. */
export async function giveUpWaitingMails(trx: Queryable, at: Date, code: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update mail set state = 'failed', tried_at = ${at}, fault_code = ${code} where state = 'waiting'`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Not sent: again at `dueAt`, or never where that is null. */
export async function markMailFault(
  trx: Queryable,
  id: number,
  attempt: MailAttempt & { readonly code: string; readonly fault: string; readonly dueAt: Date | null },
): Promise<void> {
  const { address, at, code, fault, dueAt } = attempt;
  await sql`
    update mail set state = ${dueAt === null ? 'failed' : 'waiting'}, due_at = coalesce(${dueAt}::timestamptz, due_at),
      tried_at = ${at}, attempts = attempts + 1, address = ${address}, fault_code = ${code}, fault = ${fault}
    where id = ${id}`.execute(trx);
}

/** Whether a mail is still to be sent, was taken by the server, or was given up. */
export type MailState = 'waiting' | 'sent' | 'failed';

/** A mail as HR and IT see it: to whom, about what and how often it was tried. */
export interface MailView {
  readonly id: number;
  readonly state: MailState;
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

/** Mails in a state, latest first, before one; none about the case of who asks. */
export async function listMails(
  db: Queryable,
  asked: {
    readonly by: string;
    readonly state: MailState;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly MailView[]> {
  const { rows } = await sql<MailView>`
    select m.id, m.state, t.person_id as "personId", p.name as "personName", t.subject, t.case_id as "caseId", m.address,
           m.attempts, m.fault_code as "faultCode", m.fault, m.queued_at as "queuedAt", m.due_at as "dueAt",
           m.sent_at as "sentAt"
    from mail m join message t on t.id = m.message_id join person p on p.id = t.person_id
    left join personnel_case c on c.id = t.case_id
    where m.state = ${asked.state} and c.person_id is distinct from ${asked.by}
      and (${asked.before ?? null}::bigint is null or m.id < ${asked.before ?? null}::bigint)
    order by m.id desc limit ${asked.limit}`.execute(db);
  return rows;
}

/** Has a mail tried at once that was given up or waits; false when there is none, or it was sent. */
export async function retryMail(db: Queryable, id: number, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail set state = 'waiting', due_at = ${at}, queued_at = ${at}, attempts = 0
    where id = ${id} and state <> 'sent' and not exists (
      select from message t join personnel_case c on c.id = t.case_id
      where t.id = mail.message_id and c.person_id = ${by})`.execute(db);
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
      from mail where state <> 'sent') n left join mail_service s on true`.execute(db);
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
    from mail where state <> 'sent'`.execute(db);
  return rows[0] ?? { failed: 0, delayed: 0 };
}

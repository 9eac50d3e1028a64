import { sql } from 'kysely';
import { ROBOT_TOPICS } from '../../domain/outgoing/own-robot.js';
import type { MessageTopic } from '../../domain/pipelines/task-events.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { namedIn, spell } from '../../domain/vocabulary/wording.js';
import type { StepMark } from '../cases/ledger.js';
import type { Queryable } from '../database.js';
import { hasOwnRobot } from '../people/own/own-robots.js';
import { namesOf } from '../people/people.js';

/** What people are to be told, under the mark of the act that led to it. */
export interface MarkedOrder {
  readonly order: MessageOrder;
  readonly mark: Pick<StepMark, 'workflowId' | 'seq' | 'at' | 'about'>;
}

/**
 * Tells people, once a step however often it runs; queues the mail in the same transaction where mail is set up, or what
 * somebody's own robot says. What a
 * step says in several goes is numbered apart, each from its own first number on. What is about tasks
 * is mailed at once to who wants it so, and all else but to who bundles it; the others have it in their mail of the morning,
 * for which what is no task's own line there is marked.
 * HR's urging, letters that are mailed whole and what concerns a log-in are mailed at once to everybody.
 */
export async function insertMessages(db: Queryable, told: readonly MarkedOrder[], firstNo = 0): Promise<void> {
  const orders = told.map(({ order }) => order);
  const addressees = await Promise.all(orders.map((order) => addresseesOf(db, order)));
  const names = await namesOf(
    db,
    orders.flatMap(({ subject, body }) => [...namedIn(subject), ...namedIn(body)]),
  );
  const rows = told.flatMap(({ order, mark: { workflowId, seq, at, about } }, no) => {
    const { clause, caseId, taskId, topic = 'news', subject, body, mailed = 'link' } = order;
    const named = [...new Set([...namedIn(subject), ...namedIn(body)])].flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [[id, name] as const];
    });
    const said = {
      subject: spell(subject, names),
      body: spell(body, names),
      named: Object.fromEntries(named),
      whole: mailed === 'whole',
    };
    const row = {
      no: firstNo + no,
      clause,
      caseId,
      taskId,
      topic,
      vacancyId: about.vacancyId,
      workflowId,
      seq,
      at,
      ...said,
    };
    return (addressees[no] ?? []).map((personId) => ({ ...row, personId }));
  });
  const placed = rows.map((row, place) => ({ ...row, place }));
  if (rows.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as given("personId" text, no int, clause text, "caseId" text,
    "taskId" text, topic text, "vacancyId" text, "workflowId" text, seq int, at timestamptz, subject jsonb, body jsonb, named jsonb, whole boolean, place int)`;
  await sql`
    with given as (
      select given.*, exists (select from mail_service where sender is not null) as by_mail,
        ${hasOwnRobot(sql`given."personId"`)} as by_robot,
        case when given.topic in ('account', 'robot', 'urged') or given.whole then 'single'
          when given.topic = 'news' then coalesce(f.news, 'single') else coalesce(f.mails, 'digest') end as how
      from ${given} left join preference f on f.person_id = given."personId"),
    told as (
      insert into message (person_id, workflow_id, seq, no, case_id, vacancy_id, task_id, topic, clause, subject, body, named, sent_at, in_morning)
      select "personId", "workflowId", seq, no, "caseId", "vacancyId", "taskId", topic, clause, subject, body, named, at,
        how = 'digest' and topic in ('news', 'withdrawn', 'handed-on') and (by_mail or by_robot)
      from given order by place on conflict on constraint message_once do nothing returning id, person_id, no)
    insert into outbox (message_id, whole)
    select told.id, given.whole from told join given on given."personId" = told.person_id and given.no = told.no
    where given.how = 'single' and (given.by_mail or given.by_robot and given.topic = any(${[...ROBOT_TOPICS]}::text[]))
    order by told.id`.execute(db);
}

/** Those named, and those found by their role or as heads of departments; nobody twice. */
async function addresseesOf(db: Queryable, order: MessageOrder): Promise<readonly string[]> {
  const { to, toRoles = [], toDepartmentHeads = false, caseId = null } = order;
  if (toRoles.length === 0 && !toDepartmentHeads) return [...new Set(to)];
  const { rows } = await sql<{ id: string }>`
    select a.person_id as id from account a join account_role r on r.account_id = a.id
      join person p on p.id = a.person_id and p.status <> 'left'
    where not a.disabled and r.role = any(${[...toRoles]}::text[])
      and a.person_id is distinct from (select c.person_id from personnel_case c where c.id = ${caseId})
    union
    select d.head_id from department d join person p on p.id = d.head_id and p.status <> 'left' where ${toDepartmentHeads}
    order by 1`.execute(db);
  return [...new Set([...to, ...rows.map(({ id }) => id)])];
}

/** A message to a person, in both languages. */
export interface MessageView {
  readonly id: number;
  readonly clause: string;
  readonly caseId: string | null;
  /** The task that it leads to. */
  readonly taskId: string | null;
  readonly topic: MessageTopic;
  /** It tells of an announcement, which takes a receipt (I-80). */
  readonly announces: boolean;
  /** The task that it leads to is done, or asked of nobody any more. */
  readonly done: boolean;
  /** It tells of a question that he is asked, which he answers in his inbox. */
  readonly asks: boolean;
  readonly subject: Text;
  readonly body: Text;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}

/** What a person was told, latest first, before one. The page is cut first: whoever was told much had all tasks read for it. */
export async function listMessages(
  db: Queryable,
  personId: string,
  page: { readonly before?: number | undefined; readonly unread?: boolean | undefined; readonly limit: number },
): Promise<readonly MessageView[]> {
  const { rows } = await sql<MessageView>`
    with page as materialized (
      select * from message
      where person_id = ${personId} and (${page.before ?? null}::bigint is null or id < ${page.before ?? null}::bigint)
        and (${page.unread !== true} or read_at is null)
      order by id desc limit ${page.limit})
    select m.id, m.clause, m.case_id as "caseId", m.task_id as "taskId", m.topic, m.workflow_id = 'announcement' as announces,
      coalesce((select t.state <> 'open' from task t where t.id = m.task_id), false) as done,
      exists (select from task_question q where q.case_id = m.case_id and q.asked_of = m.person_id and q.at = m.sent_at) as asks,
      m.subject, m.body, m.sent_at as "sentAt", m.read_at as "readAt" from page m order by m.id desc`.execute(db);
  return rows;
}

/** Marks one's own message as read, once; false when there is no such message of his. */
export async function markRead(db: Queryable, personId: string, id: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update message set read_at = coalesce(read_at, ${at}) where id = ${id} and person_id = ${personId}`.execute(db);
  return numAffectedRows === 1n;
}

import { sql } from 'kysely';
import type { MessageOrder } from '../domain/step.js';
import type { Text } from '../domain/text.js';
import type { StepMark } from './cases.js';
import type { Queryable } from './database.js';

/** Tells people, once a step however often it runs. */
export async function insertMessages(db: Queryable, orders: readonly MessageOrder[], mark: StepMark): Promise<void> {
  const rows = orders.flatMap(({ to, clause, caseId, subject, body }, no) =>
    [...new Set(to)].map((personId) => ({ personId, no, clause, caseId, subject, body })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into message (person_id, workflow_id, seq, no, case_id, vacancy_id, clause, subject, body, sent_at)
    select "personId", ${mark.workflowId}, ${mark.seq}::int, no, "caseId", ${mark.about.vacancyId ?? null}::text, clause,
           subject, body, ${mark.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("personId" text, no int, clause text,
      "caseId" text, subject jsonb, body jsonb)
    on conflict on constraint message_once do nothing`.execute(db);
}

export interface MessageView {
  readonly id: number;
  readonly clause: string;
  readonly caseId: string | null;
  readonly subject: Text;
  readonly body: Text;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}

/** What a person was told, latest first, before one. */
export async function listMessages(
  db: Queryable,
  personId: string,
  page: { readonly before?: number | undefined; readonly unread?: boolean | undefined; readonly limit: number },
): Promise<readonly MessageView[]> {
  const { rows } = await sql<MessageView>`
    select id, clause, case_id as "caseId", subject, body, sent_at as "sentAt", read_at as "readAt" from message
    where person_id = ${personId} and (${page.before ?? null}::bigint is null or id < ${page.before ?? null}::bigint)
      and (${page.unread !== true} or read_at is null)
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Marks one's own message as read, once; false when there is no such message of his. */
export async function markRead(db: Queryable, personId: string, id: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update message set read_at = coalesce(read_at, ${at}) where id = ${id} and person_id = ${personId}`.execute(db);
  return numAffectedRows === 1n;
}

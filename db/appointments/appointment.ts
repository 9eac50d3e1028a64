import { sql } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Queryable } from '../database.js';

/** What an appointment needs to know of a candidate as of a day. */
export interface AppointmentRow {
  readonly name: string;
  readonly level: Level | null;
  readonly superiorId: string | null;
  readonly departmentHeadId: string | null;
}

/** Who is to be appointed, with his level on a civil date, superior and head; undefined for a number nobody has. */
export async function readAppointmentRow(
  db: Queryable,
  personId: string,
  on: string,
): Promise<AppointmentRow | undefined> {
  const { rows } = await sql<AppointmentRow>`
    select p.name, l.level, p.superior_id as "superiorId", d.head_id as "departmentHeadId"
    from person p join department d on d.id = p.department_id
    left join level_on(${on}) l on l.person_id = p.id
    where p.id = ${personId}`.execute(db);
  return rows[0];
}

/** Of these employee numbers, who is there and has not left as of a day. */
export async function presentAmong(db: Queryable, ids: readonly string[], on: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person
    where id = any(${[...ids]}::text[]) and status_on(status, confirmed_on, left_on, ${on}) <> 'left'`.execute(db);
  return rows.map(({ id }) => id);
}

/** A company-wide notice by its number (9.5.10), with what is needed to withdraw it (I-62). */
export interface NoticeRow {
  readonly caseId: string;
  readonly personId: string;
  readonly kind: string;
  readonly policyVersion: string;
  readonly round: number;
  /** The notice that has withdrawn it. */
  readonly withdrawnBy: string | null;
  /** It withdraws another one itself. */
  readonly withdraws: string | null;
  /** The last edition of its kind in its case. */
  readonly editions: number;
  /** A task that waits for the general manager's signature on another withdrawal. */
  readonly pending: string | null;
}

/** I-62: a document with what stands for or against its withdrawal. */
export async function readNotice(db: Queryable, id: string, workflowId: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select d.case_id as "caseId", d.person_id as "personId", d.kind, c.policy_version as "policyVersion", c.round,
           d.withdraws, (select w.number from document w where w.withdraws = d.id) as "withdrawnBy",
           (select max(e.edition) from document e where e.case_id = d.case_id and e.kind = d.kind) as editions,
           (select t.id from task t where t.case_id = d.case_id and t.kind = 'notice.withdrawal' and t.state = 'open'
              and t.workflow_id <> ${workflowId} limit 1) as pending
    from document d join personnel_case c on c.id = d.case_id where d.id = ${id}`.execute(db);
  return rows[0];
}

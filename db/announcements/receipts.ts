import { sql } from 'kysely';
import type { AnnouncementKind, NewAnnouncement } from '../../domain/settings/announcement.js';
import type { Queryable } from '../database.js';
import { confirms } from './confirming.js';

/** An announcement as one of those it concerns reads it. */
export interface AnnouncementView extends Omit<NewAnnouncement, 'key'> {
  readonly no: number;
  readonly announcedAt: Date;
  readonly readAt: Date | null;
}

const columns = sql`a.no, a.kind, a.clause, a.title, a.body, a.effective_from as "effectiveFrom",
  a.announced_at as "announcedAt", r.read_at as "readAt"`;
const told = sql`announcement a join announcement_addressee t on t.announcement_no = a.no
  left join announcement_receipt r on (r.announcement_no, r.person_id) = (a.no, t.person_id)`;

/**
 * What a person was told, latest first, before one; the privacy notice has a place of its own. What he may not confirm is
 * nothing that he has still to read.
 */
export async function listAnnouncements(
  db: Queryable,
  personId: string,
  page: { readonly unread?: boolean | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly AnnouncementView[]> {
  const { before = null, unread = false, limit } = page;
  const { rows } = await sql<AnnouncementView>`
    select ${columns} from ${told}
    where t.person_id = ${personId} and a.kind <> 'privacy' and (not ${unread} or r.read_at is null and ${confirms(sql`a.kind`, sql`t.person_id`)})
      and (${before}::bigint is null or a.no < ${before}::bigint)
    order by a.no desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Keeps that a person has read an announcement; the first time counts.
 * @returns when that was; undefined where he was not told of it, or there is none
 */
export async function receive(db: Queryable, personId: string, no: number, at: Date): Promise<Date | undefined> {
  await sql`
    insert into announcement_receipt (announcement_no, person_id, read_at)
    select announcement_no, person_id, ${at}::timestamptz from announcement_addressee
    where announcement_no = ${no} and person_id = ${personId} on conflict do nothing`.execute(db);
  const { rows } = await sql<{ at: Date }>`
    select read_at as at from announcement_receipt where announcement_no = ${no} and person_id = ${personId}`.execute(
    db,
  );
  return rows[0]?.at;
}

/** When a person has read the announcement of this key; undefined while he has not. */
export async function receivedAt(db: Queryable, personId: string, key: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select r.read_at as at from announcement_receipt r join announcement a on a.no = r.announcement_no
    where a.key = ${key} and r.person_id = ${personId}`.execute(db);
  return rows[0]?.at;
}

/** Keeps that a person was told of what he is just shown, where nobody has told him yet; gives its number. */
export async function tellOne(db: Queryable, personId: string, key: string, at: Date): Promise<number | undefined> {
  await sql`
    insert into announcement_addressee (announcement_no, person_id, told_at)
    select no, ${personId}, ${at}::timestamptz from announcement where key = ${key} on conflict do nothing`.execute(db);
  const { rows } = await sql<{ no: number }>`select no from announcement where key = ${key}`.execute(db);
  return rows[0]?.no;
}

/** How far an announcement was read, for HR; who has left unread, or may confirm it no more, counts no longer. */
export interface ReceiptCount {
  readonly no: number;
  readonly kind: AnnouncementKind;
  readonly clause: string;
  readonly title: NewAnnouncement['title'];
  readonly effectiveFrom: string | null;
  readonly announcedAt: Date;
  readonly people: number;
  readonly read: number;
}

const here = (today: string) => sql`
  (r.read_at is not null or status_on(p.status, p.confirmed_on, p.left_on, ${today}::date) <> 'left'
    and ${confirms(sql`a.kind`, sql`p.id`)})`;

/** Every announcement with its counts, latest first, before one. */
export async function countReceipts(
  db: Queryable,
  today: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly ReceiptCount[]> {
  const { before = null, limit } = page;
  const { rows } = await sql<ReceiptCount>`
    select a.no, a.kind, a.clause, a.title, a.effective_from as "effectiveFrom", a.announced_at as "announcedAt",
           count(p.id) filter (where ${here(today)})::int as people, count(r.read_at)::int as read
    from announcement a left join announcement_addressee t on t.announcement_no = a.no
    left join person p on p.id = t.person_id
    left join announcement_receipt r on (r.announcement_no, r.person_id) = (a.no, t.person_id)
    where ${before}::bigint is null or a.no < ${before}::bigint
    group by a.no order by a.no desc limit ${limit}`.execute(db);
  return rows;
}

/** A person whom an announcement concerns. */
export interface ReceiptView {
  readonly personId: string;
  readonly personName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly toldAt: Date;
  readonly readAt: Date | null;
  /** Nobody can read without an account that lets him in. */
  readonly hasAccount: boolean;
}

/** Whom an announcement concerns, by number, after one; those who have read, or have not, of one department or all. */
export async function listReceipts(
  db: Queryable,
  no: number,
  today: string,
  page: {
    readonly read?: boolean | undefined;
    readonly departmentId?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<readonly ReceiptView[]> {
  const { read = null, departmentId = null, after = '', limit } = page;
  const { rows } = await sql<ReceiptView>`
    select p.id as "personId", p.name as "personName", d.id as "departmentId", d.name as "departmentName",
           t.told_at as "toldAt", r.read_at as "readAt",
           exists (select from account c where c.person_id = p.id and not c.disabled) as "hasAccount"
    from announcement_addressee t join announcement a on a.no = t.announcement_no
    join person p on p.id = t.person_id join department d on d.id = p.department_id
    left join announcement_receipt r on (r.announcement_no, r.person_id) = (t.announcement_no, t.person_id)
    where t.announcement_no = ${no} and ${here(today)} and p.id > ${after}
      and (${read}::boolean is null or (r.read_at is not null) = ${read}::boolean)
      and (${departmentId}::text is null or d.id = ${departmentId}::text)
    order by p.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether there is such an announcement. */
export async function isAnnounced(db: Queryable, no: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from announcement where no = ${no}) as found`.execute(db);
  return rows[0]?.found === true;
}

import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { RemarkKind } from '../../domain/talk/remark.js';
import type { Queryable } from '../database.js';

/** Somebody to whom a remark is addressed, and when he has marked it as read. */
interface AddresseeView {
  readonly personId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly readAt: string | null;
}

/** A copy or a comment as it stands, with what stood there before. */
export interface RemarkView {
  readonly no: number;
  readonly caseId: string;
  readonly caseKind: CaseKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly taskId: string | null;
  readonly kind: RemarkKind;
  readonly writtenBy: string;
  readonly writtenByName: string;
  /** Null for a copy without words, and for what was removed. */
  readonly text: string | null;
  readonly at: Date;
  readonly changedAt: Date | null;
  readonly removed: boolean;
  readonly addressees: readonly AddresseeView[];
  /** The words that stood there before, the earliest first; instants in ISO 8601. */
  readonly former: readonly { readonly text: string | null; readonly until: string }[];
}

const columns = sql`r.no::int as no, r.case_id as "caseId", c.kind as "caseKind", c.person_id as "subjectId", s.name as "subjectName",
  r.task_id as "taskId", r.kind, r.written_by as "writtenBy", w.name as "writtenByName",
  case when l.no is null then r.text else l.text end as text, r.at, l.at as "changedAt",
  l.no is not null and l.text is null as removed,
  (select coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'name', p.name, 'readAt', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by p.name, p.id), '[]')
    from remark_addressee a join person p on p.id = a.person_id
    left join remark_read d on d.remark_no = a.remark_no and d.person_id = a.person_id where a.remark_no = r.no) as addressees,
  (select coalesce(jsonb_agg(jsonb_build_object('text', f.text, 'until', to_char(f.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by f.until), '[]')
    from (select lag(x.text, 1, r.text) over (order by x.no) as text, x.at as until from remark_change x where x.remark_no = r.no) f) as former
  from remark r join personnel_case c on c.id = r.case_id join person s on s.id = c.person_id
  join person w on w.id = r.written_by
  left join lateral (select x.no, x.text, x.at from remark_change x where x.remark_no = r.no order by x.no desc limit 1) l on true`;

const read = async (db: Queryable, rest: RawBuilder<unknown>): Promise<readonly RemarkView[]> =>
  (await sql<RemarkView>`select ${columns} ${rest}`.execute(db)).rows;

/** What was remarked at a case and at its tasks, in order; whoever reads it is judged by `domain/talk/remark.ts`. */
export const remarksOf = (db: Queryable, caseId: string): Promise<readonly RemarkView[]> =>
  read(db, sql`where r.case_id = ${caseId} order by r.no`);

/** One of them; undefined where there is none of that number. */
export const findRemark = async (db: Queryable, no: number): Promise<RemarkView | undefined> =>
  (await read(db, sql`where r.no = ${no}`))[0];

/** What is addressed to somebody and was not removed, the latest first, before one. */
export const remarksTo = (
  db: Queryable,
  personId: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly RemarkView[]> =>
  read(
    db,
    sql`where exists (select from remark_addressee a where a.remark_no = r.no and a.person_id = ${personId})
      and (l.no is null or l.text is not null) and (${page.before ?? null}::bigint is null or r.no < ${page.before ?? null}::bigint)
      order by r.no desc limit ${page.limit}`,
  );

/** How many of them somebody has not marked as read, up to a number. */
export async function countUnread(db: Queryable, personId: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from remark_addressee a left join remark_read d on d.remark_no = a.remark_no and d.person_id = a.person_id
      where a.person_id = ${personId} and d.remark_no is null and coalesce((
        select x.text is not null from remark_change x where x.remark_no = a.remark_no order by x.no desc limit 1), true)
      limit ${most}) one`.execute(db);
  return rows[0]?.n ?? 0;
}

/** A remark as it is written. */
export interface NewRemark {
  readonly caseId: string;
  readonly taskId: string | null;
  readonly kind: RemarkKind;
  readonly writtenBy: string;
  readonly text: string | null;
  readonly to: readonly string[];
}

/** Writes a remark with its addressees; gives its number. Call it inside a transaction. */
export async function insertRemark(trx: Queryable, remark: NewRemark, at: Date): Promise<number> {
  const { caseId, taskId, kind, writtenBy, text, to } = remark;
  const { rows } = await sql<{ no: number }>`
    insert into remark (case_id, task_id, kind, written_by, text, at)
    values (${caseId}, ${taskId}, ${kind}, ${writtenBy}, ${text}, ${at}) returning no::int as no`.execute(trx);
  const no = rows[0]?.no ?? 0;
  if (to.length > 0)
    await sql`insert into remark_addressee (remark_no, person_id, at) select ${no}, unnest(${[...to]}::text[]), ${at}`.execute(
      trx,
    );
  return no;
}

/** Puts other words in the place of a remark's, or removes it; what stood there is kept. */
export async function changeRemark(db: Queryable, no: number, text: string | null, at: Date): Promise<void> {
  await sql`insert into remark_change (remark_no, text, at) values (${no}, ${text}, ${at})`.execute(db);
}

/** Notes that somebody whom a remark is addressed to has read it, once. */
export async function markRemarkRead(db: Queryable, no: number, personId: string, at: Date): Promise<void> {
  await sql`insert into remark_read (remark_no, person_id, at) values (${no}, ${personId}, ${at})
    on conflict do nothing`.execute(db);
}

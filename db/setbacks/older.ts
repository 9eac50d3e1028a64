import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A C or D from before the day of I-82 that HR has not decided yet, with whom it is about. */
export interface OlderSetback {
  readonly personId: string;
  readonly name: string;
  readonly departmentName: string;
  /** Nobody is lowered any more who has left: a case about him would be closed at once. */
  readonly hasLeft: boolean;
  readonly month: string;
  readonly rating: 'C' | 'D';
  readonly publishedOn: string;
}

/** The sort keys of the list. */
type Place = Pick<OlderSetback, 'publishedOn' | 'personId' | 'month'>;

/** I-82: a page of what waits for HR's decision on a civil date, latest published first; after one. */
export async function listOlderSetbacks(
  db: Queryable,
  today: string,
  page: { readonly after?: Place | undefined; readonly limit: number },
): Promise<readonly OlderSetback[]> {
  const { after } = page;
  const rest =
    after === undefined
      ? sql`true`
      : sql`(o.published_on, o.person_id, o.month) < (${after.publishedOn}::date, ${after.personId}, ${after.month})`;
  const { rows } = await sql<OlderSetback>`
    select o.person_id as "personId", p.name, d.name as "departmentName", o.month, o.rating,
           o.published_on as "publishedOn",
           status_on(p.status, p.confirmed_on, p.left_on, ${today}) = 'left' as "hasLeft"
    from setback_older o join person p on p.id = o.person_id join department d on d.id = p.department_id
    where ${rest} order by o.published_on desc, o.person_id desc, o.month desc limit ${page.limit}`.execute(db);
  return rows;
}

/** How many C and D wait for HR's decision (I-82). */
export async function countOlderSetbacks(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from setback_older`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One naming of the day or one decision at a time: what was checked against still stands when it is written (I-82). */
export async function lockOlderSetbacks(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-older-setbacks'))`.execute(trx);
}

/** The rating of a month, as it is named where HR decides. */
export interface NamedRating {
  readonly personId: string;
  readonly month: string;
}

/**
 * How a rating stands to I-82: it waits for HR, was decided, has its case or gets it by itself, or is no C or D on record
 * at all.
 */
export interface SetbackStanding extends NamedRating {
  readonly standing: 'older' | 'decided' | 'started' | 'none';
  readonly decision: OlderDecision | null;
  readonly decidedBy: string | null;
}

/** What HR decides of an older C or D: its case is started, or there is none, ever. */
export type OlderDecision = 'start' | 'leave';

/** Ratings as rows `named`, with their place. */
const inOrder = (ratings: readonly NamedRating[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ratings.map((one, no) => ({ ...one, no })))}::jsonb)
    as named(no int, "personId" text, month text)`;

/** How these ratings stand, in the order in which they are named; they stay so until the transaction ends. */
export async function standingsOf(
  trx: Queryable,
  ratings: readonly NamedRating[],
): Promise<readonly SetbackStanding[]> {
  const named = inOrder(ratings);
  // Locked before they are read: what another transaction has just decided is seen.
  await sql`
    select from setback_event e join ${named} on named."personId" = e.person_id and named.month = e.month
    order by e.person_id, e.month for update of e`.execute(trx);
  const { rows } = await sql<SetbackStanding>`
    select named."personId", named.month, e.decision, e.decided_by as "decidedBy",
           case when e.decided_by is not null then 'decided'
                when coalesce(r.rating, '') not in ('C', 'D') or e.person_id is null then 'none'
                when exists (select from setback_older o where o.person_id = e.person_id and o.month = e.month) then 'older'
                else 'started' end as standing
    from ${named}
    left join setback_event e on e.person_id = named."personId" and e.month = named.month
    left join rating r on r.person_id = e.person_id and r.month = e.month
    order by named.no`.execute(trx);
  return rows;
}

/** What HR decides of several at once, and why. */
export interface OlderDecided {
  readonly ratings: readonly NamedRating[];
  readonly decision: OlderDecision;
  readonly reason: string;
  readonly decidedBy: string;
  readonly at: Date;
}

/** I-82: records the decision on each, with a line of the ledger each. Call it where they were found to be waiting. */
export async function decideOlderSetbacks(trx: Queryable, decided: OlderDecided): Promise<void> {
  const { ratings, decision, reason, decidedBy, at } = decided;
  const named = inOrder(ratings);
  await sql`
    update setback_event e set decision = ${decision}, decided_by = ${decidedBy}, decided_at = ${at}, reason = ${reason}
    from ${named} where named."personId" = e.person_id and named.month = e.month`.execute(trx);
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    select ${at}::timestamptz, ${decidedBy}, 'older-setback.decision', 'I-82', 'older-setbacks', no, null,
           jsonb_build_object('personId', "personId", 'month', month, 'decision', ${decision}::text, 'reason', ${reason}::text)
    from ${named} order by no`.execute(trx);
}

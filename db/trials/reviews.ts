import { sql } from 'kysely';
import { REVIEW_GROUPS, type ReviewGroup } from '../../domain/evaluation/request.js';
import type { ReviewChange } from '../../domain/pipelines/trial/trial.js';
import type { Queryable } from '../database.js';

/** Brings a review and its raters to where the workflow has them. Answers are never touched here. */
export async function changeReview(db: Queryable, change: ReviewChange): Promise<void> {
  const { caseId, no, stage, seed, launch, raters, waived, result } = change;
  if (seed !== undefined) {
    await sql`insert into review (case_id, no, stage, seed) values (${caseId}, ${no}, ${stage}, ${seed})`.execute(db);
  } else {
    await sql`
      update review set stage = ${stage}, launched_on = coalesce(${launch?.launchedOn ?? null}::date, launched_on),
        due_on = coalesce(${launch?.dueOn ?? null}::date, due_on),
        roster = coalesce(${launch === undefined ? null : [...launch.roster]}::text[], roster),
        left_out = coalesce(${launch === undefined ? null : JSON.stringify(launch.leftOut)}::jsonb, left_out),
        confirmed = coalesce(${launch?.confirmed ?? null}::boolean, confirmed),
        waived = coalesce(${waived === undefined ? null : JSON.stringify(waived)}::jsonb, waived),
        closed_on = coalesce(${result?.closedOn ?? null}::date, closed_on),
        outcome = coalesce(${result?.outcome ?? null}, outcome),
        score = coalesce(${result?.score ?? null}::numeric, score),
        groups = coalesce(${result === undefined ? null : JSON.stringify(result.groups)}::jsonb, groups)
      where case_id = ${caseId} and no = ${no}`.execute(db);
  }
  if (raters === undefined) return;
  await sql`
    insert into review_rater (case_id, no, person_id, review_group, place, replaces, withdrawn)
    select ${caseId}, ${no}::int, "personId", "group", place, replaces, withdrawn
    from jsonb_to_recordset(${JSON.stringify(raters)}::jsonb)
      as given("personId" text, "group" text, place int, replaces text, withdrawn boolean)
    on conflict (case_id, no, person_id) do update set withdrawn = excluded.withdrawn`.execute(db);
}

/** The totals of a review's sheets, a group each, in ascending order: nothing in them tells who or when (I-56). */
export async function readTotals(
  db: Queryable,
  caseId: string,
  no: number,
): Promise<Readonly<Record<ReviewGroup, readonly number[]>>> {
  const { rows } = await sql<{ group: ReviewGroup; total: string }>`
    select review_group as "group", total from review_answer
    where case_id = ${caseId} and no = ${no} order by total`.execute(db);
  const of = (group: ReviewGroup): readonly number[] =>
    rows.filter((row) => row.group === group).map(({ total }) => Number(total));
  return Object.fromEntries(REVIEW_GROUPS.map((group) => [group, of(group)])) as Record<ReviewGroup, readonly number[]>;
}

/** A sheet of the anonymous review, as it is sealed: nobody can tell whose it is (I-56). */
export interface SealedSheet {
  readonly scores: Readonly<Record<string, number>>;
  readonly total: number;
  readonly comment?: string;
}

/** The open review of a case in which this person is asked, while he may still answer. */
const openSeat = (caseId: string, personId: string) => sql`
  select r.no, a.review_group as "group", a.answered
  from review r join review_rater a on a.case_id = r.case_id and a.no = r.no
  where r.case_id = ${caseId} and r.stage = 'open' and a.person_id = ${personId} and not a.withdrawn`;

/**
 * Keeps a sheet without its author and marks the author as having answered, in one transaction that holds the review.
 *
 * All sheets of the review are written anew in random order under new random keys each time: rows that were written
 * in one transaction with somebody's mark could otherwise be told by PostgreSQL's own `xmin`, by their keys or by
 * their place in the table. Call it inside a transaction.
 */
export async function keepSheet(
  trx: Queryable,
  { caseId, personId, sheet }: { readonly caseId: string; readonly personId: string; readonly sheet: SealedSheet },
): Promise<'kept' | 'already' | 'not-asked'> {
  await sql`select from review where case_id = ${caseId} and stage = 'open' for update`.execute(trx);
  const { rows } = await sql<{
    no: number;
    group: ReviewGroup;
    answered: boolean;
  }>`${openSeat(caseId, personId)}`.execute(trx);
  const [seat] = rows;
  if (seat === undefined) return 'not-asked';
  if (seat.answered) return 'already';
  const { no, group } = seat;
  await sql`update review_rater set answered = true
    where case_id = ${caseId} and no = ${no} and person_id = ${personId}`.execute(trx);
  await sql`
    with former as (delete from review_answer where case_id = ${caseId} and no = ${no} returning review_group, scores, total)
    insert into review_answer (case_id, no, review_group, scores, total)
    select ${caseId}, ${no}::int, review_group, scores, total
    from (select review_group, scores, total from former
          union all select ${group}, ${JSON.stringify(sheet.scores)}::jsonb, ${sheet.total}::numeric) as every_sheet
    order by random()`.execute(trx);
  // The comments as well, also by those who wrote none: else the last who did could be told by the transaction.
  await sql`
    with former as (delete from review_comment where case_id = ${caseId} and no = ${no} returning review_group, comment)
    insert into review_comment (case_id, no, review_group, comment)
    select ${caseId}, ${no}::int, review_group, comment
    from (select review_group, comment from former union all select ${group}, ${sheet.comment ?? null}::text) as every_comment
    where comment is not null order by random()`.execute(trx);
  return 'kept';
}

/** Whether nobody else of his group is asked in the open review of a case (I-56). */
export async function isAloneInGroup(db: Queryable, caseId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select not exists (
      select from review_rater o where o.case_id = r.case_id and o.no = r.no and o.review_group = a.review_group
        and o.person_id <> a.person_id and not o.withdrawn) as alone
    from review r join review_rater a on a.case_id = r.case_id and a.no = r.no
    where r.case_id = ${caseId} and r.stage = 'open' and a.person_id = ${personId} and not a.withdrawn`.execute(db);
  return rows[0]?.alone === true;
}

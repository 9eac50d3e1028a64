import { sql, type RawBuilder } from 'kysely';
import type { ReviewGroup } from '../../domain/evaluation/request.js';
import { IN_REVIEW } from '../../domain/sight/sight.js';
import { READERS, type Reader, type StageWhen } from '../../domain/sight/telling.js';
import { TRIAL_ROW, TRIAL_STAGES, type TrialStage } from '../../domain/pipelines/trial/catalogue.js';
import type { HeadLeftOut } from '../../domain/pipelines/trial/acts.js';
import type { RosterException, TrialPause } from '../../domain/pipelines/trial/trial.js';
import type { Queryable } from '../database.js';
import { isBelow } from '../people/people.js';
import { readerOf, type Viewer } from '../cases/sight.js';

/** A trial as its viewer may see it: how the review came out only once the case's result is released. */
export interface TrialView {
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly vacancyId: string | null;
  readonly post: 'team-leader' | 'supervisor';
  readonly reportsTo: string;
  readonly reportsToName: string;
  readonly stage: TrialStage | 'in-review';
  readonly startOn: string | null;
  readonly months: number | null;
  readonly extendedMonths: number | null;
  readonly pauses: readonly TrialPause[];
  readonly lastDay: string | null;
  readonly reviewOn: string | null;
  readonly alarmOn: string | null;
  readonly provisional: boolean;
  readonly team: readonly string[];
  readonly superiors: readonly string[] | null;
  readonly departmentHeads: readonly string[] | null;
  /** Heads whom HR did not ask, with the reason (I-55); for HR and the general manager. */
  readonly headsLeftOut: readonly HeadLeftOut[] | null;
  readonly score: string | null;
  readonly reason: string | null;
  readonly endedOn: string | null;
  readonly version: number;
  readonly view: 'all' | 'below' | 'own';
  readonly released: boolean;
  readonly reader: Reader;
}

/** Which trials to list. */
export interface TrialFilter {
  readonly caseId?: string | undefined;
  readonly vacancyId?: string | undefined;
  /** Open until the case is decided, also when the trial itself was passed. */
  readonly open?: boolean | undefined;
}

function scopeOf({ personId, scope }: Viewer): RawBuilder<unknown> {
  const own = sql`t.person_id = ${personId}`;
  switch (scope) {
    case 'all':
      return sql`true`;
    case 'below':
      return sql`(${own} or ${isBelow(sql`t.person_id`, personId)})`;
    case 'own':
    case 'addressee':
      return own;
  }
}

/** Pairs of stage and reader of which the table says so, as `running/person`. */
const pairs = (...whens: readonly StageWhen[]): readonly string[] =>
  TRIAL_STAGES.flatMap((stage) =>
    READERS.filter((reader) => whens.includes(TRIAL_ROW[stage].tells[reader])).map((reader) => `${stage}/${reader}`),
  );
const isOne = (of: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`t.stage || '/' || v.reader = any(${[...of]}::text[])`;
/** A trial that ended has told so (I-60), and is handed back with the next step of its case. */
const OUT = sql<boolean>`(c.released or t.ended_on is not null)`;
const IS_TOLD = sql<boolean>`(${isOne(pairs('now'))} or ${OUT} and ${isOne(pairs('release', 'passed'))})`;

/** A page of trials by case number, after one. */
export async function listTrials(
  db: Queryable,
  viewer: Viewer,
  filter: TrialFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly TrialView[]> {
  const known = sql`not ${isOne(pairs('never'))}`;
  const where: RawBuilder<unknown>[] = [scopeOf(viewer), known, sql`t.case_id > ${page.after ?? ''}`];
  if (filter.caseId !== undefined) where.push(sql`t.case_id = ${filter.caseId}`);
  if (filter.vacancyId !== undefined) where.push(sql`c.vacancy_id = ${filter.vacancyId}`);
  if (filter.open !== undefined) where.push(sql`(t.ended_on is null and c.closed_at is null) = ${filter.open}`);
  const view = sql`case when t.person_id = ${viewer.personId} then 'own'
                        when ${viewer.scope} = 'all' then 'all' else 'below' end`;
  const shown = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`case when ${view} = 'all' or ${OUT} then ${column} end`;
  const { rows } = await sql<TrialView>`
    select t.case_id as "caseId", t.person_id as "personId", p.name as "personName", p.department_id as "departmentId",
      d.name as "departmentName", c.vacancy_id as "vacancyId", t.post, t.reports_to as "reportsTo",
      s.name as "reportsToName",
      case when ${IS_TOLD} then t.stage else ${IN_REVIEW} end as stage,
      t.start_on as "startOn", t.months, t.extended_months as "extendedMonths", t.pauses, t.last_day as "lastDay",
      t.review_on as "reviewOn", t.alarm_on as "alarmOn", t.provisional, t.team,
      case when ${view} = 'all' then t.superiors end as superiors,
      case when ${view} = 'all' then t.department_heads end as "departmentHeads",
      case when ${view} = 'all' then t.heads_left_out end as "headsLeftOut",
      ${shown(sql`t.score::text`)} as score, ${shown(sql`t.reason`)} as reason, t.ended_on as "endedOn", t.version,
      ${view} as view, c.released, v.reader
    from trial t
    join personnel_case c on c.id = t.case_id
    join person p on p.id = t.person_id
    join department d on d.id = p.department_id
    join person s on s.id = t.reports_to
    cross join lateral (select ${readerOf(viewer)} as reader) v
    where ${sql.join(where, sql` and `)} order by t.case_id limit ${page.limit}`.execute(db);
  return rows;
}

/** The latest review of a trial; single answers are in nothing of it. */
export interface ReviewView {
  readonly no: number;
  readonly stage: 'seeded' | 'open' | 'closed' | 'cancelled';
  readonly seed: string;
  readonly launchedOn: string | null;
  readonly dueOn: string | null;
  readonly roster: readonly string[];
  readonly leftOut: readonly RosterException[];
  readonly confirmed: boolean;
  readonly waived: Readonly<Partial<Record<ReviewGroup, string>>>;
  readonly closedOn: string | null;
  readonly outcome: 'passed' | 'failed' | null;
  readonly score: string | null;
  readonly groups: Readonly<Partial<Record<ReviewGroup, number>>> | null;
}

/** The last review of a trial (9.5.6); undefined where none was launched. */
export async function findReview(db: Queryable, caseId: string): Promise<ReviewView | undefined> {
  const { rows } = await sql<ReviewView>`
    select no, stage, seed, launched_on as "launchedOn", due_on as "dueOn", roster, left_out as "leftOut", confirmed,
           waived, closed_on as "closedOn", outcome, score::text as score, groups
    from review where case_id = ${caseId} order by no desc limit 1`.execute(db);
  return rows[0];
}

/** Somebody who rates a trial: in which group, from which place of the draw, and whether he has answered. */
export interface RaterView {
  readonly personId: string;
  readonly name: string;
  readonly group: ReviewGroup;
  readonly place: number | null;
  readonly replaces: string | null;
  readonly withdrawn: boolean;
  readonly answered: boolean;
}

/** Who is or was asked in a review, and whether he has answered: for HR alone (9.5.6). */
export async function listRaters(db: Queryable, caseId: string, no: number): Promise<readonly RaterView[]> {
  const { rows } = await sql<RaterView>`
    select r.person_id as "personId", p.name, r.review_group as "group", r.place, r.replaces, r.withdrawn, r.answered
    from review_rater r join person p on p.id = r.person_id
    where r.case_id = ${caseId} and r.no = ${no} order by r.review_group, r.place, r.person_id`.execute(db);
  return rows;
}

/** I-56: what was written, in alphabetical order, without the groups named. */
export async function listComments(
  db: Queryable,
  caseId: string,
  no: number,
  groups: readonly ReviewGroup[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ comment: string }>`
    select comment from review_comment
    where case_id = ${caseId} and no = ${no} and review_group = any(${[...groups]}::text[]) order by comment`.execute(
    db,
  );
  return rows.map(({ comment }) => comment);
}

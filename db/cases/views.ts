import { sql, type RawBuilder } from 'kysely';
import { FIELD_SIGHT } from '../../domain/sight/sight.js';
import type { Reader } from '../../domain/sight/telling.js';
import type { Queryable } from '../database.js';
import { scoresNow } from '../defense/defense.js';
import { isBelow } from '../people/people.js';
import { readerOf, sight, type Viewer } from './sight.js';
import { calledLike } from '../people/keys.js';
import type { PageEnd } from '../ordered.js';
import { casesInOrder, type CaseOrder } from './order.js';

/** A case as its viewer may see it: a result that was not handed back yet (8.5.6) stands as still under way. */
export interface CaseView {
  readonly id: string;
  readonly kind: 'level-promotion';
  readonly cycleId: string;
  readonly personId: string;
  readonly personName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly position: string;
  readonly fromLevel: string | null;
  /** One of the stages of a level promotion, or `in-review` where the reader is not told (domain/sight). */
  readonly stage: string;
  readonly outcome: string;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly targetLevel: string | null;
  readonly route: string | null;
  readonly special: boolean;
  readonly hold: boolean;
  readonly acknowledge: boolean;
  /** Null for who is not told of returns. */
  readonly round: number | null;
  readonly batch: number | null;
  readonly sessionId: string | null;
  readonly panelOutcome: string | null;
  readonly panelTotal: string | null;
  readonly effectiveFrom: string | null;
  readonly finalLevel: string | null;
  readonly reason: string | null;
  /** I-79: he has asked to be submitted; null for who is not told. */
  readonly wishes: boolean | null;
  /** Something was handed in with the case; null for who is not told. */
  readonly hasPapers: boolean | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly view: 'all' | 'below' | 'own';
  /** The result has been handed back, or there is none to come. */
  readonly released: boolean;
  readonly reader: Reader;
  /** As it stands in the records: for what decides what is told, never for who reads. */
  readonly standsAt: string;
  readonly standsInRound: number;
}

/** Which cases of §8 to list; what is absent does not matter. */
export interface CaseFilter {
  readonly ids?: readonly string[] | undefined;
  readonly cycleId?: string | undefined;
  readonly personId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Only those whom this person scores in a session that is open, or whose session he chairs. */
  readonly scoredBy?: string | undefined;
  /** As the viewer sees them. */
  readonly stages?: readonly string[] | undefined;
  /** Where they stand, told or not: what a task of the viewer's asks about; never his own case. */
  readonly standing?: { readonly at: readonly string[]; readonly notOf: string } | undefined;
  readonly outcome?: string | undefined;
  readonly route?: string | undefined;
  /** The level that the cycle found. */
  readonly from?: string | undefined;
  /** Of whose team they are today; '-' for those who report to nobody. */
  readonly superior?: string | undefined;
  /** Part of a name, its pinyin or initials, or how a number begins. */
  readonly search?: string | undefined;
}

const SEEN = sight(sql<boolean>`c.released`);

function scopeOf(viewer: Viewer, seats: boolean): RawBuilder<unknown> {
  const own = sql`c.person_id = ${viewer.personId}`;
  const seat = seats ? sql`or ${scoresNow(viewer.personId, sql`c.id`)}` : sql``;
  switch (viewer.scope) {
    case 'all':
    case 'addressee':
      return sql`true`;
    case 'below':
      return sql`(${own} or ${isBelow(sql`c.person_id`, viewer.personId)} ${seat})`;
    case 'own':
      return sql`(${own} ${seat})`;
  }
}

const WISHES = sql<boolean>`exists (select from own_words o where o.case_id = c.id and o.what = 'wish')`;
const HAS_PAPERS = sql<boolean>`(exists (select from own_words o where o.case_id = c.id)
  or exists (select from case_attachment u where u.case_id = c.id))`;

/** Rows of {@link CaseView}; what must not be seen is already gone from them. */
function seen(viewer: Viewer, seats: boolean): RawBuilder<unknown> {
  const view = sql`case when c.person_id = ${viewer.personId} then 'own'
                        when ${viewer.scope} = 'all' then 'all' else 'below' end`;
  const { result, total, round, batch, session, wishes, papers } = FIELD_SIGHT;
  const atResult = (column: RawBuilder<unknown>): RawBuilder<unknown> => SEEN.field(result, column);
  return sql`
    select c.id, c.kind, c.cycle_id as "cycleId", c.person_id as "personId", p.name as "personName",
      p.department_id as "departmentId", d.name as "departmentName", c.position, c.from_level as "fromLevel",
      ${SEEN.stage} as stage,
      c.outcome, c.direct_steps as "directSteps", c.panel_steps as "panelSteps", c.target_level as "targetLevel",
      c.route, c.special, c.hold, c.acknowledge, ${SEEN.field(round, sql`c.round`)} as round,
      ${SEEN.field(batch, sql`c.batch`)} as batch, ${SEEN.field(session, sql`c.session_id`)} as "sessionId",
      ${atResult(sql`c.panel_outcome`)} as "panelOutcome",
      ${SEEN.field(total, sql`c.panel_total::text`)} as "panelTotal", ${atResult(sql`c.effective_from`)} as "effectiveFrom",
      ${atResult(sql`c.final_level`)} as "finalLevel", ${atResult(sql`c.reason`)} as reason,
      ${SEEN.field(wishes, WISHES)} as wishes, ${SEEN.field(papers, HAS_PAPERS)} as "hasPapers",
      c.opened_at as "openedAt", c.closed_at as "closedAt", c.version, ${view} as view, c.released,
      v.reader, c.stage as "standsAt", c.round as "standsInRound"
    from promotion_case c
    join person p on p.id = c.person_id
    join department d on d.id = p.department_id
    cross join lateral (select ${readerOf(viewer)} as reader) v
    where ${scopeOf(viewer, seats)}`;
}

/** What stands in the place of a number where there is nobody; no number is like it. */
const NOBODY = '-';

function conditions(filter: CaseFilter): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) where.push(sql`seen.${sql.ref(column)} = ${value}`);
  };
  equal('cycleId', filter.cycleId);
  equal('personId', filter.personId);
  equal('departmentId', filter.departmentId);
  equal('sessionId', filter.sessionId);
  if (filter.scoredBy !== undefined) where.push(scoresNow(filter.scoredBy, sql`seen.id`));
  equal('outcome', filter.outcome);
  equal('route', filter.route);
  equal('fromLevel', filter.from);
  if (filter.superior !== undefined) {
    const superior = filter.superior === NOBODY ? null : filter.superior;
    where.push(
      sql`exists (select from person t where t.id = seen."personId" and t.superior_id is not distinct from ${superior})`,
    );
  }
  if (filter.ids !== undefined) where.push(sql`seen.id = any(${[...filter.ids]}::text[])`);
  if (filter.stages !== undefined) where.push(sql`seen.stage = any(${[...filter.stages]}::text[])`);
  if (filter.standing !== undefined) {
    const { at, notOf } = filter.standing;
    where.push(sql`seen."standsAt" = any(${[...at]}::text[]) and seen."personId" <> ${notOf}`);
  }
  if (filter.search !== undefined) {
    const called = calledLike(filter.search, sql`seen."personId"`);
    // Within a cycle its people are asked whether they are called so: many in the house may be, with cases of many years.
    where.push(filter.cycleId === undefined ? called : sql`(${called}) is true`);
  }
  return sql.join(where, sql` and `);
}

/** A page of cases by case number, after one. */
export async function listCases(
  db: Queryable,
  viewer: Viewer,
  filter: CaseFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly CaseView[]> {
  const { after } = page;
  return listCasesInOrder(db, viewer, filter, { limit: page.limit, after: after === undefined ? undefined : [after] });
}

interface CasePage {
  readonly order?: CaseOrder | undefined;
  readonly after: PageEnd | undefined;
  readonly limit: number;
}

/** A page of cases in the order asked for, otherwise by case number; by what the viewer sees of them alone. */
export async function listCasesInOrder(
  db: Queryable,
  viewer: Viewer,
  filter: CaseFilter,
  { order, after, limit }: CasePage,
): Promise<readonly CaseView[]> {
  const { by, begins } = casesInOrder(order, after);
  const { rows } = await sql<CaseView>`
    select * from (${seen(viewer, false)}) as seen
    where ${conditions(filter)} and ${begins} order by ${by} limit ${limit}`.execute(db);
  return rows;
}

/** How many cases stand where, as the viewer sees it. */
export async function countCases(
  db: Queryable,
  viewer: Viewer,
  filter: CaseFilter,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ stage: string; count: number }>`
    select stage, count(*)::int as count from (${seen(viewer, false)}) as seen
    where ${conditions(filter)} group by stage order by stage`.execute(db);
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, count]));
}

/** One case, also for those who score it; undefined when it does not exist or is not theirs to see. */
export async function findCase(db: Queryable, viewer: Viewer, caseId: string): Promise<CaseView | undefined> {
  const { rows } = await sql<CaseView>`
    select * from (${seen(viewer, true)}) as seen where seen.id = ${caseId}`.execute(db);
  return rows[0];
}

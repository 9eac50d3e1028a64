import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import { FIELD_SIGHT } from '../../domain/sight/sight.js';
import type { Reader } from '../../domain/sight/telling.js';
import type { Queryable } from '../database.js';
import { scoresNow } from '../defense/defense.js';
import { isBelow } from '../people/people.js';
import { readerOf, sight, type Viewer } from './sight.js';
import { calledLike } from '../people/keys.js';

/** A case of any kind but a level promotion, as its viewer may see it: results only once they are released. */
export interface PersonnelCaseView {
  readonly id: string;
  readonly kind: Exclude<CaseKind, 'level-promotion'>;
  readonly personId: string;
  readonly personName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly vacancyId: string | null;
  readonly aboutId: string | null;
  readonly post: string | null;
  /** `in-review` where the reader is not told (domain/sight). */
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  /** Null for who is not told of returns. */
  readonly round: number | null;
  readonly effectiveFrom: string | null;
  /** Null for those who may not see everything. */
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly policyVersion: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly view: 'all' | 'below' | 'own';
  readonly released: boolean;
  readonly reader: Reader;
  /** As it stands in the records: for what decides what is told, never for who reads. */
  readonly standsAt: string;
  readonly standsInRound: number;
}

/** Which cases of any kind to list; what is absent does not matter. */
export interface HeadFilter {
  readonly kind?: CaseKind | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly vacancyId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Only those whom this person scores in a session that is open, or whose session he chairs. */
  readonly scoredBy?: string | undefined;
  readonly personId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly open?: boolean | undefined;
  /** Only those that this person has opened; those of a cycle are the cycle’s. */
  readonly startedBy?: string | undefined;
  /** Only those of whoever is below this person. */
  readonly below?: string | undefined;
  /** Where they stand, told or not: what a task of the viewer's asks about; never his own case. */
  readonly standing?: { readonly at: readonly string[]; readonly notOf: string } | undefined;
  /** Part of a name, its pinyin or initials, or how a number begins. */
  readonly search?: string | undefined;
}

function scopeOf({ personId, scope }: Viewer): RawBuilder<unknown> {
  const own = sql`c.person_id = ${personId}`;
  switch (scope) {
    case 'all':
    case 'addressee':
      return sql`true`;
    case 'below':
      return sql`(${own} or ${isBelow(sql`c.person_id`, personId)})`;
    case 'own':
      return own;
  }
}

function conditions(filter: HeadFilter): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (filter.kind !== undefined) where.push(sql`c.kind = ${filter.kind}`);
  if (filter.ids !== undefined) where.push(sql`c.id = any(${[...filter.ids]}::text[])`);
  if (filter.sessionId !== undefined) {
    where.push(
      sql`exists (select from defense_scorer s where s.case_id = c.id and s.session_id = ${filter.sessionId})`,
    );
  }
  if (filter.scoredBy !== undefined) where.push(scoresNow(filter.scoredBy, sql`c.id`));
  if (filter.vacancyId !== undefined) where.push(sql`c.vacancy_id = ${filter.vacancyId}`);
  if (filter.personId !== undefined) where.push(sql`c.person_id = ${filter.personId}`);
  if (filter.departmentId !== undefined) where.push(sql`p.department_id = ${filter.departmentId}`);
  if (filter.open !== undefined) where.push(sql`(c.closed_at is null) = ${filter.open}`);
  if (filter.startedBy !== undefined) {
    where.push(sql`c.opened_by = ${filter.startedBy} and c.kind <> 'level-promotion'`);
  }
  if (filter.below !== undefined) where.push(isBelow(sql`c.person_id`, filter.below));
  if (filter.standing !== undefined) {
    const { at, notOf } = filter.standing;
    where.push(sql`c.stage = any(${[...at]}::text[]) and c.person_id <> ${notOf}`);
  }
  if (filter.search !== undefined) {
    where.push(calledLike(filter.search, sql`p.id`));
  }
  return sql.join(where, sql` and `);
}

const SEEN = sight(sql<boolean>`c.released`);
/** Cases with their reader; a case that he does not know of is none to him, unless he has a task about it. */
const seenBy = (viewer: Viewer): RawBuilder<unknown> => sql`
  personnel_case c join person p on p.id = c.person_id join department d on d.id = p.department_id
  cross join lateral (select ${readerOf(viewer)} as reader) v
  where ${scopeOf(viewer)} and (${SEEN.known} or ${viewer.scope === 'addressee'})`;

/** A page of the numbers and kinds of cases of every kind that the viewer may see, by number, after one. */
export async function listHeads(
  db: Queryable,
  viewer: Viewer,
  filter: HeadFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly { readonly id: string; readonly kind: CaseKind }[]> {
  const { rows } = await sql<{ id: string; kind: CaseKind }>`
    select c.id, c.kind from ${seenBy(viewer)} and ${conditions(filter)} and c.id > ${page.after ?? ''} order by c.id limit ${page.limit}`.execute(
    db,
  );
  return rows;
}

/** How many there are of them; counted no further than `most`, where it is given. */
export async function countHeads(
  db: Queryable,
  viewer: Viewer,
  filter: HeadFilter,
  most: number | null = null,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from ${seenBy(viewer)} and ${conditions(filter)} limit ${most}) one`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** The cases among these that the viewer may see, by number; level promotions are not among them. */
export async function readPersonnelCases(
  db: Queryable,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly PersonnelCaseView[]> {
  if (ids.length === 0) return [];
  const view = sql`case when c.person_id = ${viewer.personId} then 'own'
                        when ${viewer.scope} = 'all' then 'all' else 'below' end`;
  const { result, round, detail } = FIELD_SIGHT;
  const atResult = (column: RawBuilder<unknown>): RawBuilder<unknown> => SEEN.field(result, column);
  const { rows } = await sql<PersonnelCaseView>`
    select c.id, c.kind, c.person_id as "personId", p.name as "personName", p.department_id as "departmentId",
      d.name as "departmentName", c.vacancy_id as "vacancyId", c.about_id as "aboutId", c.post, ${SEEN.stage} as stage,
      ${atResult(sql`c.outcome`)} as outcome, ${atResult(sql`c.reason`)} as reason,
      ${SEEN.field(round, sql`c.round`)} as round, ${atResult(sql`c.effective_from`)} as "effectiveFrom",
      ${SEEN.field(detail, sql`c.detail`)} as detail, c.policy_version as "policyVersion", c.opened_at as "openedAt",
      case when ${SEEN.isStageTold} then c.closed_at end as "closedAt", c.version, ${view} as view, c.released,
      v.reader, c.stage as "standsAt", c.round as "standsInRound"
    from ${seenBy(viewer)} and c.id = any(${[...ids]}::text[]) and c.kind <> 'level-promotion' order by c.id`.execute(
    db,
  );
  return rows;
}

import { sql, type RawBuilder } from 'kysely';
import type { CaseKind } from '../domain/case-kind.js';
import type { Viewer } from './case-views.js';
import type { Queryable } from './database.js';
import { managedBy } from './people.js';

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
  /** `in-review` for the person himself until the result is released. */
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly round: number;
  readonly effectiveFrom: string | null;
  /** Null for those who may not see everything. */
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly policyVersion: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly view: 'all' | 'below' | 'own';
  readonly released: boolean;
}

export interface HeadFilter {
  readonly kind?: CaseKind | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly vacancyId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly personId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly open?: boolean | undefined;
  readonly stages?: readonly string[] | undefined;
  /** Part of a name, or how a number begins. */
  readonly search?: string | undefined;
}

function scopeOf({ personId, scope }: Viewer): RawBuilder<unknown> {
  const own = sql`c.person_id = ${personId}`;
  switch (scope) {
    case 'all':
    case 'addressee':
      return sql`true`;
    case 'below':
      return sql`(${own} or c.person_id in ${managedBy(personId)})`;
    case 'own':
      return own;
  }
}

const escapeLike = (value: string): string => value.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function conditions(filter: HeadFilter): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (filter.kind !== undefined) where.push(sql`c.kind = ${filter.kind}`);
  if (filter.ids !== undefined) where.push(sql`c.id = any(${[...filter.ids]}::text[])`);
  if (filter.sessionId !== undefined) {
    where.push(
      sql`exists (select from defense_scorer s where s.case_id = c.id and s.session_id = ${filter.sessionId})`,
    );
  }
  if (filter.vacancyId !== undefined) where.push(sql`c.vacancy_id = ${filter.vacancyId}`);
  if (filter.personId !== undefined) where.push(sql`c.person_id = ${filter.personId}`);
  if (filter.departmentId !== undefined) where.push(sql`p.department_id = ${filter.departmentId}`);
  if (filter.open !== undefined) where.push(sql`(c.closed_at is null) = ${filter.open}`);
  if (filter.stages !== undefined) where.push(sql`c.stage = any(${[...filter.stages]}::text[])`);
  if (filter.search !== undefined) {
    const part = escapeLike(filter.search.trim());
    where.push(sql`(p.name ilike ${`%${part}%`} or p.id ilike ${`${part}%`})`);
  }
  return sql.join(where, sql` and `);
}

/** A page of the numbers and kinds of cases of every kind that the viewer may see, by number, after one. */
export async function listHeads(
  db: Queryable,
  viewer: Viewer,
  filter: HeadFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly { readonly id: string; readonly kind: CaseKind }[]> {
  const { rows } = await sql<{ id: string; kind: CaseKind }>`
    select c.id, c.kind from personnel_case c join person p on p.id = c.person_id
    where ${scopeOf(viewer)} and ${conditions(filter)} and c.id > ${page.after ?? ''} order by c.id limit ${page.limit}`.execute(
    db,
  );
  return rows;
}

/** How many there are of them. */
export async function countHeads(db: Queryable, viewer: Viewer, filter: HeadFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from personnel_case c join person p on p.id = c.person_id
    where ${scopeOf(viewer)} and ${conditions(filter)}`.execute(db);
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
  const shown = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`case when v.view = 'all' or c.released then ${column} end`;
  const { rows } = await sql<PersonnelCaseView>`
    select c.id, c.kind, c.person_id as "personId", p.name as "personName", p.department_id as "departmentId",
      d.name as "departmentName", c.vacancy_id as "vacancyId", c.about_id as "aboutId", c.post,
      case when v.view = 'own' and not c.released then 'in-review'
           when v.view = 'below' and not c.released and c.stage in ('approved', 'rejected') then 'with-gm'
           else c.stage end as stage,
      ${shown(sql`c.outcome`)} as outcome, ${shown(sql`c.reason`)} as reason, c.round,
      ${shown(sql`c.effective_from`)} as "effectiveFrom", case when v.view = 'all' then c.detail end as detail,
      c.policy_version as "policyVersion", c.opened_at as "openedAt", c.closed_at as "closedAt", c.version, v.view,
      c.released
    from personnel_case c
    join person p on p.id = c.person_id
    join department d on d.id = p.department_id
    cross join lateral (select ${view} as view) v
    where c.id = any(${[...ids]}::text[]) and c.kind <> 'level-promotion' and ${scopeOf(viewer)} order by c.id`.execute(
    db,
  );
  return rows;
}

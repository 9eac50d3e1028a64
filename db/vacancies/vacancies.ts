import { sql, type RawBuilder } from 'kysely';
import type { ManagementPosition } from '../../domain/vocabulary/position.js';
import { NOMINEE_STAGES } from '../../domain/pipelines/position-promotion/catalogue.js';
import type { VacancyChange } from '../../domain/pipelines/position-promotion/vacancy.js';
import { writeLedger, type StepMark } from '../cases/ledger.js';
import type { Queryable } from '../database.js';

/** Opens a vacancy, or brings it to where its workflow has it; the ledger says what became of it. */
export async function changeVacancy(
  db: Queryable,
  change: VacancyChange,
  policyVersion: string,
  mark: StepMark,
): Promise<void> {
  const { vacancyId, opens, stage, headCount, filled, closeReason = null } = change;
  if (opens === undefined) {
    await sql`
      update vacancy set stage = ${stage}, head_count = ${headCount}, filled = ${filled}, close_reason = ${closeReason},
        closed_at = case when ${stage} = 'closed' then ${mark.at}::timestamptz end, version = version + 1
      where id = ${vacancyId}`.execute(db);
  } else {
    const { post, departmentId, team, reportsTo, reason, openedBy, choices } = opens;
    await sql`
      insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices,
                           opened_by, opened_at)
      values (${vacancyId}, ${post}, ${departmentId}, ${team}, ${reportsTo}, ${headCount}, ${reason}, ${stage},
              ${policyVersion}, ${JSON.stringify(choices)}::jsonb, ${openedBy}, ${mark.at})`.execute(db);
  }
  const opening = opens === undefined ? {} : { actor: opens.openedBy, act: 'vacancy.open', clause: '9.1' };
  await writeLedger(db, [{ mark: { ...mark, ...opening }, after: { stage, headCount, filled, closeReason } }]);
}

/** A vacancy as it stands (§9.1, I-46). */
export interface VacancyRow {
  readonly id: string;
  readonly post: ManagementPosition;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly team: string;
  readonly reportsTo: string;
  readonly reportsToName: string;
  readonly headCount: number;
  /** Formally appointed. */
  readonly filled: number;
  readonly reason: string;
  readonly stage: 'open' | 'closing' | 'closed';
  readonly closeReason: string | null;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
}

const rows = sql`
  select v.id, v.post, v.department_id as "departmentId", d.name as "departmentName", v.team,
         v.reports_to as "reportsTo", p.name as "reportsToName", v.head_count as "headCount", v.filled, v.reason, v.stage,
         v.close_reason as "closeReason", v.policy_version as "policyVersion", v.choices, v.opened_by as "openedBy",
         v.opened_at as "openedAt", v.closed_at as "closedAt", v.version
  from vacancy v join department d on d.id = v.department_id join person p on p.id = v.reports_to`;

/** Which vacancies to list; what is absent does not matter. */
export interface VacancyFilter {
  readonly stage?: VacancyRow['stage'] | undefined;
  readonly post?: ManagementPosition | undefined;
  readonly departmentId?: string | undefined;
}

/** A page of vacancies, latest number first, before one. */
export async function listVacancies(
  db: Queryable,
  filter: VacancyFilter,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly VacancyRow[]> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (filter.stage !== undefined) where.push(sql`v.stage = ${filter.stage}`);
  if (filter.post !== undefined) where.push(sql`v.post = ${filter.post}`);
  if (filter.departmentId !== undefined) where.push(sql`v.department_id = ${filter.departmentId}`);
  if (page.before !== undefined) where.push(sql`v.id < ${page.before}`);
  const found = await sql<VacancyRow>`
    ${rows} where ${sql.join(where, sql` and `)} order by v.id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

/** A vacancy by its id; undefined where there is none. */
export async function findVacancy(db: Queryable, id: string): Promise<VacancyRow | undefined> {
  return (await sql<VacancyRow>`${rows} where v.id = ${id}`.execute(db)).rows[0];
}

/** Whether there is a department of that id. */
export async function isDepartment(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from department where id = ${id}) as found`.execute(db);
  return rows[0]?.found === true;
}

/**
 * I-46: those on trial or beyond who may still be appointed take a place as well; to who is not told of an approval
 * before its letter (9.5.5) it takes none until then.
 */
export async function countOnTrial(db: Queryable, vacancyId: string, beforeLetter: boolean): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from personnel_case
    where vacancy_id = ${vacancyId} and kind = 'position-promotion' and closed_at is null
      and stage <> all(${[...NOMINEE_STAGES, ...(beforeLetter ? [] : ['trial-letter'])]}::text[])`.execute(db);
  return counted[0]?.n ?? 0;
}

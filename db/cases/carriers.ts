import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** The open cases that a workflow carries, by number. */
export async function readCarried(db: Queryable, workflowId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where carried_by = ${workflowId} and closed_at is null order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The workflow that has to carry a case, as the records name it: a candidate of a cycle lies with the cycle until the
 * release, a nominee with the vacancy until his trial; everybody else has a workflow of his own, or is named one.
 */
const carrier = sql`coalesce(c.carried_by, case
  when c.kind = 'level-promotion' then c.group_id
  when c.kind = 'position-promotion' and not exists (select from trial t where t.case_id = c.id) then c.vacancy_id
  else c.id end)`;

/** The workflow that carries an open case; undefined where no open case has that number. */
export async function carrierOf(db: Queryable, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ by: string }>`
    select ${carrier} as by from personnel_case c where c.id = ${caseId} and c.closed_at is null`.execute(db);
  return rows[0]?.by;
}

/** The open cases that this workflow has to carry. */
export async function listUncarried(db: Queryable, workflowId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from personnel_case c
    where c.closed_at is null and ${carrier} = ${workflowId} order by c.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Cases that go by one policy version, of people under one direct superior as the records have him now, or none. */
export interface Team {
  readonly policyVersion: string;
  /** By number. */
  readonly ids: readonly string[];
}

/** Cases as teams, those of a policy version one after another. */
export async function teamsOf(db: Queryable, caseIds: readonly string[]): Promise<readonly Team[]> {
  const { rows } = await sql<Team>`
    select c.policy_version as "policyVersion", array_agg(c.id::text order by c.id) as ids
    from personnel_case c join person p on p.id = c.person_id
    where c.id = any(${[...caseIds]}::text[])
    group by c.policy_version, p.superior_id order by c.policy_version, p.superior_id nulls last`.execute(db);
  return rows;
}

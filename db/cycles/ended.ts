import { sql } from 'kysely';
import type { EndedCase } from '../../domain/pipelines/level-promotion/result-told.js';
import type { Queryable } from '../database.js';

/** Of these cases those of §8 that were shown to their people at one of these instants, by number; without who has left. */
export async function listEnded(
  db: Queryable,
  caseIds: readonly string[],
  at: readonly Date[],
): Promise<readonly (EndedCase & { readonly policyVersion: string })[]> {
  const { rows } = await sql<EndedCase & { readonly policyVersion: string }>`
    select c.id as "caseId", c.person_id as "personId", y.month, c.stage, c.from_level as "fromLevel",
           c.final_level as "finalLevel", c.effective_from as "effectiveFrom", c.reason, c.policy_version as "policyVersion",
           case when c.stage = 'ineligible' then coalesce(
             (select e.answer -> 'findings' from evaluation e where e.case_id = c.id and e.no = c.evaluation_no), '[]')
             else '[]' end as findings
    from promotion_case c join personnel_case h on h.id = c.id join cycle y on y.id = c.cycle_id
      join person p on p.id = c.person_id
    where c.id = any(${[...caseIds]}::text[]) and h.released_at = any(${[...at]}::timestamptz[]) and p.status <> 'left'
    order by c.id`.execute(db);
  return rows;
}

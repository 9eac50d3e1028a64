import { sql } from 'kysely';
import type { ResultOfCase } from '../../domain/pipelines/result-told.js';
import type { Queryable } from '../database.js';

/** Of these cases, but for those of §8, whose results were shown to their people at one of these instants, by number; without who has left. */
export async function listResults(
  db: Queryable,
  caseIds: readonly string[],
  at: readonly Date[],
): Promise<readonly (ResultOfCase & { readonly policyVersion: string })[]> {
  const { rows } = await sql<ResultOfCase & { readonly policyVersion: string }>`
    select c.id as "caseId", c.person_id as "personId", c.kind, c.stage, c.effective_from as "effectiveFrom", c.reason,
           c.policy_version as "policyVersion"
    from personnel_case c join person p on p.id = c.person_id
    where c.id = any(${[...caseIds]}::text[]) and c.kind <> 'level-promotion'
      and c.released_at = any(${[...at]}::timestamptz[]) and p.status <> 'left' order by c.id`.execute(db);
  return rows;
}

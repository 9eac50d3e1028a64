import { sql } from 'kysely';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { Queryable } from '../database.js';

/** Of cases that the rules found ineligible the first test that was not met, by case. */
export async function firstFailing(db: Queryable, caseIds: readonly string[]): Promise<ReadonlyMap<string, Finding>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; found: Finding }>`
    select c.id, failing.found
    from personnel_case c
    join lateral (select e.answer from evaluation e where e.case_id = c.id and e.why <> 'panel'
                  order by e.no desc limit 1) last on true
    join lateral (select one.found from jsonb_array_elements(last.answer -> 'findings') with ordinality one (found, turn)
                  where not (one.found ->> 'met')::boolean order by one.turn limit 1) failing on true
    where c.id = any(${[...caseIds]}::text[]) and last.answer ->> 'outcome' = 'ineligible'`.execute(db);
  return new Map(rows.map(({ id, found }) => [id, found]));
}

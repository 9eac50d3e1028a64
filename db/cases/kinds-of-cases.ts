import { sql } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { Queryable } from '../database.js';

/** Of which kind each of these cases is, by number. */
export async function kindsOfCases(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly kind: CaseKind }[]> {
  const { rows } = await sql<{ caseId: string; kind: CaseKind }>`
    select id as "caseId", kind from personnel_case where id = any(${[...caseIds]}::text[]) order by id`.execute(db);
  return rows;
}

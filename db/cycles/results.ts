import { sql } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Queryable } from '../database.js';

/** A level promotion as the cycle has decided it (8.5.5). */
export interface CycleResult {
  readonly caseId: string;
  readonly personId: string;
  /** `YYYY-MM`. */
  readonly cycleMonth: string;
  readonly fromLevel: Level | null;
  /** Null for who was not approved. */
  readonly finalLevel: Level | null;
  /** Civil date. */
  readonly effectiveFrom: string | null;
  readonly round: number;
  readonly policyVersion: string;
  /** When it was handed back (8.5.6); null before. */
  readonly releasedAt: Date | null;
}

/** What became of these cases of a cycle, by number. */
export async function readCycleResults(db: Queryable, caseIds: readonly string[]): Promise<readonly CycleResult[]> {
  const { rows } = await sql<CycleResult>`
    select c.id as "caseId", c.person_id as "personId", y.month as "cycleMonth", c.from_level as "fromLevel",
           c.final_level as "finalLevel", c.effective_from as "effectiveFrom", c.round, c.policy_version as "policyVersion",
           h.released_at as "releasedAt"
    from promotion_case c join cycle y on y.id = c.cycle_id join personnel_case h on h.id = c.id
    where c.id = any(${[...caseIds]}::text[]) order by c.id`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { ReportedCase } from '../../domain/documents/cycle-report.js';
import type { Queryable } from '../database.js';

/** Everybody in a cycle by case number. */
export async function listReportedCases(db: Queryable, cycleId: string): Promise<readonly ReportedCase[]> {
  const { rows } = await sql<ReportedCase>`
    select c.id as "caseId", c.person_id as "personId", p.name, c.position, c.from_level as "from", c.target_level as target, c.route,
           c.special, c.panel_total::text as "panelTotal", c.stage, c.final_level as "finalLevel", c.reason
    from promotion_case c join person p on p.id = c.person_id
    where c.cycle_id = ${cycleId} order by c.id`.execute(db);
  return rows;
}

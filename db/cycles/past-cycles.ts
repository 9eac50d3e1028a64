import { sql } from 'kysely';
import type { LevelPromotionRequest, PanelRequest } from '../../domain/evaluation/request.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import type { Queryable } from '../database.js';

/** A case of a past cycle with the facts that its evaluations have frozen (I-15). */
export interface FrozenCase {
  readonly personId: string;
  readonly name: string;
  readonly request: LevelPromotionRequest;
  /** The last sheets of the panel; null where none sat. */
  readonly panel: PanelRequest | null;
}

/** Everybody of a cycle as the last evaluation of each has frozen him, by case number. */
export async function listFrozenCases(db: Queryable, cycleId: string): Promise<readonly FrozenCase[]> {
  const { rows } = await sql<FrozenCase>`
    select c.person_id as "personId", p.name, found.request, panel.request as panel
    from promotion_case c
    join person p on p.id = c.person_id
    join lateral (select e.request from evaluation e where e.case_id = c.id and e.why <> 'panel'
                  order by e.no desc limit 1) found on true
    left join lateral (select e.request from evaluation e where e.case_id = c.id and e.why = 'panel'
                       order by e.no desc limit 1) panel on true
    where c.cycle_id = ${cycleId} order by c.id`.execute(db);
  return rows;
}

/** The month in which the general manager approved the most of a cycle (8.5.5); null where he approved nobody. */
export async function approvalMonthOf(db: Queryable, cycleId: string): Promise<string | null> {
  const { rows } = await sql<{ at: Date }>`
    select max(at) as at from decision
    where cycle_id = ${cycleId} and kind = 'gm' and outcome = 'approve'
    group by to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') order by count(*) desc, 1 desc limit 1`.execute(db);
  const [latest] = rows;
  return latest === undefined ? null : monthOf(todayIn('Asia/Shanghai', latest.at.getTime()));
}

import { sql } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import type { PromotionAhead } from '../../domain/cases/pay-rates.js';
import type { Queryable } from '../database.js';

const stages = (kind: 'level-promotion' | 'position-promotion') => [
  ...stagesMarked(kind, 'awaits-approval'),
  ...stagesMarked(kind, 'awaits-release'),
];

/**
 * I-83: the promotions that wait for an approval or a release, of these cases or all, by number; levels are those of a
 * civil date, and the one to come is null where the appointment will say it (I-61). Who asks for nothing yet is left out.
 */
export async function listPromotionsAhead(
  db: Queryable,
  question: { readonly on: string; readonly caseIds?: readonly string[] },
): Promise<readonly PromotionAhead[]> {
  const { on, caseIds } = question;
  const chosen = caseIds === undefined ? sql`true` : sql`h.id = any(${[...caseIds]}::text[])`;
  const { rows } = await sql<PromotionAhead>`
    select h.id as "caseId", h.group_id as "groupId", h.post, h.policy_version as "policyVersion",
           coalesce(c.from_level, l.level) as "from", coalesce(c.final_level, c.target_level) as "to"
    from personnel_case h
    left join candidate c on c.id = h.id
    left join level_on(${on}) l on l.person_id = h.person_id
    where h.closed_at is null and ${chosen}
      and (h.kind = 'level-promotion' and c.target_level is not null and h.stage = any(${stages('level-promotion')}::text[])
        or h.kind = 'position-promotion' and h.stage = any(${stages('position-promotion')}::text[]))
    order by h.id`.execute(db);
  return rows;
}

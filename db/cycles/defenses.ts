import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A session of a cycle and how many of its sheets are in. */
export interface CycleDefense {
  readonly id: string;
  readonly stage: 'scoring' | 'summary' | 'closed';
  readonly heldOn: string;
  /** HH:MM in Shanghai; null where HR has not said so. */
  readonly time: string | null;
  readonly room: string | null;
  readonly chair: string;
  readonly chairName: string;
  readonly candidates: number;
  /** Sheets that are in, of all that are asked for. */
  readonly sheetsIn: number;
  readonly sheets: number;
  /** Whose sheets are not in, by their numbers. */
  readonly owing: readonly { readonly personId: string; readonly name: string }[];
}

/** The defenses of a cycle or vacancy by their day, without those in which the reader himself is heard (I-37). */
export async function listDefenses(db: Queryable, groupId: string, readerId: string): Promise<readonly CycleDefense[]> {
  const { rows } = await sql<CycleDefense>`
    select d.id, d.stage, d.held_on as "heldOn", d.starts_at as time, d.room, d.chair_id as chair, p.name as "chairName", panel.*
    from defense_session d
    join person p on p.id = d.chair_id
    cross join lateral (
      select count(distinct s.case_id)::int as candidates, count(t.scorer_id)::int as "sheetsIn", count(*)::int as sheets,
        coalesce(jsonb_agg(distinct jsonb_build_object('personId', w.id, 'name', w.name))
          filter (where t.scorer_id is null), '[]'::jsonb) as owing
      from defense_scorer s join person w on w.id = s.scorer_id
      left join score_sheet t on (t.session_id, t.case_id, t.scorer_id) = (s.session_id, s.case_id, s.scorer_id)
      where s.session_id = d.id and not s.withdrawn) panel
    where d.group_id = ${groupId} and panel.sheets > 0 and not exists (
      select from defense_scorer own join personnel_case c on c.id = own.case_id
      where own.session_id = d.id and c.person_id = ${readerId})
    order by d.held_on, d.starts_at nulls last, d.id`.execute(db);
  return rows;
}

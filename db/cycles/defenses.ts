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
    select d.id, d.stage, d.held_on as "heldOn", d.starts_at as time, d.room, d.chair_id as chair, p.name as "chairName",
      count(distinct s.case_id)::int as candidates, count(t.scorer_id)::int as "sheetsIn", count(*)::int as sheets,
      coalesce((select jsonb_agg(distinct jsonb_build_object('personId', w.id, 'name', w.name))
        from defense_scorer o join person w on w.id = o.scorer_id
        where o.session_id = d.id and not o.withdrawn and not exists (
          select from score_sheet i
          where (i.session_id, i.case_id, i.scorer_id) = (o.session_id, o.case_id, o.scorer_id))), '[]'::jsonb) as owing
    from defense_session d
    join person p on p.id = d.chair_id
    join defense_scorer s on s.session_id = d.id and not s.withdrawn
    left join score_sheet t on (t.session_id, t.case_id, t.scorer_id) = (s.session_id, s.case_id, s.scorer_id)
    where d.group_id = ${groupId} and not exists (
      select from defense_scorer own join personnel_case c on c.id = own.case_id
      where own.session_id = d.id and c.person_id = ${readerId})
    group by d.id, p.name order by d.held_on, d.starts_at nulls last, d.id`.execute(db);
  return rows;
}

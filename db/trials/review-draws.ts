import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** What a draw of subordinates rested on and came to (I-55): enough for anybody to repeat it. */
export interface KeptDraw {
  readonly no: number;
  readonly seed: string;
  readonly roster: readonly string[];
  /** Who was asked, by his place in the shuffle, replacements among them. */
  readonly drawn: readonly { readonly personId: string; readonly place: number }[];
}

/** The draws of a case whose roster is frozen, in order. */
export async function listDraws(db: Queryable, caseId: string): Promise<readonly KeptDraw[]> {
  const { rows } = await sql<KeptDraw>`
    select r.no, r.seed, r.roster::text[] as roster,
      coalesce((select jsonb_agg(jsonb_build_object('personId', p.person_id, 'place', p.place) order by p.place)
                from review_rater p
                where p.case_id = r.case_id and p.no = r.no and p.review_group = 'subordinates'), '[]') as drawn
    from review r where r.case_id = ${caseId} and r.launched_on is not null order by r.no`.execute(db);
  return rows;
}

/** The cases that have a draw, by number. */
export async function casesWithDraws(db: Queryable): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from review where launched_on is not null order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

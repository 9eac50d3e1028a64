import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { answeredTo } from './offices.js';

/** How far the papers of a cycle are typeset. */
export interface PapersMade {
  /** Each document once as issued, and once more when it was answered to. */
  readonly wanted: number;
  readonly kept: number;
  /** When the last one was kept; null before the first. */
  readonly lastAt: Date | null;
}

/** How many papers the cases of a cycle have by now, and how many are kept. */
export async function papersMade(db: Queryable, cycleId: string): Promise<PapersMade> {
  const { rows } = await sql<PapersMade>`
    with wanted as (
      select d.id, s.stage from document d join candidate c on c.id = d.case_id
      cross join lateral (values ('issued'), ('answered')) as s (stage)
      where c.cycle_id = ${cycleId}
        and (s.stage = 'issued' or ${answeredTo(sql`d.id`)}))
    select count(*)::int as wanted, count(k.document_id)::int as kept, max(k.at) as "lastAt"
    from wanted w left join paper k on (k.document_id, k.stage) = (w.id, w.stage)`.execute(db);
  return rows[0] ?? { wanted: 0, kept: 0, lastAt: null };
}

/** A paper of a cycle that draws characters as their codes. */
export interface CodedPaper {
  readonly documentId: string;
  readonly personId: string;
  readonly personName: string;
  readonly coded: readonly string[];
}

/** The papers of a cycle that draw characters as their codes, without those of the reader himself. */
export async function codedPapers(db: Queryable, cycleId: string, readerId: string): Promise<readonly CodedPaper[]> {
  const { rows } = await sql<CodedPaper>`
    select distinct on (d.id) d.id as "documentId", d.person_id as "personId", p.name as "personName", k.coded
    from paper k join document d on d.id = k.document_id join candidate c on c.id = d.case_id
    join person p on p.id = d.person_id
    where c.cycle_id = ${cycleId} and k.coded <> '{}' and d.person_id <> ${readerId}
    order by d.id, k.stage`.execute(db);
  return rows;
}

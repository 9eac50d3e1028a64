import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/**
 * A paper that is not what it should be: another text than its digest's, a number of a series without a paper, the scan
 * of its signed sheet not the file that was bound to it, or bound to another text; what an office signed not what its digest
 * says, or a line of it gone.
 */
export interface FlawedDocument {
  readonly number: string;
  readonly what: 'digest' | 'missing' | 'scan' | 'scanned-text' | 'signed';
}

/** The names that stand apart (docs/decisions/0076), by the papers and signatures that say their digests. */
const NAMED = sql`
  select p.about as number, who ->> 'personId' as person_id, who ->> 'sha256' as sha256
  from frozen_paper p cross join lateral jsonb_path_query(p.head::jsonb, '$.seats[*].*') who
  where p.kind = 'session-summary' and who ? 'sha256'
  union all
  select coalesce(p.about, d.number), who.person_id, who.sha256 from office_signature s
    left join frozen_paper p on p.no = s.paper_no left join document d on d.id = s.document_id
    cross join lateral (values (s.signed_by, s.name_sha256), (s.deputy_id, s.deputy_name_sha256)) who (person_id, sha256)
  where who.sha256 is not null`;

/**
 * Papers whose text is not the one of their digest, numbers that were given in one of the series and have no paper,
 * unless it was erased (docs/decisions/0051), and scans that do not fit the digests with which they were bound; and what an
 * office signed (0072), by session or cycle, that is not as it was then.
 */
export async function listFlawedDocuments(
  db: Queryable,
  series: readonly string[],
): Promise<readonly FlawedDocument[]> {
  const { rows } = await sql<FlawedDocument>`
    select number, 'digest' as what from document
    where encode(sha256(convert_to(html, 'UTF8')), 'hex') <> sha256
    union all
    select given.number, 'missing' from document_number n
      cross join lateral (
        select concat_ws('-', n.series, n.year, lpad(g::text, 5, '0')) as number from generate_series(1, n.last) g) given
    where n.series = any(${[...series]}::text[]) and not exists (select from document d where d.number = given.number)
      and not exists (select from seal s where s.source = 'document' and s.key[1] = given.number and s.erasure_no is not null)
    union
    select d.number, 'scan' from document_scan s join document d on d.id = s.document_id
    where s.file_sha256 is distinct from (select encode(sha256(string_agg(p.content, ''::bytea order by p.no)), 'hex')
                                          from attachment_piece p where p.attachment_id = s.attachment_id)
    union
    select d.number, 'scanned-text' from document_scan s join document d on d.id = s.document_id
    where s.document_sha256 <> encode(sha256(convert_to(d.html, 'UTF8')), 'hex')
    union
    select p.about, 'signed' from frozen_paper p
    where p.sha256 <> encode(sha256(convert_to(concat_ws(E'\n', p.head, array_to_string(p.lines, E'\n')), 'UTF8')), 'hex')
    union
    select p.about, 'signed' from frozen_paper p
      cross join lateral unnest(p.cases, p.lines) with ordinality as should (case_id, sha256, place)
      left join frozen_line l on (l.paper_no, l.place) = (p.no, should.place)
    where case when l.paper_no is null
               then not exists (select from personnel_case c join erasure e on e.person_id = c.person_id
                                where c.id = should.case_id and 'cases' = any(e.kinds))
               else l.case_id <> should.case_id
                    or encode(sha256(convert_to(l.salt || l.content, 'UTF8')), 'hex') <> should.sha256 end
    union
    select named.number, 'signed' from (${NAMED}) named left join frozen_name n on n.sha256 = named.sha256
    where case when n.sha256 is null
               then not exists (select from erasure e where e.person_id = named.person_id and 'cases' = any(e.kinds))
               else n.person_id <> named.person_id
                    or encode(sha256(convert_to(n.salt || n.name, 'UTF8')), 'hex') <> n.sha256 end
    union
    select coalesce(p.about, d.number), 'signed' from office_signature s
      left join frozen_paper p on p.no = s.paper_no left join document d on d.id = s.document_id
    where s.sha256 <> coalesce(p.sha256, d.sha256)
    order by 1, 2`.execute(db);
  return rows;
}

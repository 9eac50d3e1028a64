import { sql, type RawBuilder } from 'kysely';
import type { FrozenKind, OfficeSignature } from '../../domain/documents/offices.js';
import type { Queryable } from '../database.js';

/** An instant as ISO 8601. */
const at = (instant: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who signed an issued document for an office, in order, as JSON. @param id of the document */
export const officesOf = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('role', o.role, 'name', o.name, 'deputyName', o.deputy_name,
    'cases', o.cases, 'said', o.said, 'sha256', o.sha256, 'at', ${at(sql`o.at`)}) order by o.no), '[]')
  from office_signature o where o.document_id = ${id})`;

/** Whether somebody has answered to a document since it was issued: the person, or the general manager (9.5.4). */
export const answeredTo = (id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select from document_signature g where g.document_id = ${id})
  or exists (select from office_signature o where o.document_id = ${id} and o.role = 'gm'))`;

/** Who signs what: a frozen paper for some of its cases, or an issued document. */
export type OfficeSigning = Pick<OfficeSignature, 'role' | 'name' | 'deputyName' | 'cases' | 'said' | 'sha256'> & {
  readonly paperNo: number | null;
  readonly documentId: string | null;
  readonly signedBy: string;
  readonly deputyId: string | null;
};

/** Keeps who signed; a document is signed once for each office. */
export async function insertOfficeSignatures(
  trx: Queryable,
  signings: readonly OfficeSigning[],
  at: Date,
): Promise<void> {
  if (signings.length === 0) return;
  await sql`
    insert into office_signature (role, paper_no, document_id, cases, signed_by, name, deputy_id, deputy_name, said,
                                  sha256, at)
    select role, "paperNo", "documentId", array(select jsonb_array_elements_text(cases)), "signedBy", name, "deputyId",
           "deputyName", said, sha256, ${at}
    from jsonb_to_recordset(${JSON.stringify(signings)}::jsonb) as given(role text, "paperNo" bigint, "documentId" text,
      cases jsonb, "signedBy" text, name text, "deputyId" text, "deputyName" text, said jsonb, sha256 text)
    on conflict (document_id, role) do nothing`.execute(trx);
}

/** The documents of a kind that cases were issued last, with their digests. */
export async function newestDocuments(
  db: Queryable,
  kind: string,
  caseIds: readonly string[],
): Promise<readonly { readonly id: string; readonly caseId: string; readonly sha256: string }[]> {
  const { rows } = await sql<{ id: string; caseId: string; sha256: string }>`
    select distinct on (case_id) id, case_id as "caseId", sha256 from document
    where kind = ${kind} and case_id = any(${[...caseIds]}::text[]) order by case_id, edition desc`.execute(db);
  return rows;
}

/**
 * Who signed the contents of a session or a cycle, in order: of each case HR's last signature that still stands, with what
 * the general manager has decided since. What was taken back, returned or opened again is not signed any more.
 */
export async function signaturesOfFrozen(
  db: Queryable,
  kind: FrozenKind,
  about: string,
): Promise<readonly OfficeSignature[]> {
  const { rows } = await sql<OfficeSignature>`
    with signed as (
      select s.* from office_signature s join frozen_paper p on p.no = s.paper_no
      where p.kind = ${kind} and p.about = ${about})
    select s.role, s.name, s.deputy_name as "deputyName", s.cases, s.said, s.sha256,
           ${at(sql`s.at`)} as at
    from signed s
    where s.role = 'chair' or exists (
      select from unnest(s.cases) c (id)
      where not exists (select from signed l where l.role = 'hr' and l.no > s.no and c.id = any(l.cases))
        and not exists (select from decision d where d.case_id = c.id and d.at > s.at
                        and d.kind in ('take-back', 'return', 'review')))
    order by s.no`.execute(db);
  return rows;
}

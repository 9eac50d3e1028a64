import { sql, type RawBuilder } from 'kysely';
import type { FrozenKind, OfficeSignature } from '../../domain/documents/offices.js';
import type { Queryable } from '../database.js';
import { nameSigned } from './frozen-names.js';

/** An instant as ISO 8601. */
const at = (instant: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const NAME = nameSigned(sql`o.name`, sql`o.name_sha256`);
const DEPUTY_NAME = nameSigned(sql`o.deputy_name`, sql`o.deputy_name_sha256`);

/** Who signed an issued document for an office, in order, as JSON. @param id of the document */
export const officesOf = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('role', o.role, 'name', ${NAME}, 'deputyName', ${DEPUTY_NAME},
    'cases', o.cases, 'said', o.said, 'sha256', o.sha256, 'at', ${at(sql`o.at`)}) order by o.no), '[]')
  from office_signature o where o.document_id = ${id})`;

/** Whether somebody has answered to a document since it was issued: the person, or the general manager (9.5.4). */
export const answeredTo = (id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select from document_signature g where g.document_id = ${id})
  or exists (select from office_signature o where o.document_id = ${id} and o.role = 'gm'))`;

/** Who signs what: a frozen paper for some of its cases, or an issued document. */
export type OfficeSigning = Pick<OfficeSignature, 'role' | 'cases' | 'said' | 'sha256'> & {
  readonly paperNo: number | null;
  readonly documentId: string | null;
  readonly signedBy: string;
  /** The digest under which his name stands apart. */
  readonly nameSha256: string;
  readonly deputyId: string | null;
  readonly deputyNameSha256: string | null;
};

/** Keeps who signed; a document is signed once for each office. */
export async function insertOfficeSignatures(
  trx: Queryable,
  signings: readonly OfficeSigning[],
  at: Date,
): Promise<void> {
  if (signings.length === 0) return;
  await sql`
    insert into office_signature (role, paper_no, document_id, cases, signed_by, name_sha256, deputy_id,
                                  deputy_name_sha256, said, sha256, at)
    select role, "paperNo", "documentId", array(select jsonb_array_elements_text(cases)), "signedBy", "nameSha256",
           "deputyId", "deputyNameSha256", said, sha256, ${at}
    from jsonb_to_recordset(${JSON.stringify(signings)}::jsonb) as given(role text, "paperNo" bigint, "documentId" text,
      cases jsonb, "signedBy" text, "nameSha256" text, "deputyId" text, "deputyNameSha256" text, said jsonb, sha256 text)
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
    with o as (
      select s.* from office_signature s join frozen_paper p on p.no = s.paper_no
      where p.kind = ${kind} and p.about = ${about})
    select o.role, ${NAME} as name, ${DEPUTY_NAME} as "deputyName", o.cases, o.said, o.sha256,
           ${at(sql`o.at`)} as at
    from o
    where o.role = 'chair' or exists (
      select from unnest(o.cases) c (id)
      where not exists (select from o l where l.role = 'hr' and l.no > o.no and c.id = any(l.cases))
        and not exists (select from decision d where d.case_id = c.id and d.at > o.at
                        and d.kind in ('take-back', 'return', 'review')))
    order by o.no`.execute(db);
  return rows;
}

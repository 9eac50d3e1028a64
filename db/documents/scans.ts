import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** The scan of a sheet that was signed by hand, as it is bound to an issued document (I-41). */
export interface DocumentScan {
  readonly documentId: string;
  /** Number of the file. */
  readonly id: string;
  readonly filename: string;
  readonly bytes: number;
  /** Of the frozen document, hexadecimal, as it was when the scan was bound. */
  readonly documentSha256: string;
  /** Of the file, hexadecimal. */
  readonly fileSha256: string;
  /** Employee number. */
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
}

/** Binds files that were handed in with a case by now to one of its documents, with the digests of both. */
export async function bindScans(
  trx: Queryable,
  documentId: string,
  files: readonly string[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into document_scan (attachment_id, document_id, document_sha256, file_sha256, bound_by, at)
    select a.id, d.id, d.sha256, a.sha256, ${by}, ${at}
    from document d join attachment a on a.id = any(${[...files]}::text[]) where d.id = ${documentId}`.execute(trx);
}

/** I-41: scans that were handed in by the very act that signed a document belong to it; a step has one clock. */
export async function bindScansOfSigning(
  trx: Queryable,
  signings: readonly { readonly caseId: string; readonly kind: string; readonly at: Date }[],
): Promise<void> {
  if (signings.length === 0) return;
  await sql`
    insert into document_scan (attachment_id, document_id, document_sha256, file_sha256, bound_by, at)
    select a.id, d.id, d.sha256, a.sha256, u.bound_by, u.bound_at
    from jsonb_to_recordset(${JSON.stringify(signings)}::jsonb) as given("caseId" text, kind text, at timestamptz)
    join lateral (select id, sha256 from document where case_id = given."caseId" and kind = given.kind
                  order by edition desc limit 1) d on true
    join case_attachment u on u.case_id = given."caseId" and u.purpose = 'signed-scan' and u.bound_at = given.at
    join attachment a on a.id = u.attachment_id`.execute(trx);
}

/** The scans of some documents, in the order in which they were bound. */
export async function listScans(db: Queryable, documentIds: readonly string[]): Promise<readonly DocumentScan[]> {
  if (documentIds.length === 0) return [];
  const { rows } = await sql<DocumentScan>`
    select s.document_id as "documentId", a.id, a.filename, a.bytes, s.document_sha256 as "documentSha256",
           s.file_sha256 as "fileSha256", s.bound_by as by, p.name as "byName", s.at
    from document_scan s join attachment a on a.id = s.attachment_id join person p on p.id = s.bound_by
    left join case_attachment u on u.attachment_id = a.id
    where s.document_id = any(${[...documentIds]}::text[]) order by s.document_id, s.at, u.place, a.id`.execute(db);
  return rows;
}

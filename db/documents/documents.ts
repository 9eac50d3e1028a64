import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DocumentSigned } from '../../domain/documents/order.js';
import type { Queryable } from '../database.js';

/** A paper to be issued, with its content and how it is printed. */
export interface NewDocument {
  /** Such as `level-notice`, `case-file`. */
  readonly kind: string;
  readonly caseId: string;
  readonly personId: string;
  readonly content: unknown;
  readonly html: string;
  /** Which of several of a kind in one case; 1 where absent. */
  readonly edition?: number;
  /** 9.5.10: published to everybody. */
  readonly forEverybody?: boolean;
  /** I-62: the document that it withdraws. */
  readonly withdraws?: string;
}

/** A paper with its number; who issues it, null for the service itself, and when. */
export interface IssuedDocument extends NewDocument {
  readonly number: string;
  readonly issuedBy: string | null;
  readonly at: Date;
}

/** A paper that was signed, or the refusal; who recorded it and when. */
export interface RecordedSignature {
  readonly signed: DocumentSigned;
  readonly recordedBy: string;
  readonly at: Date;
}

/**
 * A run of numbers `TZ-2026-00001` without gaps, a series and a civil year in Shanghai, taken inside the caller's
 * transaction: what is rolled back was never issued.
 */
export async function takeNumbers(
  db: Queryable,
  series: string,
  year: number,
  count: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ last: number }>`
    insert into document_number (series, year, last) values (${series}, ${year}, ${count})
    on conflict (series, year) do update set last = document_number.last + excluded.last returning last`.execute(db);
  const last = rows[0]?.last ?? 0;
  return Array.from(
    { length: count },
    (_, index) => `${series}-${year}-${String(last - count + 1 + index).padStart(5, '0')}`,
  );
}

/** Issues documents as they are, for good; one of a kind a case. */
export async function insertDocuments(db: Queryable, documents: readonly IssuedDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map((document) => ({
    ...document,
    id: document.number,
    sha256: createHash('sha256').update(document.html).digest('hex'),
  }));
  await sql`
    insert into document (id, number, kind, case_id, person_id, content, html, sha256, edition, for_everybody, withdraws,
                          issued_by, issued_at)
    select id, number, kind, "caseId", "personId", content, html, sha256, coalesce(edition, 1),
           coalesce("forEverybody", false), withdraws, "issuedBy", at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id text, number text, kind text, "caseId" text,
      "personId" text, content jsonb, html text, sha256 text, edition int, "forEverybody" boolean, withdraws text,
      "issuedBy" text, at timestamptz)`.execute(db);
}

/**
 * I-41: the newest document of its kind in each case is signed, or the refusal recorded.
 * @throws Error where a case has none
 */
export async function insertSignatures(db: Queryable, signatures: readonly RecordedSignature[]): Promise<void> {
  if (signatures.length === 0) return;
  const rows = signatures.map(({ signed, recordedBy, at }) => ({ ...signed, recordedBy, at }));
  const { numAffectedRows } = await sql`
    insert into document_signature (document_id, signature, recorded_by, reason, at)
    select d.id, given.signature, given."recordedBy", given.reason, given.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(kind text, "caseId" text, signature text, reason text,
      "recordedBy" text, at timestamptz)
    join lateral (select id from document where case_id = given."caseId" and kind = given.kind
                  order by edition desc limit 1) d on true`.execute(db);
  if (numAffectedRows !== BigInt(signatures.length)) throw new Error('a document was signed that is not there');
}

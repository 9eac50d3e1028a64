import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../database.js';
import { DOCUMENT_KINDS, DOCUMENTS, type DocumentKind } from '../../domain/documents/kind.js';
import type { OfficeSignature } from '../../domain/documents/offices.js';
import { officesOf } from './offices.js';
import { isBelow } from '../people/people.js';
import type { Signature } from '../../domain/pipelines/closing/acts.js';
import type { Viewer } from '../cases/sight.js';

/** An issued document; what it says is frozen. */
export interface DocumentView {
  readonly id: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly edition: number;
  readonly forEverybody: boolean;
  readonly withdraws: string | null;
  readonly withdrawnBy: string | null;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly sha256: string;
  readonly issuedBy: string | null;
  readonly issuedAt: Date;
  readonly signature: Signature | null;
  readonly signatureReason: string | null;
  readonly signedAt: Date | null;
}

/** A paper with its frozen content and how it is printed. */
export type FullDocument = DocumentView & {
  readonly content: unknown;
  readonly html: string;
  /** By which anybody verifies it. */
  readonly code: string;
  /** Employee number of whoever entered how it was signed. */
  readonly recordedBy: string | null;
  readonly recordedByName: string | null;
  /** Who signed it for an office (9.5.3, 9.5.4), in order. */
  readonly offices: readonly OfficeSignature[];
};

const columns = sql`d.id, d.number, d.kind, d.edition, d.for_everybody as "forEverybody", d.withdraws,
  (select w.id from document w where w.withdraws = d.id limit 1) as "withdrawnBy", d.case_id as "caseId", d.person_id as "personId", p.name as "personName",
  d.sha256, d.issued_by as "issuedBy", d.issued_at as "issuedAt", s.signature, s.reason as "signatureReason",
  s.at as "signedAt"`;
const tables = sql`document d join person p on p.id = d.person_id left join document_signature s on s.document_id = d.id`;

/** Papers that those below HR and the GM may read of themselves or of their people (domain/sight), no other kind. */
const READ = DOCUMENT_KINDS.filter((kind) => DOCUMENTS[kind].tells.person === 'now');
const READ_ABOVE = DOCUMENT_KINDS.filter((kind) => DOCUMENTS[kind].tells.superior === 'now');
const READ_BY_AUDITOR = DOCUMENT_KINDS.filter((kind) => DOCUMENTS[kind].tells.auditor === 'now');
const isOf = (kinds: readonly string[]): RawBuilder<unknown> => sql`d.kind = any(${[...kinds]}::text[])`;

/**
 * HR and the GM see all; the auditor all but what holds single scores; a head or supervisor the notices of his people; everybody his own notices and what is
 * published to all (9.5.10), never the papers of the file.
 */
function scopeOf({ personId, scope, office }: Viewer): RawBuilder<unknown> {
  const own = sql`d.person_id = ${personId}`;
  switch (scope) {
    case 'all':
      return office === 'auditor'
        ? sql`(${isOf(READ)} or ${isOf(READ_BY_AUDITOR)} and not ${own})`
        : sql`(${isOf(READ)} or not ${own})`;
    case 'below':
      return sql`(${isOf(READ)} and (d.for_everybody or ${own}) or ${isOf(READ_ABOVE)} and ${isBelow(sql`d.person_id`, personId)})`;
    case 'own':
    case 'addressee':
      return sql`(${isOf(READ)} and (d.for_everybody or ${own}))`;
  }
}

/** Which papers to list; what is absent does not matter. */
export interface DocumentFilter {
  readonly caseId?: string | undefined;
  readonly personId?: string | undefined;
  readonly kind?: string | undefined;
}

/** Documents by their numbers, latest first, before one. */
export async function listDocuments(
  db: Queryable,
  viewer: Viewer,
  filter: DocumentFilter,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly DocumentView[]> {
  const where = [scopeOf(viewer)];
  if (filter.caseId !== undefined) where.push(sql`d.case_id = ${filter.caseId}`);
  if (filter.personId !== undefined) where.push(sql`d.person_id = ${filter.personId}`);
  if (filter.kind !== undefined) where.push(sql`d.kind = ${filter.kind}`);
  if (page.before !== undefined) where.push(sql`d.id < ${page.before}`);
  const { rows } = await sql<DocumentView>`
    select ${columns} from ${tables} where ${sql.join(where, sql` and `)} order by d.id desc limit ${page.limit}`.execute(
    db,
  );
  return rows;
}

/** Every document of a cycle's cases, in the order of cases and numbers. */
export async function listDocumentsOfCycle(
  db: Queryable,
  viewer: Viewer,
  cycleId: string,
): Promise<readonly DocumentView[]> {
  const { rows } = await sql<DocumentView>`
    select ${columns} from ${tables}
    where d.case_id in (select id from candidate where cycle_id = ${cycleId}) and ${scopeOf(viewer)}
    order by d.case_id, d.issued_at, d.id`.execute(db);
  return rows;
}

/** A document with its content; undefined when there is none or it is not the viewer's to see. */
export async function findDocument(db: Queryable, viewer: Viewer, id: string): Promise<FullDocument | undefined> {
  const { rows } = await sql<FullDocument>`
    select ${columns}, d.content, d.html, d.code, s.recorded_by as "recordedBy", ${officesOf(sql`d.id`)} as offices,
           (select r.name from person r where r.id = s.recorded_by) as "recordedByName"
    from ${tables} where d.id = ${id} and ${scopeOf(viewer)}`.execute(db);
  return rows[0];
}

import { sql } from 'kysely';
import type { RecordedDocument } from '../../domain/documents/recorded.js';
import type { Queryable } from '../database.js';
import { answeredTo, officesOf } from './offices.js';

/** As issued, or with what the person answered to it (I-41). */
export type PaperStage = 'issued' | 'answered';

/** A paper as it was typeset. */
export interface KeptPaper {
  readonly documentId: string;
  readonly stage: PaperStage;
  readonly pdf: Buffer;
  readonly sha256: string;
  /** Characters that are drawn as their code. */
  readonly coded: readonly string[];
}

/** A document with the stage that its paper lacks. */
export type WaitingPaper = RecordedDocument & { readonly id: string; readonly stage: PaperStage };

/** What to look for among documents whose paper is not kept. */
interface Looking {
  readonly limit: number;
  /** Those that could not be made. */
  readonly without: readonly string[];
  /** Issued or signed since then; absent for all. */
  readonly since?: Date | undefined;
}

/** Documents whose paper is not kept by now, the oldest first. */
export async function listUntypeset(
  db: Queryable,
  { limit, without, since }: Looking,
): Promise<readonly WaitingPaper[]> {
  const recent =
    since === undefined
      ? sql`true`
      : sql`d.id in (select id from document where issued_at >= ${since}
                     union all select document_id from document_signature where at >= ${since}
                     union all select document_id from office_signature where document_id is not null and at >= ${since})`;
  const { rows } = await sql<WaitingPaper>`
    select d.id, d.number, d.kind, d.case_id as "caseId", d.person_id as "personId", p.name as "personName", d.code,
           d.sha256, d.content, d.issued_at as "issuedAt", s.signature, s.recorded_by as "recordedBy",
           r.name as "recordedByName", s.reason as "signatureReason", s.at as "signedAt", ${officesOf(sql`d.id`)} as offices,
           wanted.stage
    from document d join person p on p.id = d.person_id left join document_signature s on s.document_id = d.id
    left join person r on r.id = s.recorded_by
    cross join lateral (select stage from (values ('issued'), ('answered')) as of (stage)
      where stage = 'issued' or ${answeredTo(sql`d.id`)}) wanted
    where ${recent} and d.id <> all(${[...without]}::text[])
      and not exists (select from paper k where (k.document_id, k.stage) = (d.id, wanted.stage))
    order by d.issued_at, d.id, wanted.stage limit ${limit}`.execute(db);
  return rows;
}

/** Keeps papers, all in one statement; one that another worker has kept by now stays as it is. */
export async function keepPapers(db: Queryable, papers: readonly KeptPaper[], at: Date): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(
    ({ documentId, stage, pdf, sha256, coded }) =>
      sql`(${documentId}, ${stage}, ${pdf}::bytea, ${sha256}, ${pdf.length}::int, ${[...coded]}::text[], ${at}::timestamptz)`,
  );
  await sql`
    insert into paper (document_id, stage, pdf, sha256, bytes, coded, at) values ${sql.join(rows)}
    on conflict (document_id, stage) do nothing`.execute(db);
}

/** The kept paper of a document; undefined where it waits to be typeset. */
export async function findPaper(
  db: Queryable,
  documentId: string,
  stage: PaperStage,
): Promise<Pick<KeptPaper, 'pdf' | 'sha256' | 'coded'> | undefined> {
  const { rows } = await sql<Pick<KeptPaper, 'pdf' | 'sha256' | 'coded'>>`
    select pdf, sha256, coded from paper where document_id = ${documentId} and stage = ${stage}`.execute(db);
  return rows[0];
}

/** Characters that the kept paper of a document draws as their codes; undefined where it waits to be typeset. */
export async function codedOf(
  db: Queryable,
  documentId: string,
  stage: PaperStage,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ coded: readonly string[] }>`
    select coded from paper where document_id = ${documentId} and stage = ${stage}`.execute(db);
  return rows[0]?.coded;
}

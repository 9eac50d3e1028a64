import { sql } from 'kysely';
import { DOCUMENT_KINDS, DOCUMENTS, type DocumentKind } from '../../domain/documents/kind.js';
import type { Queryable } from '../database.js';
import { answeredTo } from './offices.js';

/** What anybody may know of a document whose code he has. */
export interface Verified {
  readonly id: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly issuedAt: Date;
  /** The later document that withdraws it (I-62), or whose level and pay stand in its place after an appeal (I-74). */
  readonly endedBy: { readonly how: 'withdrawn' | 'replaced'; readonly number: string; readonly at: string } | null;
  /** Digests of the files that are kept of it. */
  readonly files: readonly string[];
  /** Whether a paper that was handed out may not be kept yet: as issued, or with the answer. */
  readonly waits: boolean;
}

/** Notices that say what somebody's level pays. */
const NOTICES = sql`any(${DOCUMENT_KINDS.filter((kind) => DOCUMENTS[kind].covers === 'pay')}::text[])`;

/**
 * What ends a document `d`: what withdraws it (I-62); of a notice the next one that an appeal about its case has led to
 * (I-74), also where it comes from an appeal about that case itself.
 */
const ENDS = sql`
  select 'withdrawn' as how, w.number, w.issued_at from document w where w.withdraws = d.id
  union all
  select 'replaced', r.number, r.issued_at
  from personnel_case own
  join personnel_case a on a.kind = 'appeal'
    and a.about_id = case when own.kind = 'appeal' then own.about_id else own.id end
  join document r on r.case_id = a.id and r.kind = ${NOTICES} and (r.issued_at, r.id) > (d.issued_at, d.id) and r.id <> d.id
  where own.id = d.case_id and d.kind = ${NOTICES}`;

/** The document of a code; undefined where there is none, or it was erased. */
export async function findByCode(db: Queryable, code: string): Promise<Verified | undefined> {
  const { rows } = await sql<Verified>`
    select d.id, d.number, d.kind, d.issued_at as "issuedAt",
           (select json_build_object('how', e.how, 'number', e.number, 'at', e.issued_at)
            from (${ENDS}) e order by e.issued_at, e.number limit 1) as "endedBy",
           array(select k.sha256 from paper k where k.document_id = d.id order by k.stage) as files,
           not exists (select from paper k where (k.document_id, k.stage) = (d.id, 'issued'))
           or ${answeredTo(sql`d.id`)}
              and not exists (select from paper k where (k.document_id, k.stage) = (d.id, 'answered')) as waits
    from document d where d.code = ${code}`.execute(db);
  return rows[0];
}

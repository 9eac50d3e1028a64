import { sql } from 'kysely';
import type { Queryable } from '../../db/database.js';
import { insertDocuments } from '../../db/documents/documents.js';
import { keepPapers, listUntypeset } from '../../db/documents/papers.js';
import { paperOfDocument } from '../../documents/papers/of-document.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { companyNotice, levelNotice } from '../documents/papers-of.js';

/** A document as somebody outside holds it. */
export interface Held {
  readonly code: string;
  readonly pdf: Buffer;
}

/** Issues a notice, a company-wide one and what withdraws that, about a case, and keeps their papers as the worker does. */
export async function issueForStrangers(
  db: Queryable,
  caseId: string,
  personId: string,
): Promise<ReadonlyMap<string, Held>> {
  const common = { caseId, personId, issuedBy: null, at: new Date('2026-07-20T02:00:00Z') };
  const withdrawal = { ...companyNotice, withdraws: 'HT-2026-90001', reason: '班组名称有误' };
  const documents = [
    { number: 'TZ-2026-90001', kind: 'level-notice', content: levelNotice },
    { number: 'HT-2026-90001', kind: 'company-notice', content: companyNotice, forEverybody: true },
    { number: 'HT-2026-90002', kind: 'company-notice', content: withdrawal, edition: 2, forEverybody: true },
  ];
  await insertDocuments(
    db,
    documents.map((one, no) => ({
      ...common,
      ...one,
      content: { ...one.content, number: one.number },
      html: one.number,
      ...(no === 2 ? { withdraws: 'HT-2026-90001' } : {}),
    })),
  );
  const held = new Map<string, Held>();
  for (const { id, stage, code, ...rest } of await listUntypeset(db, { limit: 10, without: [] })) {
    const { pdf, sha256, coded } = typeset(paperOfDocument({ ...rest, code }, { answered: false }));
    await keepPapers(
      db,
      [{ documentId: id, stage, pdf, sha256, coded: id.startsWith('TZ') ? ['U+0E01'] : coded }],
      new Date(),
    );
    held.set(id, { code, pdf });
  }
  await sql`update person set name = '王ก' where id = ${personId}`.execute(db);
  return held;
}

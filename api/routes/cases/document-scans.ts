import type { Kysely } from 'kysely';
import * as z from 'zod';
import { bindFiles } from '../../../db/attachments/bound.js';
import type { Database } from '../../../db/database.js';
import { bindScans, listScans } from '../../../db/documents/scans.js';
import { findDocument } from '../../../db/documents/views.js';
import { CASE, DOCUMENT } from '../../../domain/refusals/cases.js';
import { scanIds } from '../../../domain/vocabulary/file-schemas.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { route, writes, type Route } from '../../http/route.js';
import { scanSchema, showScan } from '../../views/cases/document-scans.js';
import { identifier } from '../../views/schemas.js';
import { viewerOf } from '../../views/viewer.js';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** I-41: HR adds the scan of a sheet that was signed by hand to the document that was issued (docs/decisions/0068). */
export const createDocumentScanRoutes = ({ db, now }: Deps): Route[] => [
  route({
    method: 'post',
    path: '/v1/documents/{documentId}/scans',
    tag: 'documents',
    repeat: 'stored',
    clause: 'I-41',
    summary: text('附上纸面签字页的扫描件', 'Attach the scan of a sheet that was signed by hand'),
    description: text(
      '扫描件先经 /v1/attachments 上传；与文书内容的摘要及文件自身的摘要一并记录，此后不可更改。',
      'Upload it by /v1/attachments first; it is recorded with the digests of the document and of the file, for good.',
    ),
    access: writes('document-scans'),
    params: z.strictObject({ documentId: identifier }),
    body: z.strictObject({ scan: scanIds }),
    answer: {
      status: 201,
      schema: z.strictObject({ items: z.array(scanSchema) }),
      description: text('该文书的全部扫描件', 'all scans of the document'),
    },
    handle: async (call) => {
      const { documentId } = call.params;
      const { personId } = call.actor;
      const { scan } = call.body;
      const found = await findDocument(db, viewerOf(call.actor), documentId);
      if (found === undefined) throw new RefusalError(refuse(DOCUMENT.NOT_FOUND));
      if (found.personId === personId) throw new RefusalError(refuse(CASE.OWN));
      await checkFiles({ db, now }, call, call.body, found.caseId);
      const items = await db.transaction().execute(async (trx) => {
        const before = await listScans(trx, [documentId]);
        // A repetition whose first answer was lost has bound them.
        if (scan.every((id) => before.some((one) => one.id === id))) return before;
        const at = now();
        const handed = { about: { caseId: found.caseId }, purpose: 'signed-scan' as const, files: scan };
        await bindFiles(trx, [handed], { actor: personId, at, step: null });
        await bindScans(trx, documentId, scan, { by: personId, at });
        return listScans(trx, [documentId]);
      });
      return {
        body: { items: items.map((one) => showScan(one, true)) },
        about: [found.personId],
        location: `/v1/documents/${encodeURIComponent(documentId)}`,
      };
    },
  }),
];

import * as z from 'zod';
import type { DocumentScan } from '../../../db/documents/scans.js';
import { without } from '../../../domain/vocabulary/without.js';
import type { SignedIn } from '../../http/route.js';
import { scopeOf } from '../viewer.js';
import { instant } from '../schemas.js';

/** The scan of a signed sheet as it goes out. */
export const scanSchema = z
  .strictObject({
    id: z.string(),
    filename: z.string(),
    bytes: z.int(),
    documentSha256: z.string().nullable().meta({
      description:
        '附上时文书内容的摘要；有内容不予显示时为 null · of the document, as it was bound; null where something is covered',
    }),
    fileSha256: z.string().meta({ description: '文件的摘要 · of the file' }),
    by: z.string(),
    byName: z.string(),
    at: instant,
  })
  .meta({ id: 'DocumentScan' });

/** A scan as it goes out. @param whole whether nothing of the document is covered for its reader */
export const showScan = (scan: DocumentScan, whole: boolean): z.input<typeof scanSchema> => ({
  ...without(scan, 'documentId'),
  documentSha256: whole ? scan.documentSha256 : null,
  at: scan.at.toISOString(),
});

/** I-41: the scan of a sheet is of the person, for the offices and himself. */
export const readsScans = (actor: SignedIn, personId: string): boolean =>
  actor.personId === personId || scopeOf(actor) === 'all';

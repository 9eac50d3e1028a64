import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findDocument } from '../../../db/documents/views.js';
import { paperOfDocument } from '../../../documents/papers/of-document.js';
import { contentWithoutLeave } from '../../../documents/without-leave.js';
import { contentWithPayCovered } from '../../../domain/documents/without-pay.js';
import { DOCUMENT } from '../../../domain/refusals/cases.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, type Route } from '../../http/route.js';
import { paperRoutes } from '../../views/papers/as-file.js';
import { paperKeptOf } from '../../views/papers/issued-paper.js';
import { identifier } from '../../views/schemas.js';
import { mayReadPrivate, seesPayOf, viewerOf } from '../../views/viewer.js';

const COPY = '副本：薪资等内容按权限不予显示';

/** Documents as files to hand on: the same that their pages show, typeset from what was frozen (docs/decisions/0060). */
export const createPaperRoutes = ({ db }: { readonly db: Queryable }): Route[] => [
  ...paperRoutes(db, {
    path: '/v1/documents/{documentId}',
    tag: 'documents',
    summary: text('一份文书', 'One document'),
    description: text(
      'A4;PDF 为 PDF/A-2u;Word 用签发当日的模板。同一内容得到同样的字节。无权看到的金额以 *** 代替，此时文件注明是副本。',
      'A4; the PDF is PDF/A-2u, the Word file on the template of the day of the issue. The same content gives the same bytes. Amounts that are not for the reader are covered, and the file then says that it is a copy.',
    ),
    access: reads('document'),
    params: z.strictObject({ documentId: identifier }),
    read: async ({ actor, params: { documentId } }) => {
      const found = await findDocument(db, viewerOf(actor), documentId);
      if (!found) throw new RefusalError(refuse(DOCUMENT.NOT_FOUND));
      const paid = seesPayOf(actor, found.personId) ? found.content : contentWithPayCovered(found.content);
      const shown = mayReadPrivate(actor, found.personId) ? paid : contentWithoutLeave(paid);
      const whole = isDeepStrictEqual(shown, found.content);
      const paper = paperOfDocument(found, { content: shown, copy: whole ? '' : COPY });
      return {
        paper,
        name: [found.personName, found.number],
        about: [found.personId],
        kept: () => (whole ? paperKeptOf(db, found) : Promise.resolve(undefined)),
      };
    },
  }),
];

import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { codedOf } from '../../../db/documents/papers.js';
import { isAnswered } from '../../../domain/documents/recorded.js';
import { listScans } from '../../../db/documents/scans.js';
import { findDocument, listDocuments, type DocumentView } from '../../../db/documents/views.js';
import { contentWithoutLeave, printedWithoutLeave } from '../../../documents/without-leave.js';
import { contentWithoutPay, printedWithoutPay } from '../../../domain/documents/without-pay.js';
import { SIGNATURES } from '../../../domain/pipelines/closing/acts.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route } from '../../http/route.js';
import { readsScans, scanSchema, showScan } from '../../views/cases/document-scans.js';
import { identifier, instant } from '../../views/schemas.js';
import { digestFor, mayReadPrivate, seesPayOf, viewerOf } from '../../views/viewer.js';
import { DOCUMENT } from '../../../domain/refusals/cases.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { DOCUMENTS, type DocumentKind } from '../../../domain/documents/kind.js';
import { SIGNATURE_WORDS } from '../../views/sheet-words.js';
const kindSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(40);
const documentSchema = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    kind: kindSchema,
    edition: z.int(),
    forEverybody: z.boolean(),
    withdraws: z.string().nullable(),
    withdrawnBy: z.string().nullable(),
    caseId: z.string(),
    personId: z.string(),
    personName: z.string(),
    sha256: z.string().nullable().meta({
      description: 'HTML 的摘要；有内容不予显示时为 null · of the HTML; null where something is covered for the reader',
    }),
    issuedBy: z.string().nullable(),
    issuedAt: instant,
    signature: z.enum(SIGNATURES).nullable(),
    signatureReason: z.string().nullable(),
    signedAt: instant.nullable(),
  })
  .meta({ id: 'Document' });
const detailSchema = z.strictObject({
  ...documentSchema.shape,
  content: z.unknown(),
  scans: z.array(scanSchema).meta({ description: '纸面签字页的扫描件 · scans of the sheet as signed by hand (I-41)' }),
  coded: z
    .array(z.string())
    .nullable()
    .meta({ description: 'PDF 中以编码代替的字符；尚未排版时为 null · drawn as codes in the PDF; null until typeset' }),
});

const show = (actor: Actor, row: DocumentView): z.input<typeof documentSchema> => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  edition: row.edition,
  forEverybody: row.forEverybody,
  withdraws: row.withdraws,
  withdrawnBy: row.withdrawnBy,
  caseId: row.caseId,
  personId: row.personId,
  personName: row.personName,
  sha256: digestFor(actor, row),
  issuedBy: row.issuedBy,
  issuedAt: row.issuedAt.toISOString(),
  signature: row.signature,
  signatureReason: row.signatureReason,
  signedAt: row.signedAt?.toISOString() ?? null,
});

const DOCUMENTS_SHEET = sheetOf(documentSchema, text('文书', 'Documents'), (c) => [
  c.text('编号', 'Number', (one) => one.number),
  c.name('种类', 'Kind', (one) => DOCUMENTS[one.kind as DocumentKind].title, 24),
  c.number('版次', 'Edition', (one) => one.edition),
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('工号', 'Staff number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.text('撤销', 'Withdraws', (one) => one.withdraws),
  c.text('被撤销', 'Withdrawn by', (one) => one.withdrawnBy),
  c.text('签发人工号', 'Issued by (number)', (one) => one.issuedBy),
  c.instant('签发时间', 'Issued at', (one) => one.issuedAt),
  c.code(SIGNATURE_WORDS, '签收', 'Signature', (one) => one.signature),
  c.text('签收说明', 'Why so', (one) => one.signatureReason, 30),
  c.instant('签收时间', 'Signed at', (one) => one.signedAt),
  c.text('SHA-256', 'SHA-256', (one) => one.sha256, 30),
]);

/** 8.5.7: notices and case files, as they were issued. */
export const createDocumentRoutes = ({ db }: { readonly db: Queryable }): Route[] => [
  route({
    method: 'get',
    path: '/v1/documents',
    tag: 'documents',
    summary: text('文书列表', 'List documents'),
    access: reads('documents'),
    query: z.strictObject({
      ...pageQuery,
      case: identifier.exactOptional(),
      person: identifier.exactOptional(),
      kind: kindSchema.exactOptional(),
    }),
    answer: { status: 200, schema: pageOf(documentSchema), description: text('按编号倒序', 'by number, latest first') },
    sheet: DOCUMENTS_SHEET,
    handle: async ({ actor, query: { limit, cursor, ...asked } }) => {
      const key = listKey('documents', asked);
      const last = decodeCursor(key, cursor, z.tuple([identifier]));
      const filter = { caseId: asked.case, personId: asked.person, kind: asked.kind };
      const rows = await listDocuments(db, viewerOf(actor), filter, { before: last?.[0], limit: limit + 1 });
      return {
        body: toPage(
          rows.map((row) => show(actor, row)),
          limit,
          key,
          (one) => [one.id],
        ),
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/documents/{documentId}',
    tag: 'documents',
    summary: text('一份文书：JSON 或可打印的 HTML', 'One document: JSON, or HTML to print'),
    access: reads('document'),
    params: z.strictObject({ documentId: identifier }),
    answer: {
      status: 200,
      schema: detailSchema,
      description: text('按 Accept 给出 JSON 或 HTML', 'JSON or HTML by Accept'),
      otherTypes: ['text/html'],
    },
    handle: async ({ actor, params: { documentId }, http }) => {
      const found = await findDocument(db, viewerOf(actor), documentId);
      if (!found) throw new RefusalError(refuse(DOCUMENT.NOT_FOUND));
      const pay = seesPayOf(actor, found.personId);
      const leave = mayReadPrivate(actor, found.personId);
      const about = [found.personId];
      http.res.vary('Accept');
      if (http.req.accepts(['application/json', 'text/html']) === 'text/html') {
        const paid = pay ? found.html : printedWithoutPay(found.html, found.content);
        const content = leave ? paid : printedWithoutLeave(paid, found.content);
        return { about, raw: { type: 'text/html; charset=utf-8', content } };
      }
      const paid = pay ? found.content : contentWithoutPay(found.content);
      const content = leave ? paid : contentWithoutLeave(paid);
      const whole = digestFor(actor, found) !== null;
      const bound = readsScans(actor, found.personId) ? await listScans(db, [found.id]) : [];
      const scans = bound.map((one) => showScan(one, whole));
      const kept = await codedOf(db, found.id, isAnswered(found) ? 'answered' : 'issued');
      return { about, body: { ...show(actor, found), content, scans, coded: kept === undefined ? null : [...kept] } };
    },
  }),
];

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { findBound, type FoundFile } from '../../../db/attachments/bound.js';
import {
  deleteUnbound,
  findUploads,
  insertUpload,
  listUnbound,
  readUpload,
  type KnownUpload,
  type Upload,
} from '../../../db/attachments/uploads.js';
import type { Database } from '../../../db/database.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { waitingWithFile } from '../../../db/second-person/waiting-changes.js';
import { endingOf, FILE_BYTES, FILE_TYPES } from '../../../domain/attachments/attachment.js';
import { seesChange } from '../../../domain/second-person/waiting-change.js';
import { ATTACHMENT } from '../../../domain/refusals/attachments.js';
import { PAPER_KINDS } from '../../../domain/sight/papers.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { disposition } from '../../http/disposition.js';
import { isReally } from '../../http/body/file-content.js';
import { unsupportedType } from '../../http/refusals.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { SpooledBody } from '../../http/body/spool.js';
import { papersOf, showFile, type Paper } from '../../views/cases/papers.js';
import type { Scanner } from '../../scanner/scanner.js';
import { fileSchema, identifier, instant } from '../../views/schemas.js';
import { mayReadPerson } from '../../views/viewer.js';

const TYPES = [...new Set(Object.values(FILE_TYPES))];
/** What is taken, for whoever chooses a file. */
const KINDS = text(
  'PDF、Word 文档（DOCX）、PowerPoint 演示文稿（PPTX）、文本（TXT）、图片（PNG、JPEG）',
  'PDF, Word (DOCX), PowerPoint (PPTX), text (TXT), or a picture (PNG, JPEG)',
);
const PIECE_BYTES = 256 * 1024;

const uploadSchema = z
  .strictObject({
    id: z.string(),
    filename: z.string(),
    mediaType: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    uploadedAt: instant,
  })
  .meta({ id: 'Upload' });
const paperSchema = z
  .strictObject({
    kind: z.enum(PAPER_KINDS),
    text: z.string().nullable(),
    by: z.string(),
    byName: z.string(),
    at: instant,
    files: z.array(fileSchema),
  })
  .meta({ id: 'Paper' });

const show = ({ id, filename, mediaType, sha256, bytes, uploadedAt }: Upload): z.input<typeof uploadSchema> => ({
  id,
  filename,
  mediaType,
  sha256,
  bytes,
  uploadedAt: uploadedAt.toISOString(),
});
const showPaper = ({ kind, text: written, by, byName, at, files }: Paper): z.input<typeof paperSchema> => ({
  kind,
  text: written,
  by,
  byName,
  at: at.toISOString(),
  files: files.map(showFile),
});

const notThere = (): RefusalError => new RefusalError(refuse(ATTACHMENT.NOT_FOUND));
const params = z.strictObject({ attachmentId: identifier });

interface Deps {
  readonly db: Kysely<Database>;
  readonly scanner: Pick<Scanner, 'watch'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Files: uploaded by anybody, handed in with an act, and read by whoever may read that act (docs/decisions/0035). */
export function createAttachmentRoutes({ db, scanner, log, now }: Deps): Route[] {
  /** @throws RefusalError `ATTACHMENT.NOT_FOUND`, alike for what is not there and what is not for him. */
  const findReadable = async (actor: SignedIn, id: string): Promise<KnownUpload & { readonly about: string }> => {
    const [upload] = await findUploads(db, [id]);
    if (upload === undefined) throw notThere();
    const bound = await findBound(db, id);
    const isHis = upload.uploadedBy === actor.personId;
    if (isHis || (bound !== undefined && (await mayReadBound(actor, bound))))
      return { ...upload, about: bound?.personId ?? upload.uploadedBy };
    const about = bound === undefined ? await aboutWhoDecides(actor, id) : undefined;
    if (about === undefined) throw notThere();
    return { ...upload, about };
  };
  /** Whom a change is about that names a file, where this is who may decide on it (docs/decisions/0057, 0063). */
  const aboutWhoDecides = async (actor: SignedIn, id: string): Promise<string | undefined> =>
    (await waitingWithFile(db, id, now())).find(
      (change) => seesChange(change, actor) && !change.about.includes(actor.personId),
    )?.about[0];
  const mayReadBound = async (actor: SignedIn, { id, caseId, personId }: FoundFile): Promise<boolean> => {
    if (caseId === null) return mayReadPerson(db, actor, personId);
    const papers = await papersOf(db, actor, caseId).catch((error: unknown) => {
      if (error instanceof RefusalError) return [];
      throw error;
    });
    return papers.some(({ files }) => files.some((file) => file.id === id));
  };

  return [
    route({
      method: 'post',
      path: '/v1/attachments',
      tag: 'cases',
      repeat: 'stored',
      summary: text('上传文件', 'Upload a file'),
      description: text(
        '文件内容即请求正文，不超过 10 MB；返回的编号随后填入表单的 files 或 scan。提交之前只有本人可见，逾期未提交的会被清除。',
        'The file is the body, at most 10 MB; its number then goes into the field files or scan of a form. Until it is handed in only you can see it, and it is removed after some days.',
      ),
      access: writes('uploads'),
      query: z.strictObject({ filename: lineText(1, 255) }),
      rawBody: {
        types: [...TYPES, 'application/octet-stream'],
        spool: FILE_BYTES,
        watch: () => scanner.watch(),
        description: KINDS,
      },
      answer: { status: 201, schema: uploadSchema, description: text('已保存', 'kept') },
      handle: async ({ actor: { personId }, query: { filename }, body, requestId }) => {
        const file: unknown = body;
        if (!(file instanceof SpooledBody)) throw new Error('the body was not spooled');
        const { sha256, bytes, path, found } = file;
        if (found !== undefined) {
          // For IT: by the request it is found whose it was; neither the name of anybody nor that of the file stands here.
          log.warn({ requestId, found, sha256 }, 'the virus scanner has found something; the file was not kept');
          throw new RefusalError(refuse(ATTACHMENT.INFECTED, { filename }));
        }
        const ending = endingOf(filename);
        if (ending === undefined) throw unsupportedType(TYPES, KINDS);
        if (bytes === 0) throw new RefusalError(refuse(ATTACHMENT.EMPTY, { filename }));
        if (!(await isReally(ending, path))) throw new RefusalError(refuse(ATTACHMENT.WRONG_TYPE, { filename }));
        const kept = { id: randomUUID(), filename, mediaType: FILE_TYPES[ending], sha256, bytes };
        const upload: Upload = { ...kept, uploadedBy: personId, uploadedAt: now() };
        await insertUpload(db, upload, createReadStream(path, { highWaterMark: PIECE_BYTES }));
        return { body: show(upload), location: `/v1/attachments/${upload.id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/attachments',
      tag: 'cases',
      summary: text('本人上传而未提交的文件', 'One’s uploads that were not handed in'),
      access: reads('uploads'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(uploadSchema) }),
        description: text('最近的在前', 'latest first'),
      },
      handle: async ({ actor }) => ({ body: { items: (await listUnbound(db, actor.personId)).map(show) } }),
    }),
    route({
      method: 'get',
      path: '/v1/attachments/{attachmentId}',
      tag: 'cases',
      summary: text('下载文件', 'Download a file'),
      access: reads('papers'),
      params,
      answer: {
        status: 200,
        schema: uploadSchema,
        description: text('文件内容，类型如上传时', 'the file, of the type it was uploaded as'),
        otherTypes: TYPES,
      },
      handle: async ({ actor, params: { attachmentId }, http }) => {
        const { id, filename, mediaType, about } = await findReadable(actor, attachmentId);
        // Never shown by the browser itself: what somebody uploaded is not a page of this house.
        http.res.setHeader('Content-Disposition', disposition('attachment', filename));
        http.res.setHeader('X-Content-Type-Options', 'nosniff');
        return { about: [about], raw: { type: mediaType, content: Readable.from(readUpload(db, id)) } };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/attachments/{attachmentId}',
      tag: 'cases',
      repeat: 'natural',
      summary: text('删除未提交的文件', 'Remove an upload that was not handed in'),
      access: writes('uploads'),
      params,
      answer: { status: 204, description: text('已删除', 'removed') },
      handle: async ({ actor, params: { attachmentId } }) => {
        if (!(await deleteUnbound(db, attachmentId, actor.personId, now()))) throw notThere();
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/papers',
      tag: 'cases',
      summary: text('随案件提交的材料：述职、陈述、证明与文件', 'What was handed in with a case: texts and files'),
      access: reads('papers'),
      params: z.strictObject({ caseId: identifier }),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(paperSchema) }),
        description: text('从早到晚', 'oldest first'),
      },
      handle: async ({ actor, params: { caseId } }) => {
        const items = (await papersOf(db, actor, caseId)).map(showPaper);
        const about = (await readHeads(db, [caseId])).map(({ personId }) => personId);
        return { about, body: { items } };
      },
    }),
  ];
}

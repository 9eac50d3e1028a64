import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { insertDutyReport, readDutyReport, type DutyReport } from '../../../db/appointments/duty-reports.js';
import { endingOf, REPORT_BYTES, REPORT_TYPES } from '../../../domain/pipelines/appointment/duty-report.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { without } from '../../../domain/vocabulary/without.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { unsupportedType } from '../../http/refusals.js';
import { findReports } from '../../views/report-access.js';
import { isReally } from '../../views/report-file.js';
import { route, type Access, type Route } from '../../http/route.js';
import { identifier, instant } from '../../views/schemas.js';
import { SpooledBody } from '../../http/spool.js';
import { REPORT } from '../../../domain/refusals/appointment.js';
import { CASE } from '../../../domain/refusals/cases.js';

const access: Access = {
  kind: 'signed-in',
  relation: text(
    '候选人本人;评委、人力资源与总经理可读',
    'the candidate; the panel, HR and the general manager may read',
  ),
};
const TYPES = [...Object.values(REPORT_TYPES), 'application/octet-stream'];
const PIECE_BYTES = 256 * 1024;

const fileSchema = z
  .strictObject({
    id: z.int(),
    filename: z.string(),
    mediaType: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    uploadedBy: z.string(),
    uploadedAt: instant,
  })
  .meta({ id: 'DutyReport' });
const reportsSchema = z.strictObject({
  text: z.string().nullable(),
  handedIn: z.int().nullable().meta({ description: '已提交文件的编号 · number of the file that was handed in' }),
  files: z.array(fileSchema),
});
const params = z.strictObject({ caseId: identifier });

const show = (file: DutyReport): z.input<typeof fileSchema> => ({
  ...without(file, 'caseId'),
  uploadedAt: file.uploadedAt.toISOString(),
});

const outOfTurn = (caseId: string): RefusalError => new RefusalError(refuse(REPORT.OUT_OF_TURN, { caseId }));

const notWhatItSays = (filename: string): RefusalError => new RefusalError(refuse(REPORT.WRONG_TYPE, { filename }));

/** 9.5.7: the candidate's report on duties, as a file. */
export const createReportRoutes = ({
  db,
  now,
}: {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}): Route[] => [
  route({
    method: 'post',
    path: '/v1/cases/{caseId}/reports',
    tag: 'cases',
    repeat: 'stored',
    summary: text('上传述职报告', 'Upload the report on duties'),
    description: text(
      '文件内容即请求正文,不超过 10 MB;随后在任务 candidate.report 中提交返回的编号。',
      'The file is the body, at most 10 MB; hand its number in with the task candidate.report.',
    ),
    access,
    params,
    query: z.strictObject({ filename: lineText(1, 255) }),
    rawBody: { types: TYPES, spool: REPORT_BYTES, description: text('PDF、DOCX、PPTX、TXT', 'PDF, DOCX, PPTX, TXT') },
    answer: { status: 201, schema: fileSchema, description: text('已保存', 'kept') },
    handle: async ({ actor, params: { caseId }, query: { filename }, body }) => {
      const file: unknown = body;
      if (!(file instanceof SpooledBody)) throw new Error('the body was not spooled');
      const { head } = await findReports(db, actor, caseId);
      if (head.personId !== actor.personId) throw new RefusalError(refuse(CASE.NOT_FOUND));
      if (head.stage !== 'report') throw outOfTurn(caseId);
      const ending = endingOf(filename);
      if (ending === undefined) throw unsupportedType(Object.values(REPORT_TYPES));
      if (file.bytes === 0 || !(await isReally(ending, file.path))) throw notWhatItSays(filename);
      const { sha256, bytes } = file;
      const kept = await insertDutyReport(
        db,
        {
          caseId,
          uploadedBy: actor.personId,
          filename,
          mediaType: REPORT_TYPES[ending],
          sha256,
          bytes,
          uploadedAt: now(),
        },
        createReadStream(file.path, { highWaterMark: PIECE_BYTES }),
      );
      return { body: show(kept), location: `/v1/cases/${caseId}/reports/${kept.id}` };
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/reports',
    tag: 'cases',
    summary: text('述职报告', 'The report on duties'),
    access,
    params,
    answer: { status: 200, schema: reportsSchema, description: text('正文与文件', 'text and files') },
    handle: async ({ actor, params: { caseId } }) => {
      const { text: written, handedIn, files } = await findReports(db, actor, caseId);
      return { body: { text: written, handedIn, files: files.map(show) } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/reports/{reportId}',
    tag: 'cases',
    summary: text('下载述职报告文件', 'Download a file of the report'),
    access,
    params: z.strictObject({ caseId: identifier, reportId: z.coerce.number().int().min(1) }),
    answer: {
      status: 200,
      schema: fileSchema,
      description: text('文件内容,类型如上传时', 'the file, of the type it was uploaded as'),
      otherTypes: Object.values(REPORT_TYPES),
    },
    handle: async ({ actor, params: { caseId, reportId }, http }) => {
      const file = (await findReports(db, actor, caseId)).files.find(({ id }) => id === reportId);
      if (file === undefined) throw new RefusalError(refuse(REPORT.NOT_FOUND));
      // Never shown by the browser itself: what somebody uploaded is not a page of this house.
      http.res.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`);
      http.res.setHeader('X-Content-Type-Options', 'nosniff');
      return { raw: { type: file.mediaType, content: Readable.from(readDutyReport(db, file.id)) } };
    },
  }),
];

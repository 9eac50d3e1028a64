import { IMPORT_KINDS } from '../../../imports/columns.js';
import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findImport, listImports, type ImportRecord } from '../../../db/imports/imports.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import type { Importer } from '../../../imports/importer.js';
import { decodeCursor, encodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { importRowColumns, importRowSchema, NOTED_OF, showRows, VERDICTS } from '../../views/people/imports.js';
import { identifier, instant } from '../../views/schemas.js';
import { SpooledBody } from '../../http/body/spool.js';
import { followRelations, startSetbacks, type SetbackStart } from '../../engine/start-setbacks.js';
import { IMPORT } from '../../../domain/refusals/imports.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { IMPORT_KIND_WORDS, IMPORT_STATUS_WORDS } from '../../views/sheet-words.js';
const MOST_BYTES = 64 * 1024 * 1024;
const TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
];

const count = z.int().min(0);
const importSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(IMPORT_KINDS),
    filename: z.string(),
    sha256: z.string(),
    status: z.enum(['dry-run', 'applied', 'refused']),
    summary: z.strictObject({
      rows: count,
      counts: z.strictObject({ new: count, changed: count, unchanged: count, refused: count }),
      headings: z.record(z.string(), z.string()),
      headingLine: count,
      notes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      newDepartments: z.array(z.string()),
      waiting: count
        .optional()
        .meta({ description: '待第二人确认的行数（4.1）· how many lines wait for a second person' }),
    }),
    createdBy: z.string(),
    createdAt: instant,
    appliedBy: z.string().nullable(),
    appliedAt: instant.nullable(),
  })
  .meta({ id: 'Import' });

/** The digest serves the next comparison only. */
const show = (record: ImportRecord): z.input<typeof importSchema> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'digest')) as z.input<typeof importSchema>;
const params = z.strictObject({ importId: identifier });

export interface ImportDeps extends SetbackStart {
  readonly db: Queryable;
  readonly importer: Importer;
}

const IMPORTS_SHEET = sheetOf(importSchema, text('导入', 'Imports'), (c) => [
  c.text('导入', 'Import', (one) => one.id, 38),
  c.code(IMPORT_KIND_WORDS, '种类', 'Kind', (one) => one.kind),
  c.text('文件名', 'File', (one) => one.filename, 30),
  c.code(IMPORT_STATUS_WORDS, '状态', 'State', (one) => one.status),
  c.number('行数', 'Rows', (one) => one.summary.rows),
  c.number('新增', 'New', (one) => one.summary.counts.new),
  c.number('更改', 'Changed', (one) => one.summary.counts.changed),
  c.number('无变化', 'Unchanged', (one) => one.summary.counts.unchanged),
  c.number('不予受理', 'Refused', (one) => one.summary.counts.refused),
  c.number('待确认', 'Waiting', (one) => one.summary.waiting),
  c.text('上传人工号', 'Uploaded by (number)', (one) => one.createdBy),
  c.instant('上传时间', 'Uploaded at', (one) => one.createdAt),
  c.text('执行人工号', 'Applied by (number)', (one) => one.appliedBy),
  c.instant('执行时间', 'Applied at', (one) => one.appliedAt),
  c.text('SHA-256', 'SHA-256', (one) => one.sha256, 30),
]);
const ROWS_SHEET = sheetOf(importRowSchema, text('导入逐行', 'Lines of an import'), importRowColumns);

/** Files of people, ratings and complaints: first a dry run with its diff, then all of it or nothing. */
export function createImportRoutes({ db, importer, ...start }: ImportDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/imports',
      tag: 'imports',
      repeat: 'stored',
      summary: text('上传文件试运行，得到差异', 'Upload a file: a dry run with its diff'),
      description: text(
        'CSV（UTF-8、GB18030）或 XLSX，中文或英文列名；文件内容即请求正文。除差异外不写入任何数据。',
        'CSV (UTF-8, GB18030) or XLSX with Chinese or English headings; the file is the body. Nothing but the diff is written.',
      ),
      access: writes('imports'),
      query: z.strictObject({
        kind: z.enum(IMPORT_KINDS),
        filename: lineText(1, 255).default('file'),
      }),
      rawBody: { types: TYPES, spool: MOST_BYTES, description: text('文件', 'the file') },
      answer: { status: 201, schema: importSchema, description: text('差异概要', 'the summary of the diff') },
      handle: async ({ actor, query, body }) => {
        const file: unknown = body;
        if (!(file instanceof SpooledBody)) throw new Error('the body was not spooled');
        const record = await importer.dryRun({ ...query, file: file.path, actor: actor.personId });
        return { body: show(record), location: `/v1/imports/${record.id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/imports',
      tag: 'imports',
      summary: text('导入记录', 'List imports'),
      access: reads('imports'),
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(importSchema), description: text('最近的在前', 'latest first') },
      sheet: IMPORTS_SHEET,
      handle: async ({ query: { limit, cursor } }) => {
        const key = listKey('imports', {});
        const before = decodeCursor(key, cursor, z.tuple([identifier]));
        const found = await listImports(db, { limit: limit + 1, ...(before ? { before: before[0] } : {}) });
        return { body: toPage(found.map(show), limit, key, (record) => [record.id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/imports/{importId}',
      tag: 'imports',
      summary: text('一次导入', 'One import'),
      access: reads('imports'),
      params,
      answer: { status: 200, schema: importSchema, description: text('导入', 'the import') },
      handle: async ({ params: { importId } }) => {
        const record = await findImport(db, importId);
        if (!record) throw new RefusalError(refuse(IMPORT.NOT_FOUND));
        return { body: show(record) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/imports/{importId}/rows',
      tag: 'imports',
      summary: text('逐行差异', 'The diff, line by line'),
      access: reads('imports'),
      params,
      query: z.strictObject({
        ...pageQuery,
        verdict: z.enum(VERDICTS).exactOptional(),
        waiting: z.stringbool().exactOptional().meta({ description: '只看待第二人确认的 · only those that wait' }),
      }),
      answer: {
        status: 200,
        schema: pageOf(importRowSchema),
        description: text('按文件行序', 'in the order of the file'),
      },
      sheet: ROWS_SHEET,
      handle: async ({ actor, params: { importId }, query: { limit, cursor, verdict, waiting } }) => {
        const key = listKey(importId, { verdict, waiting });
        const after = decodeCursor(key, cursor, z.tuple([z.int().min(0).max(2_147_483_647)]));
        const page = await importer.rows({
          importId,
          limit,
          ...(after ? { after: after[0] } : {}),
          ...(verdict === undefined ? {} : { verdict }),
          ...(waiting === undefined ? {} : { waiting }),
        });
        const next = page.next === null ? null : encodeCursor(key, [page.next]);
        const items = await showRows(db, page, actor);
        return { body: { items, next }, noted: NOTED_OF[page.kind] };
      },
    }),
    route({
      method: 'post',
      path: '/v1/imports/{importId}/application',
      tag: 'imports',
      repeat: 'stored',
      summary: text('执行导入：全部或全不', 'Apply it: every line or none'),
      description: text(
        '涉及本人、职级、部门负责人、总经理与人力资源经理的行待第二人确认（4.1），其余全部写入或全不写入；每次导入在台账留有文件摘要、行数与经办人。',
        'Lines about oneself, levels, heads of departments, the general manager and the HR manager wait for a second person (4.1); of the rest every line or none. Each import leaves its line in the ledger, with the hash of the file, counts and who.',
      ),
      access: writes('imports'),
      params,
      answer: { status: 200, schema: importSchema, description: text('已执行', 'applied') },
      handle: async ({ actor, params: { importId }, repeated }) => {
        const applied = await importer.apply({
          importId,
          actor: actor.personId,
          sensitive: actor.via !== 'service' && (await actsAlone(db, actor.accountId)) ? 'alone' : 'wait',
          repeated,
        });
        // §11; the schedules catch up with what is missed here.
        if (applied.kind === 'people') followRelations(start);
        else startSetbacks(start);
        return { body: show(applied) };
      },
    }),
  ];
}

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
import { importRowSchema, showRow, VERDICTS } from '../../views/imports.js';
import { identifier, instant } from '../../views/schemas.js';
import { SpooledBody } from '../../http/spool.js';
import { followRelations, startSetbacks, type SetbackStart } from '../../http/start-setbacks.js';
import { IMPORT } from '../../../domain/refusals/imports.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
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
        .meta({ description: '待第二人确认的行数(4.1)· how many lines wait for a second person' }),
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

/** Files of people, ratings and complaints: first a dry run with its diff, then all of it or nothing. */
export function createImportRoutes({ db, importer, ...start }: ImportDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/imports',
      tag: 'imports',
      repeat: 'stored',
      summary: text('上传文件试运行,得到差异', 'Upload a file: a dry run with its diff'),
      description: text(
        'CSV(UTF-8、GB18030)或 XLSX,中文或英文列名;文件内容即请求正文。除差异外不写入任何数据。',
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
      handle: async ({ params: { importId }, query: { limit, cursor, verdict, waiting } }) => {
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
        return { body: { items: page.rows.map(showRow), next } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/imports/{importId}/application',
      tag: 'imports',
      repeat: 'stored',
      summary: text('执行导入:全部或全不', 'Apply it: every line or none'),
      description: text(
        '涉及本人、职级、部门负责人、总经理与人力资源经理的行待第二人确认(4.1),其余全部写入或全不写入;每次导入在台账留有文件摘要、行数与经办人。',
        'Lines about oneself, levels, heads of departments, the general manager and the HR manager wait for a second person (4.1); of the rest every line or none. Each import leaves its line in the ledger, with the hash of the file, counts and who.',
      ),
      access: writes('imports'),
      params,
      answer: { status: 200, schema: importSchema, description: text('已执行', 'applied') },
      handle: async ({ actor, params: { importId }, repeated }) => {
        const applied = await importer.apply({
          importId,
          actor: actor.personId,
          sensitive: (await actsAlone(db, actor.accountId)) ? 'alone' : 'wait',
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

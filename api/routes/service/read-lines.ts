import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listReads } from '../../../db/service/read-lines.js';
import { PERMISSIONS } from '../../../domain/permissions/permissions.js';
import { NOTED, type Row } from '../../../domain/permissions/row.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { identifier, instant } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { NOTED_WORDS } from '../../views/sheet-words.js';
import { ROLE_NAMES } from '../../../domain/vocabulary/role-names.js';

const lineSchema = z
  .strictObject({
    id: z.int(),
    at: instant,
    personId: identifier.meta({ description: '查阅人工号 · who read' }),
    name: z.string(),
    roles: z.array(z.string()),
    resource: z.string().meta({ description: '权限表中的一行 · a row of the table of permissions' }),
    title: textSchema.nullable().meta({ description: '该行的名称 · the name of that row' }),
    noted: z.enum(NOTED).nullable(),
    route: z.string(),
    about: z.array(z.string()).meta({ description: '涉及的人，最多 100 个 · whom about, a hundred at most' }),
    people: z.int().meta({ description: '涉及的人数 · how many people' }),
  })
  .meta({ id: 'ReadLine' });

const titleOf = (resource: string): Text | null =>
  (PERMISSIONS as Readonly<Record<string, Row>>)[resource]?.name ?? null;

const LINES_SHEET = sheetOf(lineSchema, text('查阅记录', 'Read lines'), (c) => [
  c.number('序号', 'No.', (one) => one.id),
  c.instant('时间', 'At', (one) => one.at),
  c.text('查阅人工号', 'Reader (number)', (one) => one.personId),
  c.text('查阅人', 'Reader', (one) => one.name),
  c.code(ROLE_NAMES, '角色', 'Roles', (one) => one.roles),
  c.name('查阅内容', 'What', (one) => one.title, 28),
  c.code(NOTED_WORDS, '性质', 'Noted', (one) => one.noted),
  c.text('地址', 'Address', (one) => one.route, 40),
  c.number('涉及人数', 'People', (one) => one.people),
  c.text('涉及工号', 'About (numbers)', (one) => one.about.join(', '), 40),
]);

/** Who has read pay, scores and complaints, and what the auditor has read. */
export const createReadLineRoutes = ({ db }: { readonly db: Queryable }): Route[] => [
  route({
    method: 'get',
    path: '/v1/read-lines',
    tag: 'service',
    summary: text('查阅记录：谁查阅了薪资、评分与投诉', 'Who has read pay, scores and complaints'),
    description: text(
      '审计的每次查阅也在其中；只查阅本人的不记。保存 400 天。',
      'Every read of the auditor as well; who reads about himself alone leaves none. Kept for 400 days.',
    ),
    access: reads('read-lines'),
    query: z.strictObject({
      ...pageQuery,
      by: identifier.exactOptional().meta({ description: '查阅人 · who read' }),
      about: identifier.exactOptional().meta({ description: '涉及的人 · whom about' }),
    }),
    answer: { status: 200, schema: pageOf(lineSchema), description: text('最近的在前', 'latest first') },
    sheet: LINES_SHEET,
    handle: async ({ query: { limit, cursor, by, about } }) => {
      const key = listKey('read-lines', { by, about });
      const last = decodeCursor(key, cursor, z.tuple([z.int().min(0)]));
      const rows = await listReads(db, { by, about }, { before: last?.[0], limit: limit + 1 });
      const shown = rows.map((one) => ({
        ...one,
        at: one.at.toISOString(),
        title: titleOf(one.resource),
        roles: [...one.roles],
        about: [...one.about],
        noted: one.noted as z.input<typeof lineSchema>['noted'],
      }));
      return { body: toPage(shown, limit, key, ({ id }) => [id]) };
    },
  }),
];

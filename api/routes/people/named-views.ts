import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { addNamedView, changeNamedView, listNamedViews, removeNamedView } from '../../../db/people/own/named-views.js';
import { MOST_VIEWS, VIEWED_LISTS } from '../../../domain/people/named-view.js';
import { VIEW } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { reads, route, type Route, writes } from '../../http/route.js';

/** As `URLSearchParams` writes it. */
const AS_ADDRESS = /^[\w.*%+&=-]*$/;
const asked = {
  name: lineText(1, 40),
  query: z
    .string()
    .max(1000)
    .regex(AS_ADDRESS, {
      error:
        '应为地址中的写法，特殊字符以 % 编码 · has to be written as in an address, with special characters as % codes',
    })
    .meta({
      description:
        '排序、列、每页行数、搜索与筛选，与地址中的写法相同 · order, columns, size, search and filters as in the address',
    }),
};
const viewSchema = z
  .strictObject({
    id: z.int(),
    list: z.enum(VIEWED_LISTS).meta({ description: '哪张表 · of which table' }),
    name: z.string(),
    query: z.string(),
  })
  .meta({ id: 'NamedView' });
const params = z.strictObject({ viewId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** Views of tables under names of one's own: read, kept, renamed and removed by whoever named them, and by nobody else. */
export const createNamedViewRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/me/views',
    tag: 'people',
    summary: text('本人命名的视图', 'One’s own named views'),
    access: reads('own-account'),
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(viewSchema) }),
      description: text('按表与名称', 'by table and name'),
    },
    handle: async ({ actor }) => ({ body: { items: [...(await listNamedViews(db, actor.personId))] } }),
  }),
  route({
    method: 'post',
    path: '/v1/me/views',
    tag: 'people',
    repeat: 'stored',
    summary: text('保存一个视图', 'Keep a view under a name'),
    description: text(
      `每张表最多 ${MOST_VIEWS} 个；只有本人能看到。`,
      `At most ${MOST_VIEWS} of a table; nobody else sees them.`,
    ),
    access: writes('own-account'),
    body: z.strictObject({ list: viewSchema.shape.list, ...asked }),
    answer: { status: 201, schema: viewSchema, description: text('已保存', 'kept') },
    handle: async ({ actor, body }) => {
      const made = await addNamedView(db, actor.personId, { ...body, at: now() });
      if (made === 'name-taken') throw new RefusalError(refuse(VIEW.NAME_TAKEN, { name: body.name }));
      if (made === 'too-many') throw new RefusalError(refuse(VIEW.TOO_MANY, { most: MOST_VIEWS }));
      return { body: { id: made, ...body } };
    },
  }),
  route({
    method: 'put',
    path: '/v1/me/views/{viewId}',
    tag: 'people',
    repeat: 'natural',
    summary: text('改名或更新一个视图', 'Rename a view, or change what it shows'),
    access: writes('own-account'),
    params,
    body: z.strictObject(asked),
    answer: { status: 204, description: text('已保存', 'kept') },
    handle: async ({ actor, params: { viewId }, body }) => {
      const done = await changeNamedView(db, actor.personId, { id: viewId, ...body, at: now() });
      if (done === 'not-there') throw new RefusalError(refuse(VIEW.NOT_FOUND));
      if (done === 'name-taken') throw new RefusalError(refuse(VIEW.NAME_TAKEN, { name: body.name }));
      return {};
    },
  }),
  route({
    method: 'delete',
    path: '/v1/me/views/{viewId}',
    tag: 'people',
    repeat: 'natural',
    summary: text('删除一个视图', 'Remove a view'),
    access: writes('own-account'),
    params,
    answer: { status: 204, description: text('已删除，或本来就没有', 'removed, or not there anyway') },
    handle: async ({ actor, params: { viewId } }) => {
      await removeNamedView(db, actor.personId, viewId);
      return {};
    },
  }),
];

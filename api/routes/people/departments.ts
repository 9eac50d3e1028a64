import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listDepartments } from '../../../db/people/departments.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';
import { sheetOf } from '../../http/sheet/columns.js';

const departmentSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    headId: z.string().nullable(),
    headName: z.string().nullable(),
    people: z.int(),
  })
  .meta({ id: 'Department' });

const DEPARTMENTS_SHEET = sheetOf(departmentSchema, text('部门', 'Departments'), (c) => [
  c.text('部门编号', 'Department number', (one) => one.id),
  c.text('部门', 'Department', (one) => one.name, 24),
  c.text('负责人工号', 'Head (number)', (one) => one.headId),
  c.text('负责人', 'Head', (one) => one.headName),
  c.number('人数', 'People', (one) => one.people),
]);

/** The departments that forms ask for by their number. */
export const createDepartmentRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/departments',
    tag: 'people',
    summary: text('部门列表', 'List departments'),
    access: reads('departments'),
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(departmentSchema) }),
      description: text('按部门编号', 'by number'),
    },
    sheet: DEPARTMENTS_SHEET,
    handle: async () => ({
      body: { items: [...(await listDepartments(db, todayIn('Asia/Shanghai', now().getTime())))] },
    }),
  }),
];

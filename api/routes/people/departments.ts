import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listDepartments } from '../../../db/people/departments.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';

const departmentSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    headId: z.string().nullable(),
    headName: z.string().nullable(),
    people: z.int(),
  })
  .meta({ id: 'Department' });

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
    handle: async () => ({
      body: { items: [...(await listDepartments(db, todayIn('Asia/Shanghai', now().getTime())))] },
    }),
  }),
];

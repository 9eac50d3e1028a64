import * as z from 'zod';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';
import { route, type Route } from '../../http/route.js';
import type { SampleLogIns } from '../../views/people/sample-log-ins.js';
import { roleSchema } from '../../views/schemas.js';

const sampleSchema = z.strictObject({
  password: z.string().nullable(),
  items: z.array(
    z.strictObject({
      login: z.string(),
      personId: z.string(),
      name: z.string(),
      roles: z.array(roleSchema),
      about: textSchema,
    }),
  ),
});

/** The people of the sample department to choose from at the log-in; with people of one's own the list is empty. */
export const createSampleLogInRoutes = (deps: { readonly sampleLogIns: () => Promise<SampleLogIns> }): Route[] => [
  route({
    method: 'get',
    path: '/v1/sample-log-ins',
    tag: 'sessions',
    summary: text('示例部门的登录账号', 'The log-ins of the sample department'),
    description: text(
      '只在示例部门已加载时有内容；示例密码本就公开。',
      'Empty unless the sample department is loaded, whose password is no secret.',
    ),
    access: { kind: 'public', why: 'one chooses whom to try before one has signed in; only the sample is listed' },
    answer: { status: 200, schema: sampleSchema, description: text('可供选择的示例人员', 'whom to choose from') },
    handle: async () => {
      const { password, items } = await deps.sampleLogIns();
      return { body: { password, items: items.map((one) => ({ ...one, roles: [...one.roles] })) } };
    },
  }),
];

import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findColleagues } from '../../../db/people/directory.js';
import { foldKey } from '../../../domain/people/name-keys.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';

/** People that one search gives at most. */
const MOST = 20;

const colleagueSchema = z
  .strictObject({ id: z.string(), name: z.string(), departmentName: z.string() })
  .meta({ id: 'Colleague' });

/** Whom one may name in a form: colleagues, found by what one knows of them; nothing else of them is told (0073). */
export const createDirectoryRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/directory',
    tag: 'people',
    summary: text('按姓名或工号查找同事', 'Find colleagues by name or number'),
    description: text(
      '只列在职人员的工号、姓名和部门，最多 20 人；未输入任何字时为空。',
      'Numbers, names and departments of who works here, twenty at most; nothing typed finds nobody.',
    ),
    access: reads('directory'),
    query: z.strictObject({
      search: lineText(0, 80).meta({
        description:
          '姓名的一部分、拼音、首字母或工号的开头 · part of a name, or how its pinyin, initials or a number begins',
      }),
    }),
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(colleagueSchema) }),
      description: text('工号相符者在前，其余按姓名', 'who has that number first, then by name'),
    },
    handle: async ({ query: { search } }) => {
      const today = todayIn('Asia/Shanghai', now().getTime());
      const items = foldKey(search) === '' ? [] : await findColleagues(db, { search, today, limit: MOST });
      return { body: { items: [...items] } };
    },
  }),
];

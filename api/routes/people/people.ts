import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listPeople } from '../../../db/people/people.js';
import { findPersonDetail } from '../../../db/people/person.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { withFiles } from '../../views/complaints.js';
import { decodeCursor, encodeCursor, listKey, pageOf, pageQuery } from '../../http/cursor.js';
import { reads, route, type Route } from '../../http/route.js';
import { mayReadPerson, mayReadPrivate, peopleScope } from '../../views/viewer.js';
import {
  identifier,
  levelSchema,
  personDetail,
  personSummary,
  positionSchema,
  statusSchema,
} from '../../views/schemas.js';
import { PERSON } from '../../../domain/refusals/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
const query = z.strictObject({
  ...pageQuery,
  search: lineText(0, 80)
    .exactOptional()
    .meta({ description: '姓名的一部分或工号开头 · part of a name, or how a number begins' }),
  department: identifier.exactOptional(),
  superior: identifier.exactOptional(),
  status: statusSchema.exactOptional(),
  position: positionSchema.exactOptional(),
  level: levelSchema.exactOptional(),
});

export interface PeopleDeps {
  readonly db: Queryable;
  readonly now: () => Date;
}

/** People as of today, with their histories. */
export function createPeopleRoutes({ db, now }: PeopleDeps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/people',
      tag: 'people',
      summary: text('人员列表', 'List people'),
      access: reads('people'),
      query,
      answer: {
        status: 200,
        schema: pageOf(personSummary),
        description: text('按姓名拼音排序', 'in Chinese order of names'),
      },
      handle: async ({ actor, query: asked }) => {
        const { limit, cursor, department, superior, ...filters } = asked;
        const key = listKey('people', asked);
        const after = decodeCursor(key, cursor, z.tuple([z.string(), z.string()]));
        const page = await listPeople(db, {
          ...filters,
          ...peopleScope(actor),
          ...(department === undefined ? {} : { departmentId: department }),
          ...(superior === undefined ? {} : { superiorId: superior }),
          ...(after === undefined ? {} : { after: { name: after[0], id: after[1] } }),
          today: today(),
          limit,
        });
        const next = page.next && encodeCursor(key, [page.next.name, page.next.id]);
        return { body: { items: [...page.items] as z.input<typeof personSummary>[], next } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/{personId}',
      tag: 'people',
      summary: text(
        '一个人的档案:职级与职务历史、考核、投诉、请假',
        'One person: level and post history, ratings, complaints, leaves',
      ),
      access: reads('person'),
      params: z.strictObject({ personId: identifier }),
      answer: { status: 200, schema: personDetail, description: text('人员档案', 'the record') },
      handle: async ({ actor, params: { personId } }) => {
        const person = (await mayReadPerson(db, actor, personId))
          ? await findPersonDetail(db, personId, today())
          : null;
        if (!person) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const complaints = await withFiles(db, person.complaints);
        const whole = { ...person, complaints };
        const shown = mayReadPrivate(actor, personId) ? whole : { ...whole, email: null, leaves: null };
        return { body: shown as unknown as z.input<typeof personDetail> };
      },
    }),
  ];
}

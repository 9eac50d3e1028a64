import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listPeople } from '../../../db/people/people.js';
import { PEOPLE_ORDERS } from '../../../db/people/order.js';
import { findPersonDetail } from '../../../db/people/person.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { withFiles } from '../../views/people/complaints.js';
import { decodeCursor, encodeCursor, listKey, pageEnd, pageOf, pageQuery, sortQuery } from '../../http/cursor.js';
import { reads, route, type Route } from '../../http/route.js';
import { mayReadPerson, mayReadPrivate, peopleScope } from '../../views/viewer.js';
import {
  complaintSchema,
  historyPeriod,
  identifier,
  leaveSchema,
  levelSchema,
  personDetail,
  personSummary,
  positionSchema,
  statusSchema,
} from '../../views/schemas.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { bookOf, sheetOf } from '../../http/sheet/columns.js';
import { STATUS_NAMES } from '../../../domain/vocabulary/status.js';
import { LEVEL_NAMES } from '../../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../../domain/vocabulary/position.js';
import { COMPLAINT_CAUSE_NAMES, COMPLAINT_STATUS_NAMES } from '../../../domain/people/complaint.js';
import { LEAVE_KIND_NAMES } from '../../../domain/people/leave.js';
import { SOURCE_WORDS } from '../../views/sheet-words.js';
type Detail = z.output<typeof personDetail>;
type Period = z.output<typeof historyPeriod>;
const query = z.strictObject({
  ...pageQuery,
  search: lineText(0, 80).exactOptional().meta({
    description:
      '姓名的一部分、拼音、首字母或工号的开头 · part of a name, or how its pinyin, initials or a number begins',
  }),
  department: identifier.exactOptional(),
  superior: identifier.exactOptional(),
  status: statusSchema.exactOptional(),
  position: positionSchema.exactOptional(),
  level: levelSchema.exactOptional(),
  ...sortQuery(PEOPLE_ORDERS),
});

export interface PeopleDeps {
  readonly db: Queryable;
  readonly now: () => Date;
}

const PEOPLE_SHEET = sheetOf(personSummary, text('人员', 'People'), (c) => [
  c.text('工号', 'Number', (one) => one.id),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('部门编号', 'Department number', (one) => one.departmentId),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.text('直属上级工号', 'Superior (number)', (one) => one.superiorId),
  c.text('直属上级', 'Superior', (one) => one.superiorName),
  c.text('职称', 'Title', (one) => one.title),
  c.position('岗位', 'Position', (one) => one.position),
  c.level('职级', 'Level', (one) => one.level),
  c.code(STATUS_NAMES, '状态', 'Status', (one) => one.status),
  c.date('入职日期', 'Hired on', (one) => one.hiredOn),
  c.date('转正日期', 'Confirmed on', (one) => one.confirmedOn),
  c.date('离职日期', 'Left on', (one) => one.leftOn),
  c.position('试用岗位', 'On trial as', (one) => one.trial?.post),
  c.date('试用至', 'Trial until', (one) => one.trial?.until),
]);
const periodSheet = (name: Text, words: Readonly<Record<string, Text>>, rowsOf: (person: Detail) => Period[]) =>
  sheetOf(
    historyPeriod,
    name,
    (c) => [
      c.code(words, '内容', 'Value', (one) => one.value, 22),
      c.date('自', 'From', (one) => one.from),
      c.date('至', 'Until', (one) => (one.until === null ? null : addDays(one.until, -1))),
      c.code(SOURCE_WORDS, '来源', 'Source', (one) => one.source),
      c.text('案件', 'Case', (one) => one.caseId),
    ],
    rowsOf,
  );
/** What a person's record holds of lists, a sheet each. */
const PERSON_BOOK = bookOf(
  text('人员档案', 'Record'),
  periodSheet(text('职级历史', 'Levels'), LEVEL_NAMES, ({ levels }) => levels),
  periodSheet(text('岗位历史', 'Positions'), POSITION_NAMES, ({ positions }) => positions),
  sheetOf(
    personDetail.shape.ratings.element,
    text('考核成绩', 'Ratings'),
    (c) => [
      c.text('月份', 'Month', (one) => one.month),
      c.text('成绩', 'Rating', (one) => one.rating),
      c.date('公布日期', 'Published on', (one) => one.publishedOn),
      c.number('更正次数', 'Corrections', (one) => one.corrections),
      c.text('更正前', 'Before the correction', (one) => one.former),
    ],
    (person: Detail) => person.ratings,
  ),
  sheetOf(
    complaintSchema,
    text('投诉', 'Complaints'),
    (c) => [
      c.text('投诉编号', 'Complaint', (one) => one.id),
      c.date('事件日期', 'Day of the incident', (one) => one.incidentOn),
      c.code(COMPLAINT_CAUSE_NAMES, '原因', 'Cause', (one) => one.cause),
      c.code(COMPLAINT_STATUS_NAMES, '状态', 'State', (one) => one.status),
      c.date('确认日期', 'Confirmed on', (one) => one.confirmedOn),
      c.text('说明', 'Description', (one) => one.description, 50),
    ],
    (person: Detail) => person.complaints,
  ),
  sheetOf(
    leaveSchema,
    text('请假', 'Leaves'),
    (c) => [
      c.code(LEAVE_KIND_NAMES, '类别', 'Kind', (one) => one.kind),
      c.date('自', 'From', (one) => one.from),
      c.date('至', 'Until', (one) => one.to),
    ],
    (person: Detail) => person.leaves ?? [],
  ),
);

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
        description: text('默认按姓名拼音排序', 'in Chinese order of names where nothing else is asked'),
      },
      sheet: PEOPLE_SHEET,
      handle: async ({ actor, query: asked }) => {
        const { limit, cursor, department, superior, sort, ...filters } = asked;
        const key = listKey('people', asked);
        const after = decodeCursor(key, cursor, pageEnd(3, sort));
        const page = await listPeople(db, {
          ...filters,
          ...peopleScope(actor),
          ...(department === undefined ? {} : { departmentId: department }),
          ...(superior === undefined ? {} : { superiorId: superior }),
          ...(sort === undefined ? {} : { order: sort }),
          ...(after === undefined ? {} : { after }),
          today: today(),
          limit,
        });
        const next = page.next && encodeCursor(key, page.next);
        const about = page.items.map(({ id }) => id);
        return { about, body: { items: [...page.items] as z.input<typeof personSummary>[], next } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/{personId}',
      tag: 'people',
      summary: text(
        '一个人的档案：职级与职务历史、考核、投诉、请假',
        'One person: level and post history, ratings, complaints, leaves',
      ),
      access: reads('person'),
      params: z.strictObject({ personId: identifier }),
      answer: { status: 200, schema: personDetail, description: text('人员档案', 'the record') },
      sheet: PERSON_BOOK,
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

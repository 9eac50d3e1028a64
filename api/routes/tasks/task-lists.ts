import * as z from 'zod';
import { countHeads, type HeadFilter } from '../../../db/cases/personnel-views.js';
import type { Queryable } from '../../../db/database.js';
import { countAsked } from '../../../db/talk/questions.js';
import { countUnread } from '../../../db/talk/remarks.js';
import { holdersOf } from '../../../db/tasks/desk-holders.js';
import { countTasks, isWatcher, listTasks, MOST_COUNTED, type TaskQuestion } from '../../../db/tasks/inbox.js';
import { foldKey } from '../../../domain/people/name-keys.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { ROLES } from '../../../domain/vocabulary/roles.js';
import { givenDate, lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { viewerOf } from '../../views/viewer.js';
import { kindSchema, showTask, stateSchema, taskColumns, taskSchema } from '../../views/tasks/task-schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { ROLE_NAMES } from '../../../domain/vocabulary/role-names.js';

/** A due day, none, or an instant as the database writes it; nothing that it would refuse to read. */
const whenSchema = z.union([
  z.literal('infinity'),
  givenDate,
  z
    .string()
    .regex(/^2[01]\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/)
    .refine((when) => {
      const at = new Date(when.replace(' ', 'T').replace('+00', 'Z'));
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(when.slice(0, 10));
    }),
]);
const filters = {
  kind: kindSchema.exactOptional(),
  cycle: identifier.exactOptional(),
  vacancy: identifier.exactOptional(),
  case: identifier.exactOptional(),
  search: lineText(0, 80).exactOptional().meta({
    description:
      '姓名、拼音、首字母、工号或案件编号的开头 · how a name, its pinyin or initials, an employee number or a case number begins',
  }),
  dueBy: givenDate.exactOptional().meta({ description: '到期日不晚于 · due on that day or before' }),
};
/** The same of a list, in one of its two orders. */
const listed = {
  ...filters,
  sort: z.enum(['soonest', 'latest']).exactOptional().meta({
    description:
      '按到期日（已结束的按结束时间）先到的在前或后到的在前；不填时未办的先到期在前，已结束的最近在前 · by due day, of closed ones by when they were closed; by default open ones soonest first, closed ones latest',
  }),
};
type Filters = z.output<z.ZodObject<typeof listed>>;

const holderSchema = z.strictObject({
  personId: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(ROLES).nullable().meta({ description: '凡任此角色者 · whoever has this role' }),
});
const followedSchema = z.strictObject({
  ...taskSchema.shape,
  holders: z
    .array(holderSchema)
    .meta({ description: '由谁办理：已认领者，否则全部候选 · who holds it: who claimed it, else all who may act' }),
});
/** The tabs whose tasks are counted for everybody. */
const COUNTED = ['open', 'due', 'overdue', 'completed'] as const satisfies readonly TaskQuestion['state'][];
const count = z.int().min(0).max(MOST_COUNTED);

/** Cases that somebody has opened, and the open ones of his people, as the lists of cases have them. */
async function countOwnCases(db: Queryable, actor: SignedIn): Promise<{ started: number; people: number | null }> {
  const { personId, roles } = actor;
  const counted = (filter: HeadFilter) => countHeads(db, viewerOf(actor), filter, MOST_COUNTED);
  const hasPeople = roles.includes('department-head') || roles.includes('supervisor');
  return {
    started: await counted({ startedBy: personId }),
    people: hasPeople ? await counted({ below: personId, open: true }) : null,
  };
}

const TASKS_SHEET = sheetOf(taskSchema, text('任务', 'Tasks'), taskColumns);
const FOLLOWED_SHEET = sheetOf(followedSchema, text('任务跟进', 'Tasks to follow up'), (c) => [
  ...taskColumns(c),
  c.name('办理人', 'Held by', (one) =>
    one.holders.map(({ personId, name, role }) =>
      role === null ? text(`${name ?? ''}(${personId ?? ''})`, `${name ?? ''} (${personId ?? ''})`) : ROLE_NAMES[role],
    ),
  ),
]);

/** The lists of tasks: one's inbox, what HR follows up, and how many there are in each. */
export function createTaskListRoutes({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  const asked = ({ cycle, vacancy, case: caseId, search, ...rest }: Filters) => ({
    ...rest,
    today: today(),
    cycleId: cycle,
    vacancyId: vacancy,
    caseId,
    // What is nothing but blanks looks for nobody.
    search: search === undefined || foldKey(search) === '' ? undefined : search,
  });
  const page = async (
    actor: SignedIn,
    state: TaskQuestion['state'],
    { limit, cursor, ...filter }: Filters & { readonly limit: number; readonly cursor?: string },
  ) => {
    const key = listKey('tasks', { state, ...filter });
    const last = decodeCursor(key, cursor, z.tuple([whenSchema, z.string()]));
    const after = last && { when: last[0], id: last[1] };
    const rows = await listTasks(db, actor, { ...asked(filter), state, after, limit: limit + 1 });
    return toPage(rows, limit, key, ({ cursor: { when, id } }) => [when, id]);
  };

  return [
    route({
      method: 'get',
      path: '/v1/tasks',
      tag: 'tasks',
      summary: text('我的待办、到期、逾期、已办、已撤回', 'My tasks: open, due, overdue, completed, withdrawn'),
      access: reads('tasks'),
      query: z.strictObject({
        ...pageQuery,
        state: z
          .enum([...stateSchema.options, 'due', 'overdue'])
          .default('open')
          .meta({
            description:
              'due：今天或更早到期；overdue：已上报的未办任务，人力资源部可见全部 · due today or before; open and escalated: HR sees everybody’s',
          }),
        ...listed,
      }),
      answer: {
        status: 200,
        schema: pageOf(taskSchema),
        description: text('先到期的在前；已办最近的在前', 'soonest due first; closed ones latest first'),
      },
      sheet: TASKS_SHEET,
      handle: async ({ actor, query: { state, ...rest } }) => {
        const { items, next } = await page(actor, state, rest);
        return { body: { items: items.map(showTask), next } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/tasks/counts',
      tag: 'tasks',
      summary: text('各栏的任务数', 'How many tasks stand in each tab'),
      description: text(
        `最多数到 ${MOST_COUNTED}。筛选只用于任务，不用于案件与沟通。`,
        `Counted up to ${MOST_COUNTED}. Filters narrow the tasks, not cases, questions and copies.`,
      ),
      access: reads('tasks'),
      query: z.strictObject(filters),
      answer: {
        status: 200,
        schema: z.strictObject({
          open: count,
          due: count,
          overdue: count,
          done: count,
          started: count,
          people: count.nullable(),
          asked: count,
          copied: count,
          followUp: count.nullable(),
        }),
        description: text(
          'done：本人已办的任务；started：本人发起的案件；people：下属进行中的案件，限部门负责人与主管；asked：待本人答复的沟通问题；copied：未阅的抄送与提到；followUp 限人力资源部与审计',
          'done: tasks that one has done; started: cases that one has opened; people: open cases of one’s people, for heads and supervisors alone; asked: questions that wait for one’s answer; copied: copies and mentions that one has not read; followUp for HR and the auditor alone',
        ),
      },
      handle: async ({ actor, query }) => {
        const states = [...COUNTED, ...(isWatcher(actor) ? (['all'] as const) : [])];
        const [open = 0, due = 0, overdue = 0, done = 0, followUp = null] = await countTasks(
          db,
          actor,
          states,
          asked(query),
        );
        const cases = await countOwnCases(db, actor);
        const waiting = await countAsked(db, actor.personId, MOST_COUNTED);
        const copied = await countUnread(db, actor.personId, MOST_COUNTED);
        return { body: { open, due, overdue, done, ...cases, asked: waiting, copied, followUp } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/tasks/follow-up',
      tag: 'tasks',
      summary: text('全部未办任务，供跟进', 'Every open task, to follow up'),
      access: reads('follow-up'),
      clause: 'I-39',
      query: z.strictObject({ ...pageQuery, ...listed }),
      answer: {
        status: 200,
        schema: pageOf(followedSchema),
        description: text('先到期的在前；不含本人案件的任务', 'soonest due first; none about one’s own case'),
      },
      sheet: FOLLOWED_SHEET,
      handle: async ({ actor, query }) => {
        const { items, next } = await page(actor, 'all', query);
        const holders = await holdersOf(
          db,
          items.map(({ id }) => id),
        );
        return {
          body: {
            items: items.map((task) => ({ ...showTask(task), holders: [...(holders.get(task.id) ?? [])] })),
            next,
          },
        };
      },
    }),
  ];
}

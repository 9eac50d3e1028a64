import type { StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { insertEvents } from '../../db/outbox/events.js';
import { heldTasks, type HeldTask } from '../../db/tasks/holders.js';
import { subjectOf, TASK_BODIES, TASK_TELLING, type TaskEvent } from '../../domain/pipelines/task-events.js';
import { TASK_EVENT_KINDS, type NewEvent } from '../../domain/outgoing/events.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { Step } from '../../domain/step/step.js';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import { rolesInWords } from '../../domain/vocabulary/role-names.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** Numbers of what a step tells of tasks lie above these, each event apart from those before (`tell-results.ts`). */
const FIRST_NO: Readonly<Record<Exclude<TaskEvent, 'handed-on'>, number>> = {
  opened: 40_000,
  returned: 45_000,
  'due-tomorrow': 50_000,
  'due-today': 60_000,
  overdue: 70_000,
  withdrawn: 80_000,
  urged: 90_000,
};

/** What happened to which tasks. */
export interface TaskNews {
  readonly event: keyof typeof FIRST_NO;
  readonly tasks: readonly HeldTask[];
}

/**
 * Tells the holders of tasks what happened to them, as the catalogues have it: in the transaction of the step, in one
 * statement, once a step however often it runs. Who has several of a kind is told of them together.
 */
export async function tellTasks(trx: Queryable, news: readonly TaskNews[], mark: StepMark): Promise<void> {
  for (const { event, tasks } of news) {
    const told = ordersOf(event, tasks).map((order) => ({ order, mark }));
    await insertMessages(trx, told, FIRST_NO[event]);
  }
  const events = news.flatMap(({ event, tasks }) => eventsOf(event, tasks));
  await insertEvents(
    trx,
    events.map((event) => ({ event, mark })),
    FIRST_NO.opened,
  );
}

/** So many tasks at most are one event. */
const MOST_TOGETHER = 100;

/** The same for other systems, whoever holds the tasks: by kind, in pieces that can be taken. */
function eventsOf(event: TaskNews['event'], tasks: readonly HeldTask[]): readonly NewEvent[] {
  const told = tasks.filter((task) => isTold(event, task));
  return [...new Set(told.map(({ kind }) => kind))].flatMap((kind) => {
    const own = told.filter((task) => task.kind === kind);
    const { title, clause } = TASK_KINDS[kind];
    return Array.from({ length: Math.ceil(own.length / MOST_TOGETHER) }, (_, piece): NewEvent => {
      const some = own.slice(piece * MOST_TOGETHER, (piece + 1) * MOST_TOGETHER);
      return {
        kind: TASK_EVENT_KINDS[event],
        subject: subjectOf(event, { title, count: some.length }),
        path: '/inbox',
        content: { kind, clause, title, tasks: some.map(({ id, dueOn }) => ({ taskId: id, dueOn })) },
      };
    });
  });
}

/**
 * I-28, I-39: what a step rings for, as the tasks stand before it: the workday before the due day, the due day, and the
 * workday after, with who joins then; and whose holders HR urges, but for whoever urges.
 */
export async function rungNews(
  trx: Queryable,
  { touch, at }: Pick<Step, 'touch' | 'at'>,
): Promise<readonly TaskNews[]> {
  const rung = touch.flatMap((one) => {
    if (one.what === 'reminded' || one.what === 'urged' || one.what === 'returned')
      return [{ taskId: one.taskId, joining: [] }];
    return one.what === 'escalated' ? [{ taskId: one.taskId, joining: one.roles }] : [];
  });
  const escalated = new Set(touch.flatMap(({ what, taskId }) => (what === 'escalated' ? [taskId] : [])));
  const urgedBy = new Map(touch.flatMap((one) => (one.what === 'urged' ? [[one.taskId, one.actorId] as const] : [])));
  const returned = new Set(touch.flatMap(({ what, taskId }) => (what === 'returned' ? [taskId] : [])));
  const today = todayIn('Asia/Shanghai', at);
  const held = await heldTasks(trx, rung, today);
  const tasks = held.filter(({ id }) => !urgedBy.has(id) && !returned.has(id));
  const reminded = (due: (dueOn: CivilDate) => boolean): readonly HeldTask[] =>
    tasks.filter(({ id, dueOn }) => !escalated.has(id) && dueOn !== null && due(dueOn));
  return [
    { event: 'due-tomorrow', tasks: reminded((dueOn) => dueOn > today) },
    { event: 'due-today', tasks: reminded((dueOn) => dueOn === today) },
    { event: 'overdue', tasks: tasks.filter(({ id }) => escalated.has(id)) },
    { event: 'returned', tasks: held.filter(({ id }) => returned.has(id)) },
    { event: 'urged', tasks: held.flatMap((task) => urgedOf(task, urgedBy.get(task.id))) },
  ];
}

/** Tasks that a step opens, apart from those that a return has done again (docs/decisions/0058). */
export function openedNews({ record }: Pick<Step, 'record'>, opened: readonly HeldTask[]): readonly TaskNews[] {
  const isAgain = ({ kind }: HeldTask): boolean => kind === record?.hand?.redo;
  return [
    { event: 'opened', tasks: opened.filter((one) => !isAgain(one)) },
    { event: 'returned', tasks: opened.filter(isAgain) },
  ];
}

const urgedOf = (task: HeldTask, by: string | undefined): readonly HeldTask[] =>
  by === undefined ? [] : [{ ...task, holders: task.holders.filter((personId) => personId !== by) }];

/**
 * Of tasks that a step withdraws, those of which there is something to tell: not where it asks the same anew, and not to
 * who acted, since he knows.
 */
export const withdrawnNews = (
  withdrawn: readonly HeldTask[],
  opened: readonly Pick<HeldTask, 'kind' | 'caseId'>[],
  actors: readonly string[],
): TaskNews => ({
  event: 'withdrawn',
  tasks: withdrawn
    .filter((one) => !opened.some(({ kind, caseId }) => kind === one.kind && caseId === one.caseId))
    .map((one) => ({ ...one, holders: one.holders.filter((personId) => !actors.includes(personId)) })),
});

/** What everybody is told of an event: by kind, and among these by who hears of the very same tasks. */
function ordersOf(event: TaskNews['event'], tasks: readonly HeldTask[]): readonly MessageOrder[] {
  const byPerson = new Map<string, HeldTask[]>();
  for (const task of tasks) {
    if (!isTold(event, task)) continue;
    const hear = event === 'overdue' ? [...new Set([...task.holders, ...task.joined])] : task.holders;
    for (const personId of hear) {
      const key = JSON.stringify([personId, task.kind]);
      const own = byPerson.get(key);
      if (own === undefined) byPerson.set(key, [task]);
      else own.push(task);
    }
  }
  const together = new Map<string, { readonly to: string[]; readonly tasks: readonly HeldTask[] }>();
  for (const [key, own] of byPerson) {
    const [personId = ''] = JSON.parse(key) as readonly string[];
    const ids = own.map(({ id }) => id).join(' ');
    const group = together.get(ids);
    if (group === undefined) together.set(ids, { to: [personId], tasks: own });
    else group.to.push(personId);
  }
  return [...together.values()].flatMap(({ to, tasks: own }) => {
    const [first] = own;
    return first === undefined ? [] : [orderOf(event, to, own, first)];
  });
}

const ASKS: ReadonlySet<TaskEvent> = new Set(['opened', 'withdrawn']);

/** What may be done at any time is neither asked nor called off (`due: null`); a kind may have its reason (`untold`). */
const isTold = (event: TaskEvent, { kind, dueOn }: HeldTask): boolean =>
  TASK_KINDS[kind].untold?.[event] === undefined && (dueOn !== null || !ASKS.has(event));

function orderOf(
  event: TaskNews['event'],
  to: readonly string[],
  tasks: readonly HeldTask[],
  first: HeldTask,
): MessageOrder {
  const { title } = TASK_KINDS[first.kind];
  const single = tasks.length === 1;
  const days = tasks.flatMap(({ dueOn }) => dueOn ?? []).sort();
  const said = {
    title,
    count: tasks.length,
    about: single ? first.about : null,
    asked: askedOf(first),
    dueOn: days[0] ?? null,
  };
  return {
    to,
    topic: event,
    clause: TASK_TELLING[event].clause ?? first.clause,
    ...(single ? { taskId: first.id } : {}),
    ...(single && first.caseId !== null ? { caseId: first.caseId } : {}),
    subject: subjectOf(event, said),
    body: TASK_BODIES[event](said),
  };
}

/** Who was asked: those named, and offices. */
function askedOf({ named, roles }: HeldTask): Text {
  const offices = roles.length === 0 ? [] : [rolesInWords(roles)];
  return text(
    [...named, ...offices.map(({ zh }) => zh)].join('、'),
    [...named, ...offices.map(({ en }) => en)].join(', '),
  );
}

import type { CaseKind } from '../cases/case-kind.js';
import type { TaskKind } from '../pipelines/acts.js';
import type { TaskEvent } from '../pipelines/task-events.js';
import type { AlarmCode } from '../vocabulary/alarm.js';
import type { CivilDate } from '../vocabulary/civil-date.js';
import { text, type Text } from '../vocabulary/text.js';

/** Tasks of one kind, at most a hundred; whom they are about and who has them is asked of the API. */
interface TasksContent {
  readonly kind: TaskKind;
  readonly clause: string;
  readonly title: Text;
  readonly tasks: readonly { readonly taskId: string; readonly dueOn: CivilDate | null }[];
}

/**
 * What each kind of event tells other systems: numbers and titles, never a name, score, reason, outcome or amount
 * (docs/decisions/0055).
 */
export interface EventContents {
  readonly 'task.opened': TasksContent;
  readonly 'task.returned': TasksContent;
  readonly 'task.due_tomorrow': TasksContent;
  readonly 'task.due_today': TasksContent;
  readonly 'task.overdue': TasksContent;
  readonly 'task.urged': TasksContent;
  readonly 'task.withdrawn': TasksContent;
  readonly 'announcement.published': {
    readonly no: number;
    readonly clause: string;
    readonly title: Text;
    readonly effectiveFrom: CivilDate | null;
  };
  readonly 'case.released': { readonly caseId: string; readonly kind: CaseKind };
  readonly 'alarm.raised': { readonly code: AlarmCode; readonly clause: string; readonly title: Text };
  readonly 'endpoint.tested': { readonly endpointId: number };
}

/** A kind of event; written with dots, as Standard Webhooks has them. */
export type EventKind = keyof EventContents;

/** What a kind of event is called, and to whom it may go. */
interface EventKindSaid {
  readonly name: Text;
  /** It tells of somebody's case, so registering for it takes a second person (4.1), and it goes to no group. */
  readonly sensitive?: true;
  /** Nobody registers for it: whoever asks for it gets it. */
  readonly asked?: true;
}

/** Every kind of event, in the order in which they are chosen from. */
export const EVENT_KINDS: Readonly<Record<EventKind, EventKindSaid>> = {
  'task.opened': { name: text('新的待办', 'Tasks were opened') },
  'task.returned': { name: text('待办被退回重办', 'Tasks were returned') },
  'task.due_tomorrow': { name: text('待办下一工作日到期', 'Tasks are due on the next workday') },
  'task.due_today': { name: text('待办今日到期', 'Tasks are due today') },
  'task.overdue': { name: text('待办已逾期', 'Tasks are overdue') },
  'task.urged': { name: text('待办被催办', 'Tasks were urged') },
  'task.withdrawn': { name: text('待办已撤回', 'Tasks were withdrawn') },
  'announcement.published': { name: text('全公司公告', 'Something was announced to everybody') },
  'case.released': { name: text('案件结果已反馈', 'The result of a case was released'), sensitive: true },
  'alarm.raised': { name: text('系统告警（不含涉及个人的）', 'An alarm was raised (none about people)') },
  'endpoint.tested': { name: text('测试', 'A test'), asked: true },
};

const ALL = Object.keys(EVENT_KINDS) as readonly EventKind[];

/** The kinds that an endpoint may be registered for. */
export const WANTED_KINDS: readonly EventKind[] = ALL.filter((kind) => EVENT_KINDS[kind].asked !== true);

/** Whether one of these tells of somebody's case. */
export const tellsOfPeople = (kinds: readonly EventKind[]): boolean =>
  kinds.some((kind) => EVENT_KINDS[kind].sensitive === true);

/** An event as it is written: with a title that names nobody, and where it is read in the product. */
export type NewEvent = {
  readonly [K in EventKind]: {
    readonly kind: K;
    readonly subject: Text;
    /** Behind the address of the service. */
    readonly path: string;
    readonly content: EventContents[K];
  };
}[EventKind];

/** As which event what happens to tasks goes out; who hands a task to whom stays in the house. */
export const TASK_EVENT_KINDS = {
  opened: 'task.opened',
  returned: 'task.returned',
  'due-tomorrow': 'task.due_tomorrow',
  'due-today': 'task.due_today',
  overdue: 'task.overdue',
  urged: 'task.urged',
  withdrawn: 'task.withdrawn',
} as const satisfies Readonly<Record<Exclude<TaskEvent, 'handed-on'>, EventKind>>;

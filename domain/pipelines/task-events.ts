import type { CivilDate } from '../vocabulary/civil-date.js';
import { text, type Text } from '../vocabulary/text.js';

/** What happens to a task that its holders hear of. */
export const TASK_EVENTS = [
  'opened',
  'returned',
  'due-tomorrow',
  'due-today',
  'overdue',
  'withdrawn',
  'handed-on',
  'urged',
] as const;
/** One of these. */
export type TaskEvent = (typeof TASK_EVENTS)[number];

/**
 * What a message is about: a task, and what happened to it; one's log-in, of which one is told at any hour, since a link
 * to a new password waits for nobody; one's own robot, which is tried at once; or anything else.
 */
export const MESSAGE_TOPICS = ['news', 'account', 'robot', ...TASK_EVENTS] as const;
/** One of these; what is about tasks may be bundled into one mail a morning. */
export type MessageTopic = (typeof MESSAGE_TOPICS)[number];

/** Where a kind of task is not told of as all others are: the event, and why. */
export type Untold = Readonly<Partial<Record<TaskEvent, Text>>>;

/** A task, or several of one kind, as its holders are told of it. */
export interface TaskSaid {
  readonly title: Text;
  /** How many it is about. */
  readonly count: number;
  /** Whom the case of a single task is about, by name and number. */
  readonly about: string | null;
  /** Who was asked. */
  readonly asked: Text;
  /** The earliest due day; null for what may be done at any time. */
  readonly dueOn: CivilDate | null;
}

/** Whom a task event is told, and under which subject. */
interface TaskEventTelling {
  /** For all kinds alike; a kind that differs says so in its catalogue. */
  readonly clause?: string;
  /** Whom it is told, as the guide to the policy says it. */
  readonly whom: Text;
  readonly subject: Text;
}

const HOLDERS = text('可办理的人（已认领的为认领人）', 'whoever may do it, or has claimed it');

/** What the holders of a task hear of it, for every kind alike (I-39, I-58). */
export const TASK_TELLING: Readonly<Record<TaskEvent, TaskEventTelling>> = {
  opened: {
    whom: HOLDERS,
    subject: text('待办', 'To do'),
  },
  returned: {
    clause: 'I-38',
    whom: text('重新办理的人（已认领的为认领人）', 'whoever does it again, or has claimed it'),
    subject: text('退回重办', 'Returned to you'),
  },
  'due-tomorrow': {
    clause: 'I-39',
    whom: HOLDERS,
    subject: text('下一工作日到期', 'Due on the next workday'),
  },
  'due-today': {
    clause: 'I-39',
    whom: HOLDERS,
    subject: text('今日到期', 'Due today'),
  },
  overdue: {
    clause: 'I-39',
    whom: text('可办理的人与逾期后加入的人，写明原由谁办理', 'whoever may do it and who joins, naming who was asked'),
    subject: text('已逾期', 'Overdue'),
  },
  withdrawn: {
    whom: text('可办理的人', 'whoever could do it'),
    subject: text('待办已撤回', 'Nothing left to do'),
  },
  'handed-on': {
    whom: text('原办理人与新办理人', 'who had it and who has it now'),
    subject: text('待办已转交', 'A task was handed on'),
  },
  urged: {
    clause: 'I-39',
    whom: text(
      '可办理的人（已认领的为认领人），立即告知并寄出邮件',
      'whoever may do it, or has claimed it, at once and by mail',
    ),
    subject: text('催办', 'Please act'),
  },
};

/** What is told in the product; of a task that goes to others, `touch-task.ts` says why. */
export const TASK_BODIES: Readonly<Record<Exclude<TaskEvent, 'handed-on'>, (said: TaskSaid) => Text>> = {
  opened: (said) =>
    text(
      `${of(said).zh}请您办理${until(said).zh}。请在待办中处理。`,
      `${of(said).en}: please act${until(said).en}. It stands in your inbox.`,
    ),
  returned: (said) =>
    text(
      `${of(said).zh}被退回，请重新办理${until(said).zh}。退回理由与上一轮所填见待办。`,
      `${of(said).en} was returned: please do it again${until(said).en}. The reason, and what was entered before, stand with it in your inbox.`,
    ),
  'due-tomorrow': (said) =>
    text(
      `${of(said).zh}下一工作日到期${until(said).zh}。`,
      `${of(said).en} falls due on the next workday${until(said).en}.`,
    ),
  'due-today': (said) =>
    text(`${of(said).zh}今日到期，请在今天办理。`, `${of(said).en} falls due today; please act today.`),
  overdue: (said) =>
    text(
      `${of(said).zh}已逾期${until(said).zh}，原由${said.asked.zh}办理。沉默不等于同意（I-39），请尽快处理。`,
      `${of(said).en} is overdue${until(said).en}; asked to act: ${said.asked.en}. Nothing is decided by silence (I-39): please act.`,
    ),
  urged: (said) =>
    text(
      `人力资源部请您尽快办理${of(said).zh}${until(said).zh}。请在待办中处理；期限不变，沉默不等于同意（I-39）。`,
      `HR asks you to act soon on ${of(said).en}${until(said).en}. It stands in your inbox; its due day stays, and nothing is decided by silence (I-39).`,
    ),
  withdrawn: (said) =>
    text(
      `${of(said).zh}已撤回，无需再办理：案件已有变化。`,
      `${of(said).en} was withdrawn, since its case has moved on; nothing is left to do.`,
    ),
};

/** The subject of what is told: the event, the title of the task, how many where there are several. */
export function subjectOf(event: TaskEvent, { title, count }: Pick<TaskSaid, 'title' | 'count'>): Text {
  const { zh, en } = TASK_TELLING[event].subject;
  const many = count === 1 ? text('', '') : text(`（${count} 项）`, ` (${count})`);
  return text(`${zh}：${title.zh}${many.zh}`, `${en}: ${title.en}${many.en}`);
}

function of({ title, count, about }: TaskSaid): Text {
  if (count > 1) return text(`「${title.zh}」共 ${count} 项`, `"${title.en}", ${count} of them,`);
  if (about === null) return text(`「${title.zh}」`, `"${title.en}"`);
  return text(`${about} 的「${title.zh}」`, `"${title.en}" of ${about}`);
}

const until = ({ dueOn, count }: TaskSaid): Text => {
  if (dueOn === null) return text('', '');
  return count > 1 ? text(`，最早期限 ${dueOn}`, `, the first by ${dueOn}`) : text(`，期限 ${dueOn}`, `, by ${dueOn}`);
};

import { instantAt, laterDate, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { OpenedTask, TaskToOpen } from '../../domain/step/tasks.js';
import { addWorkdays, type WorkdayCalendar } from '../../domain/vocabulary/workdays.js';

/** Reminders and escalations reach people at the beginning of a workday, Asia/Shanghai. */
const MORNING = '09:00';

/**
 * When a task is due, reminds (the workday before, the due day; I-28) and escalates (the workday after; I-39).
 * A due day that has passed when the task opens is today; what may be done at any time neither reminds nor escalates.
 * Instants in epoch milliseconds.
 */
export function deadlinesOf(
  task: Pick<TaskToOpen, 'key' | 'due'>,
  people: readonly string[],
  calendar: WorkdayCalendar,
  now: number,
): OpenedTask {
  const today = todayIn('Asia/Shanghai', now);
  const { due } = task;
  if (due === null) return { key: task.key, people, dueOn: null, remindAt: [] };
  const dueOn = 'on' in due ? laterDate(due.on, today) : addWorkdays(calendar, today, due.workdays);
  const reminders = [addWorkdays(calendar, dueOn, -1), dueOn].map((day) => instantAt(day, MORNING));
  return {
    key: task.key,
    people,
    dueOn,
    remindAt: reminders.filter((at) => at > now),
    escalateAt: instantAt(addWorkdays(calendar, dueOn, 1), MORNING),
  };
}

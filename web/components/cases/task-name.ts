import type { Task } from '../../api/types.js';
import { vocabulary as en } from '../../i18n/en/vocabulary.js';
import { vocabulary as zh } from '../../i18n/zh/vocabulary.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** What a task is named by. */
export type NamedTask = Pick<Task, 'title' | 'subject' | 'vacancy'>;

/** Whom or what a task is about: the person, or the post, department and team of its vacancy. */
export function useTaskSubject(): (task: NamedTask) => string | undefined {
  const { positions } = useTexts({ zh, en });
  return ({ subject, vacancy }) =>
    subject?.name ??
    (vacancy === null ? undefined : [positions[vacancy.post], vacancy.departmentName, vacancy.team].join(' · '));
}

/** What a task is called wherever it is listed: whom or what it is about first, then what is to be done. */
export function useTaskName(): (task: NamedTask) => string {
  const say = useSay();
  const subjectOf = useTaskSubject();
  return (task) => [subjectOf(task), say(task.title)].filter((one) => one !== undefined).join(' · ');
}

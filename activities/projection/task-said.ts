import type { HandedOn } from '../../db/tasks/tasks.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';

/** A task that went to others, as both are told of it: by its title, and whom it is about. */
export function taskSaid({ kind, aboutId }: Pick<HandedOn, 'kind' | 'aboutId'>): Told {
  const { zh, en } = TASK_KINDS[kind].title;
  if (aboutId === null) return { zh: `「${zh}」`, en: `"${en}"` };
  return { zh: wording`${person(aboutId)}的「${zh}」`, en: wording`"${en}" of ${person(aboutId)}` };
}

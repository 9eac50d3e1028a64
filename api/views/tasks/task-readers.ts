import { isWatcher, type TaskView } from '../../../db/tasks/inbox.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';

/** Whether somebody has done a task, by his own hand or by his deputy's. */
export const didIt = (actor: Actor, task: TaskView): boolean =>
  [task.closedBy, task.closedByDeputy].includes(actor.personId);

/** Whether somebody reads a task: it is his, he has done it, or he follows up what others have to do. */
export const mayReadTask = (actor: Actor, task: TaskView): boolean =>
  task.mine || didIt(actor, task) || (isWatcher(actor) && task.subjectId !== actor.personId);

import type { TaskView } from '../../../db/tasks/inbox.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import type { SignedIn } from '../../http/route.js';

/** Finds a task that somebody may read. */
export type FindTask = (actor: SignedIn, taskId: string) => Promise<TaskView>;

/** The same, but for auditors, who read tasks and not what is said of them: words may hold scores (I-37). */
export const notForAuditors =
  (find: FindTask): FindTask =>
  (actor, taskId) => {
    if (actor.roles.includes('auditor')) throw new RefusalError(refuse(TASK.NOT_FOUND));
    return find(actor, taskId);
  };

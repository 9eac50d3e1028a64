import type { TaskView } from '../../../db/tasks/inbox.js';
import type { SignedIn } from '../../http/route.js';

/** Finds a task that somebody may read. */
export type FindTask = (actor: SignedIn, taskId: string) => Promise<TaskView>;

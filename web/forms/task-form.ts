import type { TaskCase, TaskDetail } from '../api/tasks.js';

/** What every form of a task gets. */
export interface TaskFormProps {
  readonly task: TaskDetail;
  /** The people it is about, with facts and findings. */
  readonly cases: readonly TaskCase[];
}

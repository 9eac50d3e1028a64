import type { Queryable } from '../../db/database.js';
import { findEnd } from '../../db/tasks/tasks.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { handOf } from '../../domain/standing-in/in-place.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/**
 * Two acted at the same moment and one counted: the other reads who was first (docs/decisions/0053). Of a sealed sheet
 * nobody reads who has filled it in (I-37, I-56). Anything else that was thrown stays as it is.
 */
export async function sayingWhoWasFirst(
  db: Queryable,
  error: unknown,
  { id, kind }: Pick<TaskView, 'id' | 'kind'>,
  by: string,
): Promise<unknown> {
  if (!(error instanceof RefusalError) || error.refusal.code !== TASK.NOT_OPEN.code) return error;
  if (TASK_KINDS[kind as TaskKind].sealed === true) return error;
  const end = await findEnd(db, id);
  // Whom somebody stood in for reads it, too: it was not his own hand.
  if (end === undefined || (end.deputy ?? end.by) === by) return error;
  return new RefusalError(refuse(TASK.NOT_OPEN, { first: handOf(end.name, end.deputyName) }));
}

/** Who did a task, as papers print it; null while it is not done, and of a sealed sheet (I-37, I-56). */
export async function doneBy(
  db: Queryable,
  { id, kind, state }: Pick<TaskView, 'id' | 'kind' | 'state'>,
): Promise<string | null> {
  if (state !== 'completed' || TASK_KINDS[kind as TaskKind].sealed === true) return null;
  const end = await findEnd(db, id);
  return end === undefined ? null : handOf(end.name, end.deputyName);
}

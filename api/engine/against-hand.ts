import type { TaskView } from '../../db/tasks/inbox.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { NOTICE } from '../../domain/refusals/cases.js';
import { CONSENT } from '../../domain/refusals/pipelines/consent.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';

/** I-41: only the person signs; and what he agreed to is withdrawn before it is in effect, or not at all. */
export function againstHand({ kind, mine, state }: TaskView): Refusal | undefined {
  const { signs } = TASK_KINDS[kind as TaskKind];
  if (signs === undefined) return undefined;
  if (!mine) return refuse(NOTICE.OWN_HAND);
  return signs === 'withdrawal' && state === 'withdrawn' ? refuse(CONSENT.IN_EFFECT) : undefined;
}

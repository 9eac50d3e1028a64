import { TAKE_BACK } from '../../../domain/refusals/undo.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { TakeBackInput } from '../../messages/cases.js';
import type { Standing } from '../ask.js';
import { givenBy } from './signing.js';

interface Tasks {
  get(taskId: string): Standing | undefined;
}

/** Whoever has signed takes it back until what he signed is written (docs/decisions/0058); the desk asks him anew. Pure. */
export function signatureTakenBack(
  tasks: Tasks,
  { signs, actor, reason }: TakeBackInput,
): { readonly refusal: Refusal } | { readonly touch: readonly TaskTouch[] } {
  const task = signs === undefined ? undefined : tasks.get(signs.taskId);
  const signer = task === undefined || signs === undefined ? undefined : givenBy(task, signs.no);
  if (task === undefined || signer === undefined) return { refusal: refuse(TAKE_BACK.MOVED_ON) };
  const { no, to, caseId, by } = signer;
  if (actor.personId !== to || actor.by !== undefined) return { refusal: refuse(TAKE_BACK.NOT_YOURS) };
  const tell = [...new Set([...by, task.signers?.held?.actor.personId ?? by[0] ?? ''])];
  const { taskId } = task;
  return { touch: [{ taskId, what: 'sign-withdrawn', no, caseId, actorId: actor.personId, reason, tell }] };
}

import type { Act } from '../../../domain/pipelines/acts.js';
import type { SigningAct } from '../../../domain/pipelines/signing/acts.js';
import { SIGN } from '../../../domain/refusals/signing.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { Pending } from '../acting.js';
import type { Standing } from '../ask.js';
import type { Board } from '../board/board.js';
import type { Waiting } from '../counter.js';
import { answered, awaited } from './signing.js';

/** What an act comes to that has to do with signers (docs/decisions/0058): the pipeline hears of it once all have signed. */
type Signing =
  | { readonly waiting: Waiting; readonly refusal: Refusal }
  /** What is written; `done` is the signature that was given. */
  | { readonly waiting: Waiting; readonly touch: readonly TaskTouch[]; readonly done: readonly Pending[] }
  /** All have signed: what was handed in takes effect, by whoever handed it in, at this moment. */
  | { readonly goesOn: Pending };

/** Why what was handed in does not take effect now that all have signed it: things may have changed meanwhile. */
function againstHeld(board: Board, { taskId, signers }: Standing): Refusal | undefined {
  const held = signers?.held;
  return held === undefined ? undefined : board.againstRow(held, { taskId, act: held.act as Act });
}

/** Undefined for an act that nobody has to sign. */
export function signingOf(board: Board, pending: readonly Pending[]): Signing | undefined {
  const [only, ...more] = pending;
  const [row, ...others] = only?.rows ?? [];
  if (only === undefined || row === undefined || more.length > 0 || others.length > 0) return undefined;
  const { waiting } = only;
  const { actor } = waiting.input;
  const { task, act } = row;
  const { signs } = task.ask;
  if (signs === undefined) {
    if (awaited(task).length === 0) return undefined;
    const about = task.ask.caseId === undefined ? {} : { caseId: task.ask.caseId };
    const held = {
      taskId: task.taskId,
      what: 'held',
      act,
      actor,
      ...about,
      actorId: actor.personId,
      ...deputyOf(actor),
    } as const;
    return { waiting, touch: [held], done: [] };
  }
  const asking = board.get(signs.taskId);
  if (asking === undefined) return { waiting, refusal: refuse(SIGN.NOT_THERE) };
  const { decision, reason } = act as SigningAct;
  const refuses = decision === 'refuse';
  const held = asking.signers?.held;
  const last = !refuses && held !== undefined && awaited(asking).every(({ no }) => no === signs.no);
  const touch = answered(asking, signs.no, { actor, refuses, last, ...(reason === undefined ? {} : { reason }) });
  if (!last) return { waiting, touch, done: [only] };
  const refusal = againstHeld(board, asking);
  if (refusal !== undefined) return { waiting, refusal };
  return { goesOn: { waiting, rows: [{ task: asking, act: held.act, actor: held.actor }, row], touch } };
}

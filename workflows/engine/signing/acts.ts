import type { Act } from '../../../domain/pipelines/acts.js';
import type { SigningAct } from '../../../domain/pipelines/signing/acts.js';
import { SIGN } from '../../../domain/refusals/signing.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { Pending } from '../acting.js';
import type { Standing } from '../ask.js';
import type { Board } from '../board/board.js';
import type { Waiting } from '../counter.js';
import { hasLost } from '../board/offices.js';
import { answered, awaited } from './signing.js';

/** What an act comes to that has to do with signers (docs/decisions/0058): the pipeline hears of it once all have signed. */
type Signing =
  | { readonly waiting: Waiting; readonly refusal: Refusal }
  /** What is written; `done` is the signature that was given. */
  | { readonly waiting: Waiting; readonly touch: readonly TaskTouch[]; readonly done: readonly Pending[] }
  /** All have signed: what was handed in takes effect, by whoever handed it in, at this moment. */
  | { readonly goesOn: Pending };

/** Why what was handed in does not take effect now that all have signed it: things may have changed meanwhile. */
function againstHeld(board: Board, { taskId, signers }: Standing, actor: Actor): Refusal | undefined {
  const held = signers?.held;
  return held === undefined ? undefined : board.againstRow({ ...held, actor }, { taskId, act: held.act as Act });
}

/** Whoever has handed it in, with the roles that count for him now, as the records have them; absent in acts from before. */
function presentOf({ actor }: { readonly actor: Actor }, input: Waiting['input']): Actor {
  const now = 'holder' in input ? input.holder : undefined;
  return now?.personId === actor.personId ? { ...actor, roles: now.roles } : actor;
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
  const said = { actor, refuses, ...(reason === undefined ? {} : { reason }) };
  const touch = answered(asking, signs.no, { ...said, last });
  if (!last) return { waiting, touch, done: [only] };
  const present = presentOf(held, waiting.input);
  // An act of before bears nobody's present roles, and is replayed as it went.
  if ('holder' in waiting.input && hasLost(asking, present)) {
    const { caseId } = asking.ask;
    const lost = { taskId: asking.taskId, what: 'office-lost', from: present.personId } as const;
    const back = { ...lost, ...(caseId === undefined ? {} : { caseId }) };
    return { waiting, touch: [...answered(asking, signs.no, { ...said, last: false }), back], done: [only] };
  }
  const refusal = againstHeld(board, asking, present);
  if (refusal !== undefined) return { waiting, refusal };
  return { goesOn: { waiting, rows: [{ task: asking, act: held.act, actor: present }, row], touch } };
}

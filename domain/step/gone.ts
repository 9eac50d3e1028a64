import { TASK } from '../refusals/tasks.js';
import { TAKE_BACK, VOID } from '../refusals/undo.js';
import type { Voiding } from '../undo/voiding.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import type { TakenAct } from './journal.js';

/** What an act came to whose workflow runs no more: its task is not open, or the case that it voids is over. */
export function goneFor({ what, input }: Pick<TakenAct, 'what' | 'input'>): Refusal {
  if (what === 'void') return refuse(VOID.CLOSED, { caseKind: (input as unknown as Voiding).voids });
  if (what === 'take-back') return refuse(TAKE_BACK.MOVED_ON);
  return refuse(TASK.NOT_OPEN, {});
}

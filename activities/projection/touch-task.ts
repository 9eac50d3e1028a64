import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { claimTask, handOnTask, markEscalated, markReminded } from '../../db/tasks/tasks.js';
import type { TaskTouch } from '../../domain/step/tasks.js';

/** A task that stays open is claimed, released, handed on, reminded of or escalated, with its line in the ledger. */
export async function touchTask(trx: Queryable, touch: TaskTouch, mark: StepMark): Promise<void> {
  const { taskId } = touch;
  const line = { ...mark, taskId, act: `task.${touch.what}`, clause: null };
  switch (touch.what) {
    case 'claimed':
      await claimTask(trx, taskId, touch.actorId, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: touch.actorId } }]);
      return;
    case 'released':
      await claimTask(trx, taskId, null, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: touch.actorId } }]);
      return;
    case 'handed-on': {
      const { from, people, roles, by, note, why } = touch;
      await handOnTask(trx, touch);
      const cause =
        why === 'left' ? { actor: 'system:departure', clause: 'I-58' } : { actor: 'system:relations', clause: 'I-70' };
      await writeLedger(trx, [{ mark: { ...line, ...cause }, after: { from, people, roles, by, note } }]);
      return;
    }
    case 'reminded':
      await markReminded(trx, taskId, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: 'system:clock' } }]);
      return;
    case 'escalated':
      await markEscalated(trx, taskId, touch.roles, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: 'system:clock' }, after: { roles: touch.roles } }]);
      return;
  }
}

import type { JournalledAct } from '../../domain/step/journal.js';
import type { Voiding } from '../../domain/undo/voiding.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { told, wording } from '../../domain/vocabulary/wording.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import { refuseAct } from './acts.js';

/**
 * A voiding that its case would not take any more: who asked and who approved are told, since both were told that it was
 * approved; then nobody delivers it again. They are told once, also where a crash between the two has it refused anew.
 */
export async function refuseVoiding(db: Queryable, act: JournalledAct, refusal: Refusal, at: Date): Promise<void> {
  const { caseId, approvedBy } = act.input as unknown as Voiding;
  const words = refusal.told ?? refusal.message;
  const order = {
    to: [act.input.actor.personId, approvedBy],
    clause: '4.1',
    caseId,
    subject: text('案件未能作废', 'A case was not voided'),
    body: told(
      wording`案件 ${caseId} 的作废已获确认，但未能执行：${words.zh}`,
      wording`The voiding of case ${caseId} was approved, but could not be carried out: ${words.en}`,
    ),
  };
  await insertMessages(db, [{ order, mark: { workflowId: `void:${act.id}`, seq: 0, at, about: {} } }]);
  await refuseAct(db, act.id, refusal, at);
}

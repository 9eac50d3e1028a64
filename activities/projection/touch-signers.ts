import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { holdAnswer } from '../../db/tasks/tasks.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';

type Touch = Extract<TaskTouch, { what: 'signer-added' | 'signer-removed' | 'held' | 'signed' | 'sign-refused' }>;

/** Who may sign and has signed a task is between offices and department, before any result is told. */
const CLAUSE = 'I-38';

/**
 * Somebody is asked to sign a task, is not any more, signs or refuses; or it is handed in and waits for them: a line of the
 * ledger, without what was handed in; whoever asked is told what a signer has answered (docs/decisions/0058).
 */
export async function touchSigners(trx: Queryable, touch: Touch, mark: StepMark, messageNo: number): Promise<void> {
  const { taskId, what, actorId } = touch;
  const hand = 'deputyId' in touch ? { deputy: touch.deputyId } : {};
  const line = { ...mark, ...hand, taskId, act: `task.${what}`, clause: CLAUSE, actor: actorId };
  const { caseId } = touch;
  await writeLedger(trx, [{ mark: line, ...(caseId === undefined ? {} : { caseId }), after: saidOf(touch) }]);
  if (what === 'held') await holdAnswer(trx, taskId, { answer: touch.act, by: actorId }, mark.at);
  if (what === 'signer-added' || (what === 'signed' && !touch.last)) return;
  if (what === 'signer-removed' || what === 'sign-refused') await holdAnswer(trx, taskId, null, mark.at);
  if (what === 'signed' || what === 'sign-refused')
    await insertMessages(trx, [{ order: answerOrder(touch), mark }], messageNo);
}

/** What the ledger says of it; reasons of who removes a signer are kept there, those of a signer with his own task. */
function saidOf(touch: Touch): object {
  switch (touch.what) {
    case 'signer-added':
      return { no: touch.no, way: touch.way, to: touch.to, note: touch.note };
    case 'signer-removed':
      return { no: touch.no, to: touch.to, reason: touch.reason };
    case 'held':
      return {};
    case 'signed':
    case 'sign-refused':
      return { no: touch.no };
  }
}

/** Whoever asked, and whoever has handed it in, hear that all have signed, or who has refused and why. */
function answerOrder(touch: Extract<Touch, { what: 'signed' | 'sign-refused' }>): MessageOrder {
  const { actorId, caseId, taskId, tell } = touch;
  const about = { to: tell, clause: CLAUSE, caseId, taskId };
  if (touch.what === 'signed') {
    return {
      ...about,
      subject: text('加签已齐全', 'All have signed'),
      body: text(
        `案件 ${caseId} 的加签人均已签署,所提交的内容已生效。`,
        `All who were asked have signed in case ${caseId}; what was handed in has taken effect.`,
      ),
    };
  }
  return {
    ...about,
    subject: text('加签人不同意', 'A signer has refused'),
    body: {
      zh: wording`${person(actorId)} 不同意(案件 ${caseId}):${touch.reason}。任务已退回办理人,请在待办中重新办理。`,
      en: wording`${person(actorId)} has refused to sign in case ${caseId}: ${touch.reason}. The task is back with whoever has it; please act in your inbox.`,
    },
  };
}

import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { stillHere } from '../../db/tasks/still-here.js';
import { holdAnswer } from '../../db/tasks/tasks.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';

type Touch = Extract<
  TaskTouch,
  { what: 'signer-added' | 'signer-removed' | 'signer-left' | 'given-back' | 'held' | 'signed' | 'sign-refused' }
>;

/** Who may sign and has signed a task is between offices and department, before any result is told. */
const CLAUSE = 'I-38';

/** After these whoever has the task hands it in anew. */
const GIVES_BACK: ReadonlySet<Touch['what']> = new Set(['signer-removed', 'signer-left', 'given-back', 'sign-refused']);

/**
 * Somebody is asked to sign a task, is not any more, signs, refuses or has left; or it is handed in and waits for them, or
 * goes back: a line of the ledger, without what was handed in; whoever asked is told what came of it (docs/decisions/0058,
 * 0065).
 */
export async function touchSigners(trx: Queryable, touch: Touch, mark: StepMark, messageNo: number): Promise<void> {
  const { taskId, what, caseId } = touch;
  const hand = 'deputyId' in touch ? { deputy: touch.deputyId } : {};
  const by =
    'actorId' in touch
      ? { clause: CLAUSE, actor: touch.actorId }
      : { clause: 'I-58', actor: what === 'signer-left' ? 'system:departure' : 'system:workflow' };
  const line = { ...mark, ...hand, ...by, taskId, act: `task.${what}` };
  await writeLedger(trx, [{ mark: line, ...(caseId === undefined ? {} : { caseId }), after: saidOf(touch) }]);
  if (what === 'held') await holdAnswer(trx, taskId, { answer: touch.act, by: touch.actorId }, mark.at);
  if (GIVES_BACK.has(what)) await holdAnswer(trx, taskId, null, mark.at);
  const order = orderOf(touch);
  if (order === undefined) return;
  const to = await stillHere(trx, order.to, { taskId, at: mark.at });
  await insertMessages(trx, [{ order: { ...order, to }, mark }], messageNo);
}

/** What the ledger says of it; reasons of who removes a signer are kept there, those of a signer with his own task. */
function saidOf(touch: Touch): object {
  switch (touch.what) {
    case 'signer-added':
      return { no: touch.no, way: touch.way, to: touch.to, note: touch.note };
    case 'signer-removed':
      return { no: touch.no, to: touch.to, reason: touch.reason };
    case 'signer-left':
      return { no: touch.no, to: touch.to };
    case 'given-back':
      return { from: touch.from };
    case 'held':
      return {};
    case 'signed':
    case 'sign-refused':
      return { no: touch.no };
  }
}

/** What whoever asked, and whoever has handed it in, hear; nothing of what they have done themselves. */
function orderOf(touch: Touch): MessageOrder | undefined {
  const { taskId, caseId } = touch;
  const about = { clause: CLAUSE, taskId, ...(caseId === undefined ? {} : { caseId }) };
  switch (touch.what) {
    case 'signed':
      if (!touch.last) return undefined;
      return {
        ...about,
        to: touch.tell,
        subject: text('加签已齐全', 'All have signed'),
        body: text(
          `案件 ${touch.caseId} 的加签人均已签署，所提交的内容已生效。`,
          `All who were asked have signed in case ${touch.caseId}; what was handed in has taken effect.`,
        ),
      };
    case 'sign-refused':
      return {
        ...about,
        to: touch.tell,
        subject: text('加签人不同意', 'A signer has refused'),
        body: {
          zh: wording`${person(touch.actorId)} 不同意（案件 ${touch.caseId}）：${touch.reason}。任务已退回办理人，请在待办中重新办理。`,
          en: wording`${person(touch.actorId)} has refused to sign in case ${touch.caseId}: ${touch.reason}. The task is back with whoever has it; please act in your inbox.`,
        },
      };
    case 'signer-left':
      return {
        ...about,
        clause: 'I-58',
        to: touch.tell,
        subject: text('加签人已离职', 'A signer has left'),
        body: {
          zh: wording`${person(touch.to)}已离职，不再签署（案件 ${touch.caseId}）。已提交的内容退回办理人；如仍需会签，请另请他人，再重新办理。`,
          en: wording`${person(touch.to)} has left and does not sign in case ${touch.caseId}. What was handed in is back with whoever has the task: ask somebody else where it takes a signature, and hand it in anew.`,
        },
      };
    case 'given-back':
      return {
        ...about,
        clause: 'I-58',
        to: [],
        subject: text('待办须重新提交', 'A task is to be handed in anew'),
        body: {
          zh: wording`${person(touch.from)}所提交、正待会签的内容已退回，因其不再办理该任务（I-58）。请在待办中重新办理，期限不变。`,
          en: wording`What ${person(touch.from)} handed in, and waited for signers, has come back, since he has the task no more (I-58). Please act in your inbox; its due day stays.`,
        },
      };
    default:
      return undefined;
  }
}

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
  {
    what:
      | 'signer-added'
      | 'signer-removed'
      | 'signer-left'
      | 'given-back'
      | 'office-lost'
      | 'held'
      | 'signed'
      | 'sign-refused'
      | 'sign-withdrawn';
  }
>;

/** Who may sign and has signed a task is between offices and department, before any result is told. */
const CLAUSE = 'I-38';

/** What an office does, whoever holds it does. */
const OFFICE = '4.1';

/** After these whoever has the task hands it in anew. */
const GIVES_BACK: ReadonlySet<Touch['what']> = new Set([
  'signer-removed',
  'signer-left',
  'given-back',
  'office-lost',
  'sign-refused',
]);

/**
 * Somebody is asked to sign a task, is not any more, signs, refuses or has left; or it is handed in and waits for them, or
 * goes back: a line of the ledger, without what was handed in; whoever asked is told what came of it (docs/decisions/0058,
 * 0065).
 */
export async function touchSigners(trx: Queryable, touch: Touch, mark: StepMark, messageNo: number): Promise<void> {
  const { taskId, what, caseId } = touch;
  const hand = 'deputyId' in touch ? { deputy: touch.deputyId } : {};
  const by = 'actorId' in touch ? { clause: CLAUSE, actor: touch.actorId } : byItself(what);
  const line = { ...mark, ...hand, ...by, taskId, act: `task.${what}` };
  await writeLedger(trx, [{ mark: line, ...(caseId === undefined ? {} : { caseId }), after: saidOf(touch) }]);
  if (what === 'held') await holdAnswer(trx, taskId, { answer: touch.act, by: touch.actorId }, mark.at);
  if (GIVES_BACK.has(what)) await holdAnswer(trx, taskId, null, mark.at);
  const order = orderOf(touch);
  if (order === undefined) return;
  const to = await stillHere(trx, order.to, { taskId, at: mark.at });
  const orders = [{ ...order, to }, ...(touch.what === 'office-lost' ? [toldLost(touch)] : [])];
  await insertMessages(
    trx,
    orders.map((one) => ({ order: one, mark })),
    messageNo,
  );
}

/** What nobody does: somebody has left (I-58), or holds an office no more (4.1). */
const byItself = (what: Touch['what']): { readonly clause: string; readonly actor: string } =>
  what === 'signer-left'
    ? { clause: 'I-58', actor: 'system:departure' }
    : { clause: what === 'office-lost' ? OFFICE : 'I-58', actor: 'system:workflow' };

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
    case 'office-lost':
      return { from: touch.from };
    case 'sign-withdrawn':
      return { no: touch.no, reason: touch.reason };
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
    case 'office-lost':
      return {
        ...about,
        clause: OFFICE,
        to: [],
        toRoles: ['hr'],
        subject: text('待办须重新提交', 'A task is to be handed in anew'),
        body: {
          zh: wording`${person(touch.from)}所提交的内容已会签齐全，但其已不再担任办理该任务的职务（§4.1），未生效，已退回。请由现任办理人重新办理，期限不变；如仍需会签，请另请他人。`,
          en: wording`What ${person(touch.from)} handed in was signed by all, and he holds the office that the task is asked of no more (§4.1): it took no effect and has come back. Whoever holds it hands it in anew, with signers where it takes them; its due day stays.`,
        },
      };
    case 'sign-withdrawn':
      return {
        ...about,
        to: touch.tell,
        subject: text('加签人撤回签署', 'A signature was taken back'),
        body: {
          zh: wording`${person(touch.actorId)} 已撤回签署（案件 ${touch.caseId}）：${touch.reason}。在其重新签署之前，所提交的内容不生效；如不再需要其签署，请写明理由减签。`,
          en: wording`${person(touch.actorId)} has taken the signature in case ${touch.caseId} back: ${touch.reason}. What was handed in takes no effect until it is given anew; where it is not wanted any more remove the signer with a reason.`,
        },
      };
    default:
      return undefined;
  }
}

/** 4.1: whoever had handed it in reads it in words of his own. */
const toldLost = ({ taskId, caseId, from }: Extract<Touch, { what: 'office-lost' }>): MessageOrder => ({
  clause: OFFICE,
  taskId,
  ...(caseId === undefined ? {} : { caseId }),
  to: [from],
  subject: text('您提交的内容未生效', 'What you handed in took no effect'),
  body: text(
    '您提交并请人会签的一项待办，在会签齐全时您已不再担任办理它的职务（§4.1），因此未生效，已退回现任办理人。如有疑问，请联系人力资源部。',
    'A task that you handed in and had signed took no effect: when the last one signed you did not hold its office any more (§4.1). It is back with whoever does. Ask HR where in doubt.',
  ),
});

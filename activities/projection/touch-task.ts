import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import {
  claimTask,
  handOnTask,
  markEscalated,
  markReminded,
  markReturned,
  markUrged,
  type HandedOn,
} from '../../db/tasks/tasks.js';
import { movedByHand } from './moved-by-hand.js';
import { taskSaid } from './task-said.js';
import { touchSigners } from './touch-signers.js';
import { touchQuestion } from './touch-question.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { wording } from '../../domain/vocabulary/wording.js';

/** Numbers of what a step tells of tasks that went to others lie above these of `tell-results.ts`. */
const FIRST_NO = 30_000;

/**
 * A task that stays open is claimed, released, handed on, reminded of, urged, asked about or escalated, with its line in the ledger; `no`
 * counts those of the step.
 */
export async function touchTask(trx: Queryable, touch: TaskTouch, mark: StepMark, no: number): Promise<void> {
  const { taskId } = touch;
  const line = { ...mark, taskId, act: `task.${touch.what}`, clause: null };
  switch (touch.what) {
    case 'claimed':
      await claimTask(trx, taskId, touch.actorId, mark.at);
      await writeLedger(trx, [{ mark: { ...line, ...handsOf(touch) } }]);
      return;
    case 'released':
      await claimTask(trx, taskId, null, mark.at);
      await writeLedger(trx, [{ mark: { ...line, ...handsOf(touch) } }]);
      return;
    case 'handed-on': {
      const { from, people, roles, by, note, why, actorId } = touch;
      const byHand = actorId !== undefined;
      const former = await handOnTask(trx, { ...touch, byHand });
      const clause = byHand ? 'I-39' : why === 'left' ? 'I-58' : clauseOf(former);
      const cause = { actor: actorId ?? (why === 'left' ? 'system:departure' : 'system:relations'), clause };
      const caseId = former?.caseId ?? undefined; // of a desk for many cases, too
      const after = { from, people, roles, by, note, ...(byHand ? { why } : {}) };
      await writeLedger(trx, [{ mark: { ...line, ...cause }, ...(caseId === undefined ? {} : { caseId }), after }]);
      if (former !== undefined) {
        const orders = byHand ? movedByHand(former, touch) : moveTold(former, touch, clause);
        const told = orders.map((order) => ({ order, mark }));
        await insertMessages(trx, told, FIRST_NO + 2 * no);
      }
      return;
    }
    case 'reminded':
      await markReminded(trx, taskId, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: 'system:clock' } }]);
      return;
    case 'returned':
      await markReturned(trx, taskId);
      return;
    case 'signer-added':
    case 'signer-removed':
    case 'held':
    case 'signed':
    case 'sign-refused':
    case 'signer-left':
    case 'given-back':
    case 'office-lost':
    case 'sign-withdrawn':
      await touchSigners(trx, touch, mark, FIRST_NO + 2 * no);
      return;
    case 'asked':
    case 'answered':
    case 'taken-back':
    case 'unanswered':
      await touchQuestion(trx, touch, mark, FIRST_NO + 2 * no);
      return;
    case 'urged':
      await markUrged(trx, taskId, mark.at);
      await writeLedger(trx, [
        { mark: { ...line, actor: touch.actorId, clause: 'I-39' }, after: { workday: touch.workday } },
      ]);
      return;
    case 'escalated':
      await markEscalated(trx, taskId, touch.roles, mark.at);
      await writeLedger(trx, [{ mark: { ...line, actor: 'system:clock' }, after: { roles: touch.roles } }]);
      return;
  }
}

const handsOf = ({ actorId, deputyId }: Extract<TaskTouch, { what: 'claimed' | 'released' }>) => ({
  actor: actorId,
  ...(deputyId === undefined ? {} : { deputy: deputyId }),
});

/** I-70 for the 客服主管's own tasks; for any other, what the task itself carries out. */
const clauseOf = (former: HandedOn | undefined): string | null =>
  former?.supervisorOf === null ? former.clause : 'I-70';

const WHY = {
  left: text('原办理人已离职', 'who had it has left'),
  relation: text(
    '人事档案中的上级、主管或部门负责人已变更',
    "superior, supervisor or head of department have changed in HR's records",
  ),
} as const;

/** Whoever has it now, and whoever had it, read where it went and why; nobody whose task it stays. */
function moveTold(
  former: HandedOn,
  { taskId, people, roles, why }: Extract<TaskTouch, { what: 'handed-on' }>,
  clause: string | null,
): readonly MessageOrder[] {
  const { caseId } = former;
  const task = taskSaid(former);
  const common = {
    topic: 'handed-on',
    clause: clause ?? former.clause,
    ...(caseId === null ? {} : { caseId }),
  } as const;
  const because = why === 'left' ? WHY.left : WHY.relation;
  const came: MessageOrder = {
    ...common,
    taskId,
    to: people.filter((one) => !former.people.includes(one)),
    toRoles: people.length === 0 ? roles : [],
    subject: text('待办转由您办理', 'A task has come to you'),
    body: {
      zh: wording`${task.zh}现由您办理：${because.zh}。请在待办中处理，期限不变。`,
      en: wording`${task.en} is yours now: ${because.en}. Please act in your inbox; its due day stays.`,
    },
  };
  const went: MessageOrder = {
    ...common,
    to: why === 'left' ? [] : former.people.filter((one) => !people.includes(one)),
    subject: text('待办已转出', 'A task has gone to somebody else'),
    body: {
      zh: wording`${task.zh}不再由您办理：${because.zh}。如有出入，请联系人力资源部。`,
      en: wording`${task.en} is no longer yours: ${because.en}. Where that is not so, please ask HR.`,
    },
  };
  return [came, went];
}

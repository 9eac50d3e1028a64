import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { claimTask, handOnTask, markEscalated, markReminded, type HandedOn } from '../../db/tasks/tasks.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';

/** Numbers of what a step tells of tasks that went to others lie above these of `tell-results.ts`. */
const FIRST_NO = 30_000;

/**
 * A task that stays open is claimed, released, handed on, reminded of or escalated, with its line in the ledger; `no`
 * counts those of the step.
 */
export async function touchTask(trx: Queryable, touch: TaskTouch, mark: StepMark, no: number): Promise<void> {
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
      const former = await handOnTask(trx, touch);
      const clause = why === 'left' ? 'I-58' : clauseOf(former);
      const cause = { actor: why === 'left' ? 'system:departure' : 'system:relations', clause };
      const caseId = former?.caseId ?? undefined; // of a desk for many cases, too
      const after = { from, people, roles, by, note };
      await writeLedger(trx, [{ mark: { ...line, ...cause }, ...(caseId === undefined ? {} : { caseId }), after }]);
      if (why === 'relation' && former !== undefined) {
        const told = moveTold(former, touch, clause).map((order) => ({ order, mark }));
        await insertMessages(trx, told, FIRST_NO + 2 * no);
      }
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

/** I-70 for the 客服主管's own tasks; for any other, what the task itself carries out. */
const clauseOf = (former: HandedOn | undefined): string | null =>
  former?.supervisorOf === null ? former.clause : 'I-70';

/** Whoever has it now, and whoever had it, read where it went and why; nobody whose task it stays. */
function moveTold(
  former: HandedOn,
  { people, roles }: Pick<Extract<TaskTouch, { what: 'handed-on' }>, 'people' | 'roles'>,
  clause: string | null,
): readonly MessageOrder[] {
  const { kind, caseId, aboutId } = former;
  const { zh, en } = TASK_KINDS[kind].title;
  const about =
    aboutId === null ? { zh: '', en: '' } : { zh: wording`${person(aboutId)}的`, en: wording` of ${person(aboutId)}` };
  const common = { clause: clause ?? former.clause, ...(caseId === null ? {} : { caseId }) };
  const came: MessageOrder = {
    ...common,
    to: people.filter((one) => !former.people.includes(one)),
    toRoles: people.length === 0 ? roles : [],
    subject: text('待办转由您办理', 'A task has come to you'),
    body: {
      zh: wording`${about.zh}「${zh}」现由您办理:人事档案中的上级、主管或部门负责人已变更。请在待办中处理,期限不变。`,
      en: wording`"${en}"${about.en} is yours now: superior, supervisor or head of department have changed in HR's records. Please act in your inbox; its due day stays.`,
    },
  };
  const went: MessageOrder = {
    ...common,
    to: former.people.filter((one) => !people.includes(one)),
    subject: text('待办已转出', 'A task has gone to somebody else'),
    body: {
      zh: wording`${about.zh}「${zh}」不再由您办理:人事档案中的上级、主管或部门负责人已变更。如有出入,请联系人力资源部。`,
      en: wording`"${en}"${about.en} is no longer yours: superior, supervisor or head of department have changed in HR's records. Where that is not so, please ask HR.`,
    },
  };
  return [came, went];
}

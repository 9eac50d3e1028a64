import type { HandedOn } from '../../db/tasks/tasks.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { HandOnWhy, TaskTouch } from '../../domain/step/tasks.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';
import { taskSaid } from './task-said.js';

/** What each way is called, to whom it comes and from whom it goes. */
const SUBJECTS: Readonly<Record<Exclude<HandOnWhy, 'left' | 'relation'>, readonly [came: Text, went: Text]>> = {
  hr: [text('待办移交给您', 'A task was handed over to you'), text('待办已移交', 'Your task was handed over')],
  transfer: [text('待办转办给您', 'A task was transferred to you'), text('待办已转办', 'Your task was transferred')],
  delegation: [text('待办委派给您', 'A task was delegated to you'), text('待办已委派', 'Your task was delegated')],
  'hand-back': [text('委派已交回', 'A task was handed back'), text('委派已结束', 'A delegation has ended')],
};

/** Both hear of it: whoever has the task now and whoever had it, each with the reason; the due day stays. */
export function movedByHand(
  { kind, clause, caseId, aboutId }: HandedOn,
  { taskId, why, from, by, note, actorId = '' }: Extract<TaskTouch, { what: 'handed-on' }>,
): readonly MessageOrder[] {
  if (why === 'left' || why === 'relation') return [];
  const task = taskSaid({ kind, aboutId });
  const body = {
    zh: wording`${task.zh}由${person(actorId)}从${person(from)}转给${person(by)}，期限不变（I-39）。理由：${note}`,
    en: wording`${task.en} went from ${person(from)} to ${person(by)}, by ${person(actorId)}; its due day stays (I-39). Reason: ${note}`,
  };
  const common = { topic: 'handed-on', taskId, clause, ...(caseId === null ? {} : { caseId }), body } as const;
  const [came, went] = SUBJECTS[why];
  return [
    { ...common, to: [by], subject: came },
    { ...common, to: [from].filter((one) => one !== by), subject: went },
  ];
}

import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about the erasure of somebody's records. */
export const ERASURE = declare('ERASURE', {
  NOT_LEFT: {
    status: 409,
    clause: '13.1',
    words: text(
      '其仍在职，记录不能删除。数据有误请更正；离职后再办理删除。',
      'The person is still here, so nothing is erased. Correct what is wrong; an erasure is for after the departure.',
    ),
  },
  OPEN_CASE: {
    status: 409,
    clause: 'I-74',
    words: ({ cases }: { cases: readonly string[] }) =>
      text(
        `其案件尚未办结，或办结未满 14 天、仍可申诉：${cases.join('、')}。请在办结并过申诉期后再提出。`,
        `Cases of the person are open, or closed less than 14 days ago and may still be appealed: ${cases.join(', ')}. Ask again once they are over.`,
      ),
  },
  CHANGE_WAITS: {
    status: 409,
    clause: '4.1',
    words: text(
      '有涉及其的变更待第二人确认。请先决定或撤回该变更。',
      'A change about the person waits for a second person. Have it decided or taken back first.',
    ),
  },
  ASKED: {
    status: 409,
    clause: '4.1',
    words: text(
      '其记录的删除已经提出，正待确认或执行。不必再次提出。',
      'The erasure has been asked for already and waits to be agreed to or carried out. Nothing more is needed.',
    ),
  },
  NOT_DUE: {
    status: 409,
    clause: '13.1',
    words: ({ dueOn }: { dueOn: string }) =>
      text(
        `保存期限未满，最早自 ${dueOn} 起可以删除。本人提出的，请注明是本人申请。`,
        `The time for which the records are kept is not over; the first can go from ${dueOn} on. Where the person asks for it, say so.`,
      ),
  },
  NOTHING_LEFT: {
    status: 409,
    clause: '13.1',
    words: text(
      '其记录已经删除，没有可删除的内容。',
      'The person’s records have been erased; nothing is left to erase.',
    ),
  },
  UNSEALED: {
    status: null,
    words: text(
      '其部分记录尚待封存，暂不能删除；没有改动任何东西。请确认工作进程正在运行，稍后再执行。',
      'Some of the records still wait for their seal and cannot be erased yet; nothing was changed. See that a worker runs, and try again in a moment.',
    ),
  },
  NOT_THE_OWNER: {
    status: null,
    words: text(
      '所用的数据库角色无权删除；没有改动任何东西。请设置所有者的连接串 DATABASE_OWNER_URL 后再执行。',
      'The database role in use may not erase; nothing was changed. Set the owner’s connection string DATABASE_OWNER_URL and try again.',
    ),
  },
});

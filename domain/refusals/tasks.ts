import { person, told, wording } from '../vocabulary/wording.js';
import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused because a case stands still. */
export const STEP = declare('STEP', {
  DIVERGED: {
    status: 409,
    words: ({ workflowId }: { workflowId: string }) =>
      text(
        `案件 ${workflowId} 的记录与流程引擎不一致，已暂停，不会再有变动；您的操作未执行。请联系系统管理员核对修复（jinji reconcile），修复后再办理。`,
        `Records and engine of case ${workflowId} do not agree; it stands still, and your act was not carried out. Ask the system administrator to repair it (jinji reconcile), then act again.`,
      ),
  },
  NOT_TAKEN: {
    status: 422,
    words: ({ workflowId }: { workflowId: string }) =>
      text(
        `案件 ${workflowId} 的这一步无法写入记录，未做任何改动。请检查所填文字和数字后重试；如仍不行，请联系系统管理员，已为其生成告警。`,
        `This step of case ${workflowId} cannot be written to the records; nothing was changed. Check words and numbers and try again; otherwise ask the system administrator, who has an alarm about it.`,
      ),
  },
});

const NOT_OPEN = text(
  '该任务不在待办中：可能已完成、已撤回或流程已前进。请刷新待办列表。',
  'The task is not open: it was completed or withdrawn, or the case has moved on. Reload your inbox.',
);

/** Somebody else was first. */
const doneBefore = (first: string): Text =>
  text(
    `该任务已先由 ${first} 办结，您的操作未执行。请刷新待办列表；有异议的，请与其联系。`,
    `${first} was first and has done the task; your act was not carried out. Reload your inbox, and ask that person where you see it otherwise.`,
  );

/** What is refused about tasks: who may act on them, and when. */
export const TASK = declare('TASK', {
  NOT_OPEN: {
    status: 409,
    words: ({ first }: { first?: string }) => (first === undefined ? NOT_OPEN : doneBefore(first)),
  },
  ONE_BY_ONE: {
    status: 422,
    words: text(
      '这些任务不能一次办理，或有任务重复。请逐项办理。',
      'These tasks cannot be completed in one act, or one of them stands there twice. Complete them one by one.',
    ),
  },
  CLAIMED_BY_ANOTHER: {
    status: 409,
    words: ({ by }: { by: string }) =>
      told(
        wording`该任务已由 ${person(by)} 认领。请与其联系，请其放回；逾期升级后，可由升级后的办理人接办（I-39）。`,
        wording`${person(by)} has claimed the task. Ask that person to release it; once it is overdue, whom it is escalated to may take it over (I-39).`,
      ),
  },
  NOT_CLAIMED: {
    status: 409,
    words: text(
      '该任务没有由您认领，无可放回。请刷新待办列表。',
      'The task is not claimed by you, so there is nothing to release. Reload your inbox.',
    ),
  },
  WRONG_FORM: {
    status: 422,
    words: ({ title }: { title: Text }) =>
      text(
        `该任务要求填写「${title.zh}」的表单。请重新打开任务后提交。`,
        `The task asks for another form ("${title.en}"). Open it again and submit that form.`,
      ),
  },
  OWN_CASE: {
    status: 403,
    clause: 'I-35',
    words: text(
      '该任务涉及您本人，不能由您办理（I-35）。请由其他有权限的人办理。',
      'The task is about yourself and is not yours to decide (I-35). Another person with the role has to do it.',
    ),
  },
  HAS_LEFT: {
    status: 403,
    clause: 'I-58',
    words: text(
      '您已离职，不再办理任何任务；您的待办由接任人办理（I-58）。如有疑问，请联系人力资源部。',
      'You have left and act on no task any more; whoever takes over does (I-58). Please ask HR where that is not so.',
    ),
  },
  NOT_YOURS: {
    status: 403,
    words: text(
      '您无权办理该任务。请联系人力资源部确认办理人。',
      'The task is not addressed to you. Ask HR who it is for.',
    ),
  },
  OWN_HAND: {
    status: 403,
    clause: 'I-39',
    words: ({ why }: { why: Text }) =>
      text(
        `不能由他人办理：${why.zh}请由本人办理。`,
        `Nobody else does this: ${why.en} Leave it to whoever it is for.`,
      ),
  },
  ACT_IN_PROGRESS: {
    status: 409,
    words: text(
      '此前的提交已受理，正在办理，将被执行或退回；在有结果之前不能再次提交。请稍候刷新。',
      'An earlier act was taken and is on its way: it will be carried out or refused. Until then nothing else is taken here; reload in a moment.',
    ),
  },
  NO_PANEL: {
    status: 404,
    words: text(
      '此任务不组织答辩，没有评审小组可以核对。请从「组织评审答辩」的任务核对。',
      'This task appoints no panel, so there is none to look at. Ask at the task that appoints one.',
    ),
  },
  NO_SHEET: { status: 404, words: unseen('该任务的评分表', 'score sheet') },
  NOT_FOUND: { status: 404, words: unseen('该任务', 'task') },
});

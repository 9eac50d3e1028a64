import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { REFUSED } from '../messages/cases.js';

/** A refusal as it crosses the engine: never retried, the refusal itself as first detail. */
export const refused = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: REFUSED,
    nonRetryable: true,
    message: `${refusal.code}: ${refusal.message.en}`,
    details: [refusal],
  });

/** The refusals that every human task shares. */
export const TASK_REFUSALS = {
  unknown: (taskId: string): Refusal => ({
    code: 'TASK.NOT_OPEN',
    message: text(
      `任务 ${taskId} 不在待办中:可能已完成、已撤回或流程已前进。请刷新待办列表。`,
      `Task ${taskId} is not open: it was completed or withdrawn, or the case has moved on. Reload your inbox.`,
    ),
  }),
  claimedByOther: (taskId: string, by: string): Refusal => ({
    code: 'TASK.CLAIMED_BY_ANOTHER',
    message: text(
      `任务 ${taskId} 已由 ${by} 签收。请与其联系,请其退回签收;逾期升级后,可由升级后的办理人接办(I-39)。`,
      `Task ${taskId} is claimed by ${by}. Ask that person to release it; once it is overdue, whom it is escalated to may take it over (I-39).`,
    ),
  }),
  notClaimed: (taskId: string): Refusal => ({
    code: 'TASK.NOT_CLAIMED',
    message: text(
      `任务 ${taskId} 没有由您签收,无可退回。请刷新待办列表。`,
      `Task ${taskId} is not claimed by you, so there is nothing to release. Reload your inbox.`,
    ),
  }),
  wrongKind: (taskId: string, kind: string): Refusal => ({
    code: 'TASK.WRONG_FORM',
    message: text(
      `任务 ${taskId} 要求填写「${kind}」表单。请重新打开任务后提交。`,
      `Task ${taskId} asks for the form ${kind}. Open the task again and submit that form.`,
    ),
  }),
  ownCase: (taskId: string): Refusal => ({
    code: 'TASK.OWN_CASE',
    clause: 'I-35',
    message: text(
      `任务 ${taskId} 涉及您本人,不能由您办理(I-35)。请由其他有权限的人办理。`,
      `Task ${taskId} is about yourself and is not yours to decide (I-35). Another person with the role has to do it.`,
    ),
  }),
  notYours: (taskId: string): Refusal => ({
    code: 'TASK.NOT_YOURS',
    message: text(
      `您无权办理任务 ${taskId}。请联系人力资源部确认办理人。`,
      `Task ${taskId} is not addressed to you. Ask HR who it is for.`,
    ),
  }),
} as const;

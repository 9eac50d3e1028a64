import type { AlarmCause, AlarmCode } from '../vocabulary/alarm.js';
import { type Refusal, refuse } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { STEP } from '../refusals/tasks.js';

/** The code of a case whose records and engine tell different stories. */
export const DIVERGED = STEP.DIVERGED.code;

/** Said to everybody who acts on a case that stands still. */
export const diverged = (workflowId: string): Refusal => refuse(STEP.DIVERGED, { workflowId });

/** What the database cannot hold; nothing was written. */
export const notTaken = (workflowId: string, clause?: string): Refusal => {
  const refusal = refuse(STEP.NOT_TAKEN, { workflowId });
  return clause === undefined ? refusal : { ...refusal, clause };
};

/** The alarm that names such a case. */
export const alarmOf = (workflowId: string, code: string, detail: string): AlarmCause => ({
  code: (code === DIVERGED ? 'STEP.DIVERGED' : 'STEP.NOT_TAKEN') satisfies AlarmCode,
  about: workflowId,
  message:
    code === DIVERGED
      ? text(
          `案件 ${workflowId} 的记录与流程引擎不一致，已暂停（${detail}）。请系统管理员运行 jinji reconcile 核对，再用 --repair ${workflowId} 修复。`,
          `Records and engine of case ${workflowId} do not agree; it stands still (${detail}). Run jinji reconcile, look at what it says, then repair with --repair ${workflowId}.`,
        )
      : text(
          `案件 ${workflowId} 的一步无法写入记录（${detail}）。若案件已暂停，请修正原因后运行 jinji reconcile --repair ${workflowId}。`,
          `A step of case ${workflowId} could not be written (${detail}). Where the case stands still, mend the cause and run jinji reconcile --repair ${workflowId}.`,
        ),
});

import type { AlarmCause, AlarmCode } from '../vocabulary/alarm.js';
import type { Refusal } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** The code of a case whose records and engine tell different stories. */
export const DIVERGED = 'STEP.DIVERGED';

/** Said to everybody who acts on a case that stands still. */
export const diverged = (workflowId: string): Refusal => ({
  code: DIVERGED,
  message: text(
    `案件 ${workflowId} 的记录与流程引擎不一致,已暂停,不会再有变动;您的操作未执行。请联系系统管理员核对修复(jinji reconcile),修复后再办理。`,
    `Records and engine of case ${workflowId} do not agree; it stands still, and your act was not carried out. Ask the system administrator to repair it (jinji reconcile), then act again.`,
  ),
});

/** What the database cannot hold; nothing was written. */
export const notTaken = (workflowId: string, clause?: string): Refusal => ({
  code: 'STEP.NOT_TAKEN',
  ...(clause === undefined ? {} : { clause }),
  message: text(
    `案件 ${workflowId} 的这一步无法写入记录,未做任何改动。请检查所填文字和数字后重试;如仍不行,请联系系统管理员,已为其生成告警。`,
    `This step of case ${workflowId} cannot be written to the records; nothing was changed. Check words and numbers and try again; otherwise ask the system administrator, who has an alarm about it.`,
  ),
});

/** The alarm that names such a case. */
export const alarmOf = (workflowId: string, code: string, detail: string): AlarmCause => ({
  code: (code === DIVERGED ? 'STEP.DIVERGED' : 'STEP.NOT_TAKEN') satisfies AlarmCode,
  about: workflowId,
  message:
    code === DIVERGED
      ? text(
          `案件 ${workflowId} 的记录与流程引擎不一致,已暂停(${detail})。请系统管理员运行 jinji reconcile 核对,再用 --repair ${workflowId} 修复。`,
          `Records and engine of case ${workflowId} do not agree; it stands still (${detail}). Run jinji reconcile, look at what it says, then repair with --repair ${workflowId}.`,
        )
      : text(
          `案件 ${workflowId} 的一步无法写入记录(${detail})。若案件已暂停,请修正原因后运行 jinji reconcile --repair ${workflowId}。`,
          `A step of case ${workflowId} could not be written (${detail}). Where the case stands still, mend the cause and run jinji reconcile --repair ${workflowId}.`,
        ),
});

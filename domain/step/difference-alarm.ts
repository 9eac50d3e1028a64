import type { AlarmCause } from '../vocabulary/alarm.js';
import { text } from '../vocabulary/text.js';
import { DIFFERENCES, type Difference } from './reconciliation.js';

/** The alarm about a difference of engine and records, said at once or by the daily watch: the same. */
export const alarmOfDifference = ({ workflowId, what, detail }: Difference): AlarmCause => ({
  code: 'RECORDS.DIFFER',
  about: `${workflowId} ${what}`,
  message: text(
    `${workflowId}：${DIFFERENCES[what].zh}（${detail}）。请系统管理员运行 jinji reconcile。`,
    `${workflowId}: ${DIFFERENCES[what].en} (${detail}). Run jinji reconcile.`,
  ),
});

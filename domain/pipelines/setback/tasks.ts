import type { SetbackActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

/** The tasks of a setback (§11). */
export const SETBACK_KINDS: Readonly<Record<keyof SetbackActByKind, TaskKindInfo>> = {
  'setback.cause': { clause: '11.1', title: text('说明考核 C/D 的原因', 'State the cause of the C or D') },
  'setback.complaint': { clause: '11.2', title: text('确认投诉是否成立', 'Confirm whether the complaint stands') },
  'setback.proposal': { clause: '11.1', title: text('提出或确认处理措施', 'Name or confirm the measure') },
  'setback.gm-decision': { clause: 'I-69', title: text('总经理审批处理措施', 'Decide on the measure') },
  'setback.plan': { clause: '11.1', title: text('拟定改进计划', 'Write the improvement plan') },
  'setback.plan-review': { clause: 'I-69', title: text('评估改进结果', 'Review the improvement') },
  'setback.acknowledgement': { clause: 'I-67', title: text('签收降级通知书', 'Acknowledge the demotion in writing') },
  'setback.pay': { clause: 'I-41', title: text('处理拒签后的薪资', 'Settle the pay after a refused signature') },
  'setback.post-review': { clause: 'I-71', title: text('复核班组长职务', 'Review the post of team leader') },
};

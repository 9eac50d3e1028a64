import { decided, decisions, noted, papers, type Catalogue } from '../catalogue.js';
import { text, type Text } from '../../vocabulary/text.js';
import { atOnce, atRelease, OFFICES_ONLY, returned, SINGLE_SCORES, type ActTelling } from '../../sight/telling.js';

/** What every pipeline may write of a case: the general manager decides alike wherever he does, and so does the house. */

/** What the engine does with a case and its tasks (I-58), as its ledger names it. */
export const HOUSE_ACTS = {
  advance: { title: text('流程前进', 'The case moved on'), tells: 'with-its-stage' },
  open: { title: text('立案', 'Case opened'), tells: 'with-its-stage' },
  'task.claimed': { title: text('认领任务', 'Task claimed'), tells: OFFICES_ONLY },
  'task.released': { title: text('放回任务', 'Task released'), tells: OFFICES_ONLY },
  'task.reminded': { title: text('到期提醒', 'Reminder sent'), tells: OFFICES_ONLY },
  'task.asked': { title: text('提出沟通问题', 'Question asked'), tells: OFFICES_ONLY },
  'task.answered': { title: text('答复沟通问题', 'Question answered'), tells: OFFICES_ONLY },
  'task.taken-back': { title: text('撤回沟通问题', 'Question taken back'), tells: OFFICES_ONLY },
  'task.urged': { title: text('催办', 'Urged'), tells: OFFICES_ONLY },
  'task.escalated': { title: text('升级催办', 'Task escalated'), tells: OFFICES_ONLY },
  'task.withdrawn': { title: text('任务撤回', 'Task withdrawn'), tells: OFFICES_ONLY },
  'case.repaired': { title: text('修复', 'Case repaired'), tells: OFFICES_ONLY },
  'case.voided': { title: text('案件作废', 'Case voided'), tells: 'with-its-stage' },
  'act.taken-back': { title: text('撤回办理', 'Act taken back'), tells: 'with-its-stage' },
  'withdrawal.asked': { title: text('申请撤回红头文件', 'Withdrawal of a notice asked for'), tells: OFFICES_ONLY },
  'act.returned': { title: text('退回', 'Returned to an earlier step'), tells: 'with-its-stage' },
  'task.signer-added': { title: text('加签', 'Signer added'), tells: OFFICES_ONLY },
  'task.signer-removed': { title: text('减签', 'Signer removed'), tells: OFFICES_ONLY },
  'task.held': { title: text('已办理，待加签人签署', 'Handed in, waits for its signers'), tells: OFFICES_ONLY },
  'task.signed': { title: text('加签人签署', 'Signed'), tells: OFFICES_ONLY },
  'task.sign-refused': { title: text('加签人不同意', 'A signer refused'), tells: OFFICES_ONLY },
  'task.signer-left': { title: text('加签人离职', 'A signer has left'), tells: OFFICES_ONLY },
  'task.given-back': { title: text('所提交内容退回办理人', 'What was handed in went back'), tells: OFFICES_ONLY },
  'task.sign-withdrawn': { title: text('加签人撤回签署', 'A signature was taken back'), tells: OFFICES_ONLY },
  'task.office-lost': {
    title: text('提交人已不担任职务，所提交内容退回', 'What was handed in went back: the office was lost'),
    tells: OFFICES_ONLY,
  },
  'task.unanswered': { title: text('被问人离职，问题未答复', 'Whoever was asked has left'), tells: OFFICES_ONLY },
  'task.handed-on': { title: text('任务转交', 'Task handed on'), tells: OFFICES_ONLY },
} as const satisfies Readonly<Record<string, { readonly title: Text; readonly tells: ActTelling }>>;

/** What is decided and kept alike in every pipeline. */
export const HOUSE = {
  stages: {},
  tasks: {},
  decisions: decisions({
    'evaluation:eligible': decided('重新评定：符合条件', 'evaluated again: eligible', atOnce),
    'evaluation:ineligible': decided('重新评定：不符合条件', 'evaluated again: not eligible', atOnce),
    'evaluation:needs-ruling': decided('重新评定：待裁定', 'evaluated again: needs a ruling', atOnce),
    'evaluation:on-hold': decided('重新评定：暂缓', 'evaluated again: on hold', atOnce),
    'submission:to-gm': decided('汇总报总经理', 'laid before the general manager', atRelease),
    'gm:approve': decided('总经理批准', 'approved by the general manager', atRelease),
    'gm:reject': decided('总经理否决', 'rejected by the general manager', atRelease),
    'gm:return': decided('总经理退回', 'returned by the general manager', returned(false, false)),
    'hold:held': decided('降级事项未结，暂缓', 'held over an open setback', atRelease),
    'hold:released': decided('降级事项已结，恢复办理', 'the setback is over; the case goes on', atRelease),
    'take-back:taken-back': decided('撤回办理', 'an act was taken back', returned(false, false)),
    'return:to-office': decided('退回重办', 'returned to an earlier step', returned(false, false)),
    'return:to-department': decided('退回部门重办', 'returned to the department', returned(true, true)),
    'taken-over:entered': noted('承接启用前开始的案件', 'taken over as it stood', atOnce),
    'void:voided': decided('案件作废', 'the case was voided', atRelease),
    'interruption:left': decided('因本人离职终止', 'ended because the person left', atRelease),
    'interruption:left-promoted': noted(
      '获批后本人离职，晋级有效',
      'left after the approval; promoted all the same',
      atRelease,
    ),
  }),
  documents: papers({
    'case-file': { clause: '8.5.7', title: text('案件卷宗', 'Case file'), tells: SINGLE_SCORES, covers: 'leave' },
  }),
} as const satisfies Catalogue;

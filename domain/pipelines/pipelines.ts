import type { CaseKind } from '../cases/case-kind.js';
import { text, type Text } from '../vocabulary/text.js';

/**
 * The pipelines of the policy as the people in them see them: one stage of a case after the other. Workflows take their
 * stages from here, the API serves it, the page of a case draws it, and every case that a test plays is held against it.
 */
export interface PipelineStage {
  readonly stage: string;
  /** The § or register entry that asks for the step, without the sign. */
  readonly clause: string;
  readonly title: Text;
  /** Where a case may go from here; a departure or a vacancy that closes may end it at any stage (I-58). */
  readonly to: readonly string[];
  /** A case ends here: well, otherwise, or called off. */
  readonly end?: 'well' | 'otherwise' | 'called-off';
}

const step = <S extends string>(stage: S, clause: string, zh: string, en: string, ...to: readonly string[]) =>
  ({ stage, clause, title: text(zh, en), to }) as const;
const end = <S extends string>(
  stage: S,
  how: NonNullable<PipelineStage['end']>,
  clause: string,
  zh: string,
  en: string,
  ...to: readonly string[]
) => ({ stage, clause, title: text(zh, en), to, end: how }) as const;

/** Where another policy version may lead (I-73). */
const REBASED = ['ineligible', 'ruling'] as const;

const LEVEL_PROMOTION = [
  step('ruling', 'I-09', '裁定缺月', 'Ruling', 'listed', 'ineligible'),
  step('listed', '8.5.2', '部门提交', 'Submission', 'first-review', 'left-out', ...REBASED),
  step(
    'first-review',
    '8.5.3',
    '人力资源初审',
    'First review',
    'ready',
    'awaiting-defense',
    'refused',
    'listed',
    'ineligible',
    'ruling',
  ),
  step(
    'awaiting-defense',
    '8.5.4',
    '组织答辩',
    'Panel to be called',
    'in-defense',
    'first-review',
    'listed',
    ...REBASED,
  ),
  step('in-defense', '8.5.4', '评审答辩', 'Defense', 'ready', 'awaiting-defense'),
  step('ready', '8.5.5', '汇总报送', 'Batch', 'with-gm', 'first-review', 'listed', ...REBASED),
  step('with-gm', '8.5.5', '总经理审批', 'General manager', 'approved', 'rejected', 'first-review'),
  step('approved', '8.5.6', '反馈结果', 'Hand-back', 'interview'),
  step('interview', '8.5.6', '面谈', 'Interview', 'confirmation'),
  step('confirmation', '8.5.6', '确认面谈', 'Confirmation', 'notice', 'interview', 'promoted', 'not-promoted'),
  step('notice', '8.5.7', '签收通知书', 'Notice', 'promoted'),
  end('ineligible', 'otherwise', '8.2', '不符合条件', 'not eligible', 'first-review'),
  end('left-out', 'otherwise', '8.5.2', '未提交', 'left out'),
  end('refused', 'otherwise', '8.5.3', '初审不通过', 'refused', 'interview'),
  end('rejected', 'otherwise', '8.5.5', '未获批准', 'rejected', 'interview'),
  end('not-promoted', 'called-off', '8.5.6', '未晋级', 'not promoted'),
  end('promoted', 'well', '8.5.7', '已晋级', 'promoted'),
] as const;

const POSITION_PROMOTION = [
  step('verification', '9.5.1', '资格核定', 'Verification', 'assessment', 'not-qualified'),
  step('assessment', '9.5.2', '胜任素质与周边绩效', 'Assessment', 'qualification', 'not-qualified'),
  step('qualification', '9.5.3', '资格审查', 'Qualification', 'trial-ready', 'not-qualified'),
  step('trial-ready', '9.5.4', '报送总经理', 'Put forward', 'trial-with-gm'),
  step(
    'trial-with-gm',
    '9.5.4',
    '批准试用',
    'Approval of the trial',
    'trial',
    'verification',
    'qualification',
    'rejected',
  ),
  step('trial-letter', '9.5.5', '试用任命通知', 'Letter of trial', 'trial', 'trial-ended'),
  step('trial', '9.5.5', '试用', 'Trial', 'trial-letter', 'trial-review', 'trial-ended'),
  step(
    'trial-review',
    '9.5.6',
    '360°考核',
    '360° review',
    'trial',
    'trial-below-mark',
    'trial-passed',
    'trial-failed',
    'trial-ended',
  ),
  step('trial-below-mark', 'I-57', '未达标的处理', 'Below the mark', 'trial', 'trial-failed', 'trial-ended'),
  step('trial-passed', '9.4.2', '考核达标', 'Passed', 'report'),
  step('report', '9.5.7', '述职报告', 'Report on duties', 'awaiting-defense'),
  step('awaiting-defense', '9.5.7', '组织评审', 'Panel to be called', 'in-defense'),
  step('in-defense', '9.5.7', '评审答辩', 'Defense', 'ready', 'awaiting-defense'),
  step('ready', '9.5.8', '汇总报送', 'Put forward', 'with-gm'),
  step('with-gm', '9.5.8', '总经理审批', 'General manager', 'approved', 'rejected', 'ready', 'awaiting-defense'),
  step('approved', '9.5.9', '反馈结果', 'Hand-back', 'interview'),
  step('interview', '9.5.9', '面谈', 'Interview', 'confirmation'),
  step('confirmation', '9.5.9', '确认面谈', 'Confirmation', 'notice', 'interview', 'not-appointed', 'appointed'),
  step('notice', '9.5.9', '签收通知书', 'Notice', 'publication', 'appointed'),
  step('publication', '9.5.10', '红头文件', 'Company notice', 'appointed'),
  end('not-qualified', 'otherwise', '9.5.3', '资格不符', 'not qualified'),
  end('trial-failed', 'otherwise', '9.4.2', '试用未通过', 'trial failed', 'interview', 'not-appointed'),
  end('trial-ended', 'otherwise', 'I-59', '试用提前结束', 'trial ended', 'interview', 'not-appointed'),
  end('rejected', 'otherwise', '9.5.8', '未获批准', 'rejected', 'interview'),
  end('not-appointed', 'otherwise', '9.5.9', '未任命', 'not appointed'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('appointed', 'well', '9.5.10', '已任命', 'appointed'),
] as const;

const ENTRY = [
  step('special-approval', '6.2', '特殊定级审批', 'Special approval', 'graded'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('graded', 'well', '6', '已定级', 'graded'),
] as const;

const CONFIRMATION = [
  step('proposal', '7.2.1', '提出定级', 'Proposal', 'review', 'decision'),
  step('review', '7.2.1', '部门复核', 'Review', 'decision', 'proposal'),
  step('decision', '7.2.2', '人力资源决定', 'Decision', 'notice', 'gm-decision', 'proposal'),
  step('gm-decision', 'I-43', '总经理审批例外', 'Exception', 'notice'),
  step('notice', '7.2.2', '签收通知书', 'Notice', 'confirmed'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('confirmed', 'well', '7.2.2', '已转正', 'confirmed'),
] as const;

const TRANSFER = [
  step('opening', 'I-72', '确认空缺', 'Opening', 'agreement', 'refused'),
  step('mapping', 'I-72', '对应职级', 'Level mapped', 'agreement', 'refused'),
  step('agreement', '10', '双方部门同意', 'Agreement', 'acknowledgement', 'refused'),
  step('acknowledgement', '10', '员工知悉', 'Acknowledgement', 'waiting', 'notice', 'transferred'),
  step('waiting', '12.1', '等待调动日', 'Waiting', 'notice', 'transferred'),
  step('notice', '12.1', '签收通知书', 'Notice', 'transferred'),
  end('refused', 'otherwise', '10', '不同意', 'refused'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('transferred', 'well', '12.1', '已调岗', 'transferred'),
] as const;

const SETBACK = [
  step('cause', '11.1', '说明原因', 'Cause', 'complaint', 'proposal', 'plan', 'acknowledgement', 'post-review'),
  step('complaint', '11.2', '认定投诉', 'Complaint', 'proposal', 'cause'),
  step(
    'proposal',
    '11.1',
    '提出措施',
    'Measure',
    'gm-decision',
    'plan',
    'acknowledgement',
    'pay',
    'post-review',
    'cause',
  ),
  step(
    'gm-decision',
    'I-16',
    '总经理审批',
    'General manager',
    'proposal',
    'plan',
    'acknowledgement',
    'pay',
    'post-review',
    'cause',
  ),
  step('plan', 'I-70', '改进计划', 'Improvement plan', 'plan-review', 'cause'),
  step('plan-review', 'I-69', '计划考核', 'Review of the plan', 'proposal', 'post-review', 'gm-decision', 'cause'),
  step('acknowledgement', 'I-67', '签收通知', 'Acknowledgement', 'pay', 'post-review'),
  step('pay', 'I-41', '薪资', 'Pay', 'post-review'),
  step('post-review', 'I-71', '岗位去留', 'Keeping the post'),
  end('closed', 'called-off', '11', '已结案', 'closed'),
] as const;

/** A setback goes back to its cause when an appeal is upheld. */
const APPEAL = [
  step('reader', 'I-74', '指定受理人', 'Who reads it', 'reading'),
  step('reading', 'I-74', '受理', 'Reading', 'remedy', 'refused'),
  step('remedy', 'I-74', '落实', 'Carrying out', 'gm-decision', 'upheld'),
  step('gm-decision', '4.1', '审批更正', 'General manager', 'remedy', 'notice'),
  step('notice', '15.3', '签收通知书', 'Notice', 'upheld'),
  end('refused', 'otherwise', 'I-74', '不成立', 'refused'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('upheld', 'well', 'I-74', '成立', 'upheld'),
] as const;

const REBASE = [
  step('gm-decision', 'I-73', '总经理审批', 'General manager', 'rebased', 'rejected'),
  end('rejected', 'otherwise', 'I-73', '未同意', 'not agreed to'),
  end('cancelled', 'called-off', 'I-58', '已终止', 'called off'),
  end('rebased', 'well', 'I-73', '已更换', 'moved'),
] as const;

const DEPARTURE = [
  step('waiting', 'I-58', '等待最后工作日', 'Waiting', 'settling', 'withdrawn'),
  step('settling', 'I-58', '交接', 'Handing over', 'left'),
  end('withdrawn', 'otherwise', 'I-58', '已撤销', 'withdrawn'),
  end('left', 'well', 'I-58', '已离职', 'left'),
] as const;

/** A kind whose pipeline is not here yet has no picture. */
export const PIPELINES = {
  'level-promotion': LEVEL_PROMOTION,
  'position-promotion': POSITION_PROMOTION,
  entry: ENTRY,
  confirmation: CONFIRMATION,
  transfer: TRANSFER,
  setback: SETBACK,
  departure: DEPARTURE,
  appeal: APPEAL,
  rebase: REBASE,
} as const satisfies Partial<Record<CaseKind, readonly PipelineStage[]>>;

/** The stages of a case of a kind. */
export type StageOf<K extends keyof typeof PIPELINES> = (typeof PIPELINES)[K][number]['stage'];

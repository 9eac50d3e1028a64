import { TRIAL_WORDS } from './trial/words.js';
import { APPOINTMENT_WORDS } from './appointment/words.js';
import { VACANCY_WORDS } from './position-promotion/words.js';
import { APPEAL_WORDS } from './appeal/words.js';
import { SETBACK_WORDS } from './setback/words.js';
import { text, type Text } from '../vocabulary/text.js';

/** What a decision of `kind` came to, as people say it; the codes themselves stay in the records. */
const WORDS = {
  ...APPOINTMENT_WORDS,
  ...VACANCY_WORDS,
  ...SETBACK_WORDS,
  ...APPEAL_WORDS,
  'evaluation:eligible': text('重新评定:符合条件', 'evaluated again: eligible'),
  'evaluation:ineligible': text('重新评定:不符合条件', 'evaluated again: not eligible'),
  'evaluation:needs-ruling': text('重新评定:待裁定', 'evaluated again: needs a ruling'),
  'evaluation:on-hold': text('重新评定:暂缓', 'evaluated again: on hold'),
  'ruling:proceed': text('裁定按达标处理', 'ruled that the months suffice'),
  'ruling:refuse': text('裁定不予晋级', 'ruled against the promotion'),
  'submission:submitted': text('提交为候选人', 'submitted as a candidate'),
  'submission:left-out': text('本次不提交', 'left out this time'),
  'submission:special': text('申请特殊晋级', 'applied for a special promotion'),
  'submission:proposed': text('提议特殊晋级', 'proposed a special promotion'),
  'rebase:asked': text('申请更换制度版本', 'another policy version asked for'),
  'rebase:approved': text('同意更换制度版本', 'another policy version agreed to'),
  'rebase:rejected': text('不同意更换制度版本', 'another policy version not agreed to'),
  'rebase:rebased': text('改按另一制度版本重新评定', 'evaluated again under another policy version'),
  'review:reopened': text('初审后数据有变动,退回复核', 'back to the review: the facts have changed'),
  'submission:to-gm': text('汇总报总经理', 'laid before the general manager'),
  'first-review:pass': text('初审通过', 'passed the first review'),
  'first-review:refuse': text('初审不予通过', 'refused in the first review'),
  'first-review:return': text('初审退回', 'returned in the first review'),
  'first-review:reevaluate': text('初审时要求重新评定', 'to be evaluated again'),
  'panel:passed': text('答辩通过', 'passed by the panel'),
  'panel:failed': text('答辩未通过', 'not passed by the panel'),
  'panel:incomplete': text('答辩评分不完整', 'the scores of the panel are incomplete'),
  'panel:missed': text('未参加答辩', 'missed the defense'),
  'panel:absent': text('未参加答辩', 'missed the defense'),
  'gm:approve': text('总经理批准', 'approved by the general manager'),
  'gm:reject': text('总经理否决', 'rejected by the general manager'),
  'gm:return': text('总经理退回', 'returned by the general manager'),
  'interview:held': text('已面谈', 'interview held'),
  'confirmation:confirmed': text('确认已面谈', 'confirmed that the interview took place'),
  'confirmation:denied': text('否认已面谈', 'denied that the interview took place'),
  'notice:signed': text('签收通知书', 'signed the notice'),
  'notice:refused': text('拒签通知书', 'refused to sign the notice'),
  ...TRIAL_WORDS,
  'entry:accepted': text('按制度定级', 'graded by the rules'),
  'entry:approve': text('批准特殊定级', 'special entry level approved'),
  'entry:refuse': text('不同意特殊定级', 'special entry level refused'),
  'proposal:proposed': text('提出定级建议', 'proposed a level'),
  'review:endorse': text('同意定级建议', 'endorsed the proposal'),
  'review:amend': text('修改定级建议', 'amended the proposal'),
  'review:return': text('退回定级建议', 'returned the proposal'),
  'hr-decision:approve': text('核定定级', 'decided as proposed'),
  'hr-decision:amend': text('改定职级', 'decided on another level'),
  'hr-decision:return': text('核定时退回', 'returned by HR'),
  'transfer-opening:confirm': text('确认岗位空缺', 'confirmed the opening'),
  'transfer-opening:refuse': text('岗位无空缺', 'found no opening'),
  'transfer-mapping:mapped': text('核定对应职级', 'mapped the level'),
  'agreement:agreed': text('同意调岗', 'agreed to the transfer'),
  'agreement:refused': text('不同意调岗', 'did not agree to the transfer'),
  'acknowledgement:acknowledged': text('已知悉调岗', 'acknowledged the transfer'),
  'transfer:carried-on': text('调岗后继续办理', 'goes on after a transfer'),
  'departure:move': text('离职改期', 'moved the departure'),
  'departure:withdraw': text('撤销离职', 'took the departure back'),
  'departure:name-successor': text('更换接任人', 'named another successor'),
  'interruption:left': text('因本人离职终止', 'ended because the person left'),
} as const satisfies Readonly<Record<string, Text>>;

/** `kind:outcome` of every decision that the pipelines take. */
export type DecisionCode = keyof typeof WORDS;

/** A decision in words; a code that has none yet is shown as it is, never hidden. */
export const decisionWords = (kind: string, outcome: string): Text =>
  (WORDS as Readonly<Record<string, Text>>)[`${kind}:${outcome}`] ?? text(`${kind}:${outcome}`, `${kind}: ${outcome}`);

/** How a clause is cited: § for the policy's own, the number alone for an entry of the register (I-…). */
export const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);
